import type { ReactNode } from 'react';
import styles from './progress.module.css';

/** A part of the overview under its title. */
export const Section = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section>
    <h2 className={styles['heading']}>{title}</h2>
    {children}
  </section>
);
