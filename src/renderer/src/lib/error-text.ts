import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { errorText, type ErrorText, type Translate } from '#shared/errors/error-text.ts';
import type { AppError } from '#shared/ipc/app-error.ts';

/** The catalogues of the window as the shared error texts look them up. */
const translate =
  (t: TFunction): Translate =>
  (key, values) =>
    t(key, values ?? {});

/** The error texts in the language in use when the error is told, which may be later than it was drawn. */
export const useErrorText = (): ((error: AppError) => ErrorText) => {
  const { i18n } = useTranslation();
  return (error) => errorText(error, translate(i18n.t));
};
