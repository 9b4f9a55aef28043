import { useTranslation } from 'react-i18next';
import { importFields } from '#shared/domain/importing/fields.ts';

/** The name of an import field for people; text that is no field (a header of the file) stays as it is. */
export const useFieldLabel = (): ((name: string) => string) => {
  const { t } = useTranslation('imports');
  return (name) => (importFields.some((field) => field === name) ? t(`fields.${name}`) : name);
};
