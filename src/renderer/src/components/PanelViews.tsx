import { SegmentedControl, Skeleton } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { errorOf } from '#renderer/lib/api.ts';
import { insideKey, selectedInside } from '#renderer/lib/inside-row.ts';
import type { InsideRow } from '#renderer/lib/route.ts';
import type { CellValue } from '#shared/domain/register/column-kinds.ts';
import type { EntityName } from '#shared/domain/register/entities.ts';
import type { GridColumn } from './data-grid/grid-types.ts';
import { EntityGrid } from './EntityGrid.tsx';
import { ErrorView } from './ErrorView.tsx';
import styles from './PanelViews.module.css';

type GridView = {
  readonly entity: EntityName;
  readonly label: string;
  readonly columns: readonly GridColumn[];
  /** New rows begin with these, beside the row that the panel is of. */
  readonly defaults?: Readonly<Record<string, CellValue>>;
};

type PanelViewsProps<D> = {
  /** What is chosen between. */
  readonly label: string;
  /** The row that the panel is of, and the column by which the rows of the grids name it. */
  readonly of: { readonly layout: string; readonly column: string; readonly id: number };
  readonly query: {
    readonly data: D | undefined;
    readonly error: Error | null;
    readonly refetch: () => unknown;
  };
  readonly overview: { readonly label: string; readonly render: (data: D) => ReactNode };
  readonly grids: readonly GridView[];
  /** A row of a grid that the route names: it is shown there, selected. */
  readonly inside: InsideRow | undefined;
};

/** A tab of a panel in views: what its rows say together, and a grid for each kind of row that is edited there. */
export const PanelViews = <D,>(props: PanelViewsProps<D>) => (
  <Views key={insideKey(props.inside)} {...props} />
);

const Views = <D,>({ label, of, query, overview, grids, inside }: PanelViewsProps<D>) => {
  const [entity, setEntity] = useState<string | undefined>(inside?.entity);
  const { data, error } = query;
  if (error !== null) return <ErrorView error={errorOf(error)} onRetry={() => void query.refetch()} />;
  if (data === undefined) return <Skeleton height={200} animate={false} />;
  const grid = grids.find((each) => each.entity === entity);
  return (
    <div className={styles['views']}>
      <SegmentedControl
        aria-label={label}
        size="xs"
        fullWidth
        value={grid?.entity ?? 'overview'}
        onChange={setEntity}
        data={[
          { value: 'overview', label: overview.label },
          ...grids.map((each) => ({ value: each.entity, label: each.label })),
        ]}
      />
      {grid === undefined ? (
        <div className={styles['overview']}>{overview.render(data)}</div>
      ) : (
        <EntityGrid
          key={grid.entity}
          entity={grid.entity}
          layoutKey={`${of.layout}.${grid.entity}`}
          columns={grid.columns}
          filters={[{ type: 'equals', column: of.column, value: of.id }]}
          defaults={{ [of.column]: of.id, ...grid.defaults }}
          {...selectedInside(inside, grid.entity)}
        />
      )}
    </div>
  );
};
