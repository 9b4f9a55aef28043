import { useFormat } from '#renderer/lib/use-format.ts';
import styles from './Money.module.css';

/** An amount in minor units; unknown (null) is a word in italics, never zero. */
export const Money = ({
  minor,
  currency,
  compact = false,
}: {
  readonly minor: number | bigint | string | null;
  readonly currency: string;
  readonly compact?: boolean;
}) => {
  const format = useFormat();
  if (minor === null) return <Unknown />;
  return <span className={styles['money']}>{format.money(minor, currency, { compact })}</span>;
};

/** An interval of money: in words, or with `signs` as ≥, ≤ and a dash for tables. */
export const MoneyInterval = ({
  interval,
  currency,
  compact = false,
  signs = false,
  about = false,
}: {
  readonly interval: { readonly low: string | null; readonly high: string | null } | null;
  readonly currency: string;
  readonly compact?: boolean;
  readonly signs?: boolean;
  readonly about?: boolean;
}) => {
  const format = useFormat();
  if (interval === null || (interval.low === null && interval.high === null)) return <Unknown />;
  const write = signs ? format.intervalSign : format.interval;
  return <span className={styles['money']}>{write(interval, currency, { compact, about })}</span>;
};

/** The word for a value that is not known. */
export const Unknown = () => <em className={styles['unknown']}>{useFormat().unknown}</em>;
