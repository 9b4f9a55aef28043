import { Button, Kbd } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useIsReadOnly } from '#renderer/lib/app-state.ts';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import type { Verdict } from '#shared/ipc/auditing-schemas.ts';
import { verdictKeys } from './use-dispose.ts';
import styles from './Exceptions.module.css';

/** Judges the exceptions that are chosen; each button says its key. */
export const JudgeBar = ({
  count,
  onVerdict,
  onNote,
}: {
  readonly count: number;
  readonly onVerdict: (verdict: Verdict | null) => void;
  readonly onNote: () => void;
}) => {
  const { t } = useTranslation('tests');
  const words = useRegisterWords();
  const isReadOnly = useIsReadOnly();
  const shared = { variant: 'default', size: 'compact-xs', disabled: isReadOnly || count === 0 } as const;
  return (
    <div className={styles['judge']} role="toolbar" aria-label={t('judge.label')}>
      <span className={styles['count']}>{t('judge.chosen', { count })}</span>
      {verdictKeys.map(([key, verdict]) => (
        <Button
          key={key}
          {...shared}
          leftSection={<Kbd size="xs">{key}</Kbd>}
          onClick={() => onVerdict(verdict)}
        >
          {words.choice('disposition', 'verdict', verdict)}
        </Button>
      ))}
      <Button {...shared} leftSection={<Kbd size="xs">N</Kbd>} onClick={onNote}>
        {t('judge.note')}
      </Button>
      <Button {...shared} leftSection={<Kbd size="xs">0</Kbd>} onClick={() => onVerdict(null)}>
        {t('judge.clear')}
      </Button>
    </div>
  );
};
