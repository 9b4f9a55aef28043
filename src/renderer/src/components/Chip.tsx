import type { ReactNode } from 'react';
import styles from './Chip.module.css';

/** What a chip says about its subject; a colour never carries that alone, its text does. */
export type ChipTone = 'plain' | 'over' | 'warn' | 'ok';

/** A short label on a tinted pill. */
export const Chip = ({
  tone = 'plain',
  title,
  children,
}: {
  readonly tone?: ChipTone;
  readonly title?: string | undefined;
  readonly children: ReactNode;
}) => (
  <span className={styles['chip']} data-tone={tone} title={title}>
    {children}
  </span>
);
