import { CloseButton, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#renderer/lib/api.ts';
import { useNotifyError } from '#renderer/lib/notify.tsx';
import type { AppState } from '#shared/ipc/contract.ts';
import styles from './welcome.module.css';

/** Cases opened before, the last first. One whose file is gone says so and can be taken off the list. */
export const RecentCases = ({
  recent,
  disabled,
  onOpen,
}: {
  readonly recent: AppState['recent'];
  readonly disabled: boolean;
  readonly onOpen: (path: string) => void;
}) => {
  const { t } = useTranslation('screens');
  const forget = useApiMutation('cases', 'forgetRecent');
  const onError = useNotifyError();
  return (
    <section className={styles['recent']}>
      <h2 className={styles['heading']}>{t('welcome.recent')}</h2>
      {recent.length === 0 ? <p className={styles['note']}>{t('welcome.noRecent')}</p> : null}
      <ul className={styles['list']}>
        {recent.map(({ path, title, exists }) => (
          <li key={path} className={styles['item']}>
            <UnstyledButton
              className={styles['case']}
              disabled={disabled || !exists}
              onClick={() => onOpen(path)}
            >
              <span className={styles['name']}>{title}</span>
              <span className={styles['path']}>{exists ? path : `${path} (${t('welcome.missing')})`}</span>
            </UnstyledButton>
            <CloseButton
              size="sm"
              aria-label={t('welcome.forget')}
              title={t('welcome.forget')}
              onClick={() => forget.mutate({ path }, { onError })}
            />
          </li>
        ))}
      </ul>
    </section>
  );
};
