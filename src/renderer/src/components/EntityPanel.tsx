import type { ReactNode } from 'react';
import { errorOf, useApiQuery } from '#renderer/lib/api.ts';
import type { EntityName } from '#shared/domain/register/entities.ts';
import type { GridRow } from '#shared/ipc/grid-schemas.ts';
import { Drawer } from './Drawer.tsx';
import { ErrorView } from './ErrorView.tsx';
import styles from './EntityPanel.module.css';

/** The panel of one row of the register: reads it, shows its name and whatever the screen puts below. */
export const EntityPanel = ({
  entity,
  id,
  width,
  title,
  overline,
  onClose,
  children,
}: {
  readonly entity: EntityName;
  readonly id: number;
  readonly width?: number;
  readonly title: (row: GridRow) => string;
  readonly overline: (row: GridRow) => string;
  readonly onClose: () => void;
  readonly children: (row: GridRow) => ReactNode;
}) => {
  const { data: row, error } = useApiQuery('register', 'get', { entity, id });
  const name = row === undefined ? '' : title(row);
  return (
    <Drawer name={entity} label={name} onClose={onClose} {...(width === undefined ? {} : { width })}>
      {row === undefined ? (
        <div className={styles['head']}>{error === null ? null : <ErrorView error={errorOf(error)} />}</div>
      ) : (
        <>
          <div className={styles['head']}>
            <p className={styles['overline']}>{overline(row)}</p>
            <h2 className={styles['title']}>{name}</h2>
          </div>
          {children(row)}
        </>
      )}
    </Drawer>
  );
};
