import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Chip } from '#renderer/components/Chip.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { ImportField } from '#shared/domain/importing/fields.ts';
import type { RejectRow } from '#shared/ipc/import-schemas.ts';
import { fieldKind, isNumericField } from './model/mapping.ts';
import { fieldsOf } from './model/rejects.ts';
import type { Corrections } from './model/rejects.ts';
import { useFieldLabel } from './use-field-label.ts';
import styles from './RejectTable.module.css';
import tables from '#renderer/components/tables.module.css';
import texts from '#renderer/components/text.module.css';

type OnCorrect = (row: RejectRow, change: { readonly field: string; readonly text: string }) => void;

/** Rejected rows with a field to type in for every cell; the wrong one is framed and its reason stands beside it. */
export const RejectTable = ({
  rows,
  corrections,
  selected,
  onCorrect,
  onToggle,
}: {
  readonly rows: readonly RejectRow[];
  readonly corrections: Corrections;
  /** Null when rows cannot be selected: there is nothing to do with a selection yet. */
  readonly selected: ReadonlySet<number> | null;
  readonly onCorrect: OnCorrect;
  readonly onToggle: (row: RejectRow) => void;
}) => {
  const { t } = useTranslation('imports');
  const fieldLabel = useFieldLabel();
  const fields = fieldsOf(rows);
  return (
    <div className={tables['scroll']}>
      <table className={`${tables['table'] ?? ''} ${styles['grid'] ?? ''}`}>
        <thead>
          <tr>
            {selected === null ? null : <th aria-label={t('rejects.select')} />}
            <th data-kind="number">{t('ready.row')}</th>
            <th>{t('rejects.reason')}</th>
            {fields.map((field) => (
              <th key={field} data-kind={isNumericField(field) ? 'number' : 'text'}>
                {fieldLabel(field)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <RejectLine
              key={row.id}
              row={row}
              fields={fields}
              corrections={corrections}
              isSelected={selected === null ? null : selected.has(row.id)}
              onCorrect={onCorrect}
              onToggle={onToggle}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
};

const RejectLine = ({
  row,
  fields,
  corrections,
  isSelected,
  onCorrect,
  onToggle,
}: {
  readonly row: RejectRow;
  readonly fields: readonly ImportField[];
  readonly corrections: Corrections;
  readonly isSelected: boolean | null;
  readonly onCorrect: OnCorrect;
  readonly onToggle: (row: RejectRow) => void;
}) => {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const isOpen = row.status === 'open';
  const changed = corrections[row.id] ?? {};
  return (
    <tr>
      {isSelected === null ? null : (
        <td>
          <Checkbox
            disabled={!isOpen}
            aria-label={t('rejects.selectRow', { row: row.row })}
            checked={isSelected}
            onChange={() => onToggle(row)}
          />
        </td>
      )}
      <td data-kind="number" className={texts['faint']}>
        {format.number(row.row)}
      </td>
      <ReasonCell row={row} />
      {fields.map((field) => (
        <RejectCell
          key={field}
          row={row}
          field={field}
          text={changed[field] ?? row.cells[field] ?? ''}
          isChanged={field in changed}
          onCorrect={onCorrect}
        />
      ))}
    </tr>
  );
};

const statusTones = { open: 'over', taken: 'ok', dismissed: 'plain' } as const;

/** What is wrong, with the value it is about; or what became of the row. */
const ReasonCell = ({ row }: { readonly row: RejectRow }) => {
  const { t } = useTranslation(['imports', 'importing']);
  const fieldLabel = useFieldLabel();
  const reason = t(`importing:codes.${row.code}`);
  return (
    <td className={styles['reason']} data-status={row.status} id={reasonId(row)}>
      {row.status === 'open' ? null : (
        <Chip tone={statusTones[row.status]}>{t(`rejects.statuses.${row.status}`)}</Chip>
      )}
      {row.column === null || row.value === null ? null : (
        <strong className={styles['value']}>
          {t('rejects.value', { field: fieldLabel(row.column), value: row.value })}
        </strong>
      )}
      {reason}
    </td>
  );
};

const reasonId = (row: RejectRow): string => `reject-${row.id}`;

const RejectCell = ({
  row,
  field,
  text,
  isChanged,
  onCorrect,
}: {
  readonly row: RejectRow;
  readonly field: ImportField;
  readonly text: string;
  readonly isChanged: boolean;
  readonly onCorrect: OnCorrect;
}) => {
  const { t } = useTranslation('imports');
  const fieldLabel = useFieldLabel();
  const isWrong = row.column === field && row.status === 'open';
  return (
    <td className={styles['cell']} data-wrong={isWrong} data-changed={isChanged}>
      <input
        className={styles['input']}
        data-kind={isNumericField(field) ? 'number' : fieldKind(field)}
        aria-label={t('rejects.cell', { field: fieldLabel(field), row: row.row })}
        aria-invalid={isWrong}
        readOnly={row.status !== 'open'}
        {...(isWrong ? { 'aria-describedby': reasonId(row) } : {})}
        value={text}
        onChange={(event) => onCorrect(row, { field, text: event.currentTarget.value })}
      />
    </td>
  );
};
