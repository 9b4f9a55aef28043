import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

/** Nothing here yet: says so and what to do next. */
export const EmptyState = ({
  title,
  text,
  actions,
}: {
  readonly title: string;
  readonly text: string;
  readonly actions?: ReactNode;
}) => (
  <div className={styles['empty']}>
    <p className={styles['title']}>{title}</p>
    <p>{text}</p>
    {actions === undefined ? null : <div className={styles['actions']}>{actions}</div>}
  </div>
);
