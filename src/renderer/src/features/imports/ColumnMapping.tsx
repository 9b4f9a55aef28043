import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { importFields } from '#shared/domain/importing/fields.ts';
import type { ImportColumn, ImportInspection, ImportOptions } from '#shared/ipc/import-schemas.ts';
import { fieldKind, isNumericField, withDecimalMark, withField } from './model/mapping.ts';
import type { Mapping } from './model/mapping.ts';
import { PreviewTable } from './PreviewTable.tsx';
import styles from './ColumnMapping.module.css';

/** The first rows as they are written in the file, with the field of each column chosen above it. */
export const ColumnMapping = ({
  inspection,
  mapping,
  onMapping,
}: {
  readonly inspection: ImportInspection;
  readonly mapping: Mapping;
  readonly onMapping: (mapping: Mapping) => void;
}) => (
  <PreviewTable
    inspection={inspection}
    columns={mapping.columns.map(({ index, field }) => ({
      index,
      isMapped: field !== null,
      kind: field === null ? 'text' : fieldKind(field),
    }))}
  >
    {mapping.columns.map((column) => (
      <FieldChoice
        key={column.index}
        column={column}
        fileMark={mapping.options.decimalMark}
        onField={(field) => onMapping(withField(mapping, column.index, field))}
        onMark={(mark) => onMapping(withDecimalMark(mapping, column.index, mark))}
      />
    ))}
  </PreviewTable>
);

const FieldChoice = ({
  column,
  fileMark,
  onField,
  onMark,
}: {
  readonly column: ImportColumn;
  readonly fileMark: ImportOptions['decimalMark'];
  readonly onField: (field: ImportColumn['field']) => void;
  readonly onMark: (mark: ImportColumn['decimalMark']) => void;
}) => {
  const { t } = useTranslation('imports');
  const none = '';
  return (
    <th className={styles['choice']} data-mapped={column.field !== null}>
      <NativeSelect
        size="xs"
        aria-label={t('mapping.fieldOf', { column: column.header })}
        value={column.field ?? none}
        data={[
          { value: none, label: t('mapping.notTaken') },
          ...importFields.map((field) => ({ value: field, label: t(`fields.${field}`) })),
        ]}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          onField(importFields.find((field) => field === chosen) ?? null);
        }}
      />
      {column.isHidden === true ? (
        <span className={styles['hidden']}>{t('mapping.hiddenColumn')}</span>
      ) : null}
      <span className={styles['kind']}>
        {column.field === null ? (
          <Hint column={column} onField={onField} />
        ) : isNumericField(column.field) && hasOwnMark(column) ? (
          <MarkChoice column={column} fileMark={fileMark} onMark={onMark} />
        ) : (
          t(`kinds.${fieldKind(column.field)}`)
        )}
      </span>
    </th>
  );
};

/** Columns of one file may write decimals differently, or not say how: then each has its own mark. */
const hasOwnMark = ({ decimalMark, isMarkAmbiguous, samples }: ImportColumn): boolean =>
  decimalMark !== undefined ||
  isMarkAmbiguous === true ||
  samples.some((text) => /^[^\p{L}]*\d[.,]\d{3}(?!\d)/u.test(text));

/** How the numbers of one column are written; until it is known, the check waits. */
const MarkChoice = ({
  column: { header, decimalMark, isMarkAmbiguous },
  fileMark,
  onMark,
}: {
  readonly column: ImportColumn;
  readonly fileMark: ImportOptions['decimalMark'];
  readonly onMark: (mark: ImportColumn['decimalMark']) => void;
}) => {
  const { t } = useTranslation('imports');
  const isOpen = decimalMark === undefined && fileMark === null && isMarkAmbiguous === true;
  return (
    <NativeSelect
      size="xs"
      className={styles['mark'] ?? ''}
      aria-label={t('mapping.markOf', { column: header })}
      error={isOpen}
      value={decimalMark ?? ''}
      data={[
        { value: '', label: t(isOpen ? 'mapping.markToChoose' : 'mapping.markOfFile') },
        { value: ',', label: t('options.decimalMarks.comma') },
        { value: '.', label: t('options.decimalMarks.point') },
      ]}
      onChange={(event) => {
        const chosen = event.currentTarget.value;
        onMark(chosen === ',' || chosen === '.' ? chosen : undefined);
      }}
    />
  );
};

/** What the cells look like, where no header says it: one click takes it. */
const Hint = ({
  column: { hint, header },
  onField,
}: {
  readonly column: ImportColumn;
  readonly onField: (field: ImportColumn['field']) => void;
}) => {
  const { t } = useTranslation('imports');
  if (hint === undefined) return '\u00A0';
  const field = t(`fields.${hint}`);
  return (
    <button
      type="button"
      className={styles['hint']}
      aria-label={t('mapping.takeHint', { column: header, field })}
      onClick={() => onField(hint)}
    >
      {t('mapping.hint', { field })}
    </button>
  );
};
