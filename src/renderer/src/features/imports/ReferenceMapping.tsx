import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { referenceFields } from '#shared/domain/reference-tables/recognise-reference.ts';
import type { ReferenceFormat } from '#shared/domain/reference-tables/reference-formats.ts';
import type { ImportColumn, ImportInspection } from '#shared/ipc/import-schemas.ts';
import type { Mapping } from './model/mapping.ts';
import { missingInTable, tableFieldKind, withTableField } from './model/table-fields.ts';
import { PreviewTable } from './PreviewTable.tsx';
import { useTableFieldLabel } from './use-table-field-label.ts';
import styles from './ColumnMapping.module.css';
import notices from './MappingNotices.module.css';

type ReferenceMappingProps = {
  readonly format: ReferenceFormat;
  readonly inspection: ImportInspection;
  readonly mapping: Mapping;
  readonly onMapping: (mapping: Mapping) => void;
};

/** The first rows of a table that tests compare with, and what each column of it is: recognised, or chosen. */
export const ReferenceMapping = ({ format, inspection, mapping, onMapping }: ReferenceMappingProps) => (
  <>
    <MissingNotice format={format} mapping={mapping} />
    <PreviewTable
      inspection={inspection}
      columns={mapping.columns.map(({ index, tableField = null }) => ({
        index,
        isMapped: tableField !== null,
        kind: tableFieldKind(format, tableField),
      }))}
    >
      {mapping.columns.map((column) => (
        <TableFieldChoice
          key={column.index}
          format={format}
          column={column}
          onField={(field) => onMapping(withTableField(mapping, column.index, field))}
        />
      ))}
    </PreviewTable>
  </>
);

const MissingNotice = ({ format, mapping }: Pick<ReferenceMappingProps, 'format' | 'mapping'>) => {
  const { t } = useTranslation('imports');
  const label = useTableFieldLabel(format);
  const missing = missingInTable(format, mapping);
  return (
    <div className={notices['notices']} role="status">
      {missing.length === 0 ? null : (
        <p className={notices['notice']} data-tone="over">
          {t('mapping.missing', {
            fields: missing.map((group) => group.map(label).join(` ${t('mapping.or')} `)).join(', '),
          })}
        </p>
      )}
    </div>
  );
};

const none = '';

const TableFieldChoice = ({
  format,
  column,
  onField,
}: {
  readonly format: ReferenceFormat;
  readonly column: ImportColumn;
  readonly onField: (field: string | null) => void;
}) => {
  const { t } = useTranslation('imports');
  const label = useTableFieldLabel(format);
  const field = column.tableField ?? null;
  return (
    <th className={styles['choice']} data-mapped={field !== null}>
      <NativeSelect
        size="xs"
        aria-label={t('mapping.fieldOf', { column: column.header })}
        value={field ?? none}
        data={[
          { value: none, label: t('mapping.notTaken') },
          ...referenceFields(format).map((value) => ({ value, label: label(value) })),
        ]}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          onField(chosen === none ? null : chosen);
        }}
      />
      {column.isHidden === true ? (
        <span className={styles['hidden']}>{t('mapping.hiddenColumn')}</span>
      ) : null}
      <span className={styles['kind']}>
        {field === null ? '\u00A0' : t(`kinds.${tableFieldKind(format, field)}`)}
      </span>
    </th>
  );
};
