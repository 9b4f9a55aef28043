import type { ReactNode } from 'react';
import { region } from '#renderer/lib/regions.ts';
import styles from './Page.module.css';

/** The area of a screen beside the navigation. `fill` gives the remaining height to its last child (a grid). */
export const Page = ({
  children,
  fill = false,
}: {
  readonly children: ReactNode;
  readonly fill?: boolean;
}) => (
  <div {...region} className={styles['page']} data-fill={fill}>
    {children}
  </div>
);

/** A bordered area with an optional title. */
export const Card = ({ title, children }: { readonly title?: ReactNode; readonly children: ReactNode }) => (
  <section className={styles['card']}>
    {title === undefined ? null : <h2 className={styles['cardTitle']}>{title}</h2>}
    {children}
  </section>
);

/** A table of terms and values. */
export const Facts = ({ children }: { readonly children: ReactNode }) => (
  <dl className={styles['facts']}>{children}</dl>
);

/** One term with its value, in `Facts`. */
export const Fact = ({ term, children }: { readonly term: ReactNode; readonly children: ReactNode }) => (
  <>
    <dt className={styles['term']}>{term}</dt>
    <dd className={styles['value']}>{children}</dd>
  </>
);
