import type { ReactNode } from 'react';
import styles from './PageHeader.module.css';

/** Title of a screen, one line of context under it, and its commands at the right. */
export const PageHeader = ({
  title,
  subtitle,
  actions,
}: {
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly actions?: ReactNode;
}) => (
  <div className={styles['header']}>
    <div className={styles['words']}>
      <h1 className={styles['title']}>{title}</h1>
      {subtitle === undefined ? null : <p className={styles['subtitle']}>{subtitle}</p>}
    </div>
    {actions === undefined ? null : <div className={styles['actions']}>{actions}</div>}
  </div>
);
