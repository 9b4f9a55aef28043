import { useFormat } from '#renderer/lib/use-format.ts';
import styles from './Unknown.module.css';

/** The word for an amount that is not known: in italics, never zero. */
export const Unknown = () => <em className={styles['unknown']}>{useFormat().unknown}</em>;
