import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OverrunRow } from '#shared/ipc/overrun-schemas.ts';
import { OverrunTableRow } from './OverrunTableRow.tsx';
import { nextSort, overrunColumns } from './model/table.ts';
import type { OverrunColumn, OverrunView } from './model/table.ts';
import styles from './OverrunTable.module.css';

/** Rows drawn at once: a register of thousands must not make the window heavy. */
const pageRows = 200;

const ariaSort = { asc: 'ascending', desc: 'descending' } as const;

/** The overruns as a table whose headings stay in sight; pressing a heading sorts by it. */
export const OverrunTable = ({
  rows,
  view,
  onView,
  isExact,
}: {
  readonly rows: readonly OverrunRow[];
  readonly view: OverrunView;
  readonly onView: (view: OverrunView) => void;
  readonly isExact: boolean;
}) => {
  const { t } = useTranslation('overview');
  const [drawn, setDrawn] = useState(pageRows);
  return (
    <div className={styles['scroll']}>
      <table className={styles['table']}>
        <thead>
          <tr>
            {overrunColumns.map((column) => (
              <Heading
                key={column}
                column={column}
                sort={view.sort}
                onSort={() => onView({ ...view, sort: nextSort(view.sort, column) })}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, drawn).map((row) => (
            <OverrunTableRow key={row.id} row={row} isExact={isExact} />
          ))}
        </tbody>
      </table>
      {drawn < rows.length ? (
        <button type="button" className={styles['more']} onClick={() => setDrawn(drawn + pageRows)}>
          {t('table.more', { count: rows.length - drawn })}
        </button>
      ) : null}
    </div>
  );
};

const Heading = ({
  column,
  sort,
  onSort,
}: {
  readonly column: OverrunColumn;
  readonly sort: OverrunView['sort'];
  readonly onSort: () => void;
}) => {
  const { t } = useTranslation('overview');
  const direction = sort?.column === column ? sort.direction : null;
  return (
    <th
      scope="col"
      data-kind={column === 'contract' ? 'text' : 'number'}
      aria-sort={direction === null ? 'none' : ariaSort[direction]}
      title={t(`table.hints.${column}`)}
    >
      <button type="button" className={styles['heading']} onClick={onSort}>
        {t(`table.columns.${column}`)}
        <span className={styles['arrow']} aria-hidden="true">
          {direction === null ? '' : direction === 'asc' ? '↑' : '↓'}
        </span>
      </button>
    </th>
  );
};
