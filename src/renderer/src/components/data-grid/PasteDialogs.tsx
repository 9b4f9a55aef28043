import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import type { EntityName } from '#shared/domain/register/entities.ts';
import { Dialog } from '../Dialog.tsx';
import { ConfirmDialog } from '../ConfirmDialog.tsx';
import type { PasteState } from './use-grid-paste.ts';

/** More are not read through; the count says how many there are. */
const shownProblems = 100;

/** What a paste says before or instead of going in: why it was refused, or that it adds rows. */
export const PasteDialogs = ({
  entity,
  state,
  onClose,
}: {
  readonly entity: EntityName;
  readonly state: PasteState;
  readonly onClose: () => void;
}) => {
  const { t } = useTranslation(['grid', 'shell', 'errors']);
  const words = useRegisterWords();
  if (state.status === 'idle') return null;
  if (state.status === 'adding') {
    return (
      <ConfirmDialog
        title={t('paste.addTitle')}
        confirmLabel={t('paste.add', { count: state.rows.length })}
        onConfirm={state.goOn}
        onCancel={onClose}
      >
        {t('paste.addText', { count: state.rows.length })}
      </ConfirmDialog>
    );
  }
  return (
    <Dialog size="lg" onClose={onClose} title={t('paste.refusedTitle')}>
      <p>{t('paste.refusedText', { count: state.problems.length })}</p>
      <Table mt="sm" verticalSpacing={4} fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('paste.row')}</Table.Th>
            <Table.Th>{t('paste.column')}</Table.Th>
            <Table.Th>{t('paste.text')}</Table.Th>
            <Table.Th>{t('paste.problem')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {state.problems.slice(0, shownProblems).map(({ row, column, text, problem }) => (
            <Table.Tr key={`${row}:${column}:${problem}`}>
              <Table.Td>{row}</Table.Td>
              <Table.Td>{column.startsWith('#') ? t('paste.beyond') : words.column(entity, column)}</Table.Td>
              <Table.Td>{text.length > 60 ? `${text.slice(0, 60)}…` : text}</Table.Td>
              <Table.Td>{t(`errors:problems.${problem}`)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Dialog>
  );
};
