import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppVersion } from '#renderer/lib/app-state.ts';
import { useErrorText } from '#renderer/lib/error-text.ts';
import { errorDetails } from '#shared/errors/error-text.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import styles from './ErrorView.module.css';

/** What went wrong, where, what to do; always with "copy details", and with the actions that can help. */
export const ErrorView = ({
  error,
  onRetry,
  actions,
}: {
  readonly error: AppError;
  readonly onRetry?: (() => void) | undefined;
  readonly actions?: ReactNode;
}) => {
  const { t } = useTranslation('errors');
  const version = useAppVersion();
  const clipboard = useClipboard({ timeout: 2000 });
  const { title, message, issues } = useErrorText()(error);
  return (
    <div className={styles['error']} role="alert">
      <p className={styles['title']}>{title}</p>
      <p>{message}</p>
      {issues.length === 0 ? null : (
        <ul className={styles['issues']}>
          {issues.map((issue) => (
            <li key={issue}>{issue}</li>
          ))}
        </ul>
      )}
      <div className={styles['actions']}>
        {actions}
        {onRetry === undefined ? null : (
          <Button variant="default" onClick={onRetry}>
            {t('details.retry')}
          </Button>
        )}
        <Button variant="subtle" onClick={() => clipboard.copy(errorDetails(error, version))}>
          {clipboard.copied ? t('details.copied') : t('details.copy')}
        </Button>
      </div>
    </div>
  );
};
