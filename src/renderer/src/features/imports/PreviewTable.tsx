import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportInspection } from '#shared/ipc/import-schemas.ts';
import type { FieldKind } from './model/mapping.ts';
import styles from './ColumnMapping.module.css';

type PreviewColumn = { readonly index: number; readonly isMapped: boolean; readonly kind: FieldKind };

/** The first rows as they are written in the file, under what is said of their columns: a header cell for each. */
export const PreviewTable = ({
  inspection,
  columns,
  children,
}: {
  readonly inspection: ImportInspection;
  readonly columns: readonly PreviewColumn[];
  readonly children: ReactNode;
}) => {
  const { t } = useTranslation('imports');
  const { headerRow } = inspection.options;
  return (
    <div className={styles['scroll']}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th className={styles['corner']}>{t('ready.row')}</th>
            {children}
          </tr>
        </thead>
        <tbody>
          {inspection.preview.map((line) => (
            <PreviewLine key={line.row} line={line} part={partOf(line.row, headerRow)} columns={columns} />
          ))}
        </tbody>
      </table>
    </div>
  );
};

const PreviewLine = ({
  line,
  part,
  columns,
}: {
  readonly line: ImportInspection['preview'][number];
  readonly part: 'banner' | 'header' | 'body';
  readonly columns: readonly PreviewColumn[];
}) => {
  const { t } = useTranslation('imports');
  return (
    <tr data-part={part} data-hidden={line.isHidden === true}>
      <td className={styles['number']}>
        {line.row}
        {line.isHidden === true ? <span className={styles['hidden']}>{t('mapping.hiddenRow')}</span> : null}
      </td>
      {part === 'banner' ? (
        // What stands above the header belongs to no column.
        <td colSpan={columns.length}>{line.cells.filter((cell) => cell !== '').join(' · ')}</td>
      ) : (
        columns.map(({ index, isMapped, kind }) => (
          <td key={index} data-mapped={isMapped} data-kind={kind}>
            {line.cells[index] ?? ''}
          </td>
        ))
      )}
    </tr>
  );
};

const partOf = (row: number, headerRow: number | null): 'banner' | 'header' | 'body' =>
  headerRow === null || row > headerRow ? 'body' : row === headerRow ? 'header' : 'banner';
