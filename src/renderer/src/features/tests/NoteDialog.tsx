import { Button, Group, Select, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '#renderer/components/Dialog.tsx';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import type { ExceptionRow, Verdict } from '#shared/ipc/auditing-schemas.ts';
import { verdictKeys } from './use-dispose.ts';

const longestNote = 10_000;

/** What all of them have in common, else what is given. */
const shared = <T,>(values: readonly T[], otherwise: T): T =>
  new Set(values).size === 1 ? (values[0] ?? otherwise) : otherwise;

/** A note with its verdict, for one exception or for several at once. */
export const NoteDialog = ({
  rows,
  onNote,
  onClose,
}: {
  readonly rows: readonly ExceptionRow[];
  readonly onNote: (verdict: Verdict, note: string | null) => void;
  readonly onClose: () => void;
}) => {
  const { t } = useTranslation(['tests', 'shell']);
  const words = useRegisterWords();
  const [verdict, setVerdict] = useState<Verdict>(
    shared(
      rows.map(({ disposition }) => disposition?.verdict ?? 'follow-up'),
      'follow-up',
    ),
  );
  const [note, setNote] = useState(
    shared(
      rows.map(({ disposition }) => disposition?.note ?? ''),
      '',
    ),
  );
  const keep = (): void => onNote(verdict, note.trim() === '' ? null : note.trim());
  return (
    <Dialog onClose={onClose} title={t('note.title', { count: rows.length })}>
      <Stack gap="sm">
        <Select
          label={words.column('disposition', 'verdict')}
          allowDeselect={false}
          data={verdictKeys.map(([, value]) => ({
            value,
            label: words.choice('disposition', 'verdict', value),
          }))}
          value={verdict}
          onChange={(value) => {
            const chosen = verdictKeys.find(([, known]) => known === value);
            if (chosen !== undefined) setVerdict(chosen[1]);
          }}
        />
        <Textarea
          label={words.column('disposition', 'note')}
          description={t('note.hint')}
          autosize
          minRows={4}
          maxRows={12}
          maxLength={longestNote}
          data-autofocus
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) keep();
          }}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('shell:dialogs.cancel')}
          </Button>
          <Button onClick={keep}>{t('note.keep')}</Button>
        </Group>
      </Stack>
    </Dialog>
  );
};
