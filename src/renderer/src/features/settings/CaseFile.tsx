import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '#renderer/components/ErrorView.tsx';
import { Card, Fact, Facts } from '#renderer/components/Page.tsx';
import { errorOf, useApiMutation, useApiQuery } from '#renderer/lib/api.ts';
import { useBridge } from '#renderer/lib/bridge.tsx';
import { notifyDone, useNotifyError } from '#renderer/lib/notify.tsx';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { CaseInfo } from '#shared/ipc/contract.ts';
import styles from './settings.module.css';

/** The open file: where it is, what is in it, its backups. */
export const CaseFile = () => {
  const { data, error } = useApiQuery('cases', 'info', {});
  if (error !== null) return <ErrorView error={errorOf(error)} />;
  if (data === undefined) return null;
  return (
    <div className={styles['cards']}>
      <CaseFacts openCase={data.info} />
      <Backups backups={data.backups} />
    </div>
  );
};

const CaseFacts = ({ openCase }: { readonly openCase: CaseInfo }) => {
  const { t } = useTranslation(['screens', 'shell']);
  const { api } = useBridge();
  const format = useFormat();
  const words = useRegisterWords();
  const saveCopy = useApiMutation('cases', 'saveCopy');
  const onError = useNotifyError();
  const contents = Object.entries(openCase.counts)
    .filter(([, count]) => count > 0)
    .map(
      ([entity, count]) =>
        `${format.number(count)} ${words.entity(entity, count === 1 ? 'one' : 'many').toLocaleLowerCase()}`,
    );
  return (
    <Card title={t('settings.caseFile')}>
      <Facts>
        <Fact term={t('settings.path')}>{openCase.path}</Fact>
        <Fact term={t('settings.contents')}>{contents.join(' · ')}</Fact>
        <Fact term={t('settings.events')}>{format.number(openCase.events)}</Fact>
        <Fact term={t('settings.head')}>
          <code className={styles['hash']}>{openCase.head}</code>
        </Fact>
        <Fact term={t('settings.schema')}>{openCase.schemaVersion}</Fact>
      </Facts>
      <Group gap="xs" mt="sm">
        <Button
          variant="default"
          onClick={() =>
            saveCopy.mutate(
              {},
              {
                onSuccess: (saved) =>
                  saved === null ? undefined : notifyDone(t('shell:notices.copySaved'), saved.path),
                onError,
              },
            )
          }
        >
          {t('settings.saveCopy')}
        </Button>
        <Button variant="subtle" onClick={() => void api.app.showInFolder({ path: openCase.path })}>
          {t('settings.show')}
        </Button>
      </Group>
    </Card>
  );
};

const Backups = ({
  backups,
}: {
  readonly backups: readonly { readonly path: string; readonly savedAt: number }[];
}) => {
  const { t } = useTranslation('screens');
  const { api } = useBridge();
  const format = useFormat();
  return (
    <Card title={t('settings.backups')}>
      <p className={styles['text']}>{t('settings.backupsText')}</p>
      {backups.length === 0 ? (
        <p className={styles['text']}>{t('settings.noBackups')}</p>
      ) : (
        <ul className={styles['backups']}>
          {backups.map(({ path, savedAt }) => (
            <li key={path}>
              <span>{format.instant(savedAt)}</span>
              <span className={styles['path']} title={path}>
                {path.split(/[\\/]/u).at(-1)}
              </span>
              <Button variant="subtle" size="compact-xs" onClick={() => void api.app.showInFolder({ path })}>
                {t('settings.show')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
};
