import styles from './BarTrack.module.css';

/** One piece of a bar, from `from` to `to` as shares (0 to 1) of the track's width. */
export type TrackPart = {
  readonly kind:
    'base' | 'base-range' | 'over' | 'over-range' | 'unspent' | 'total' | 'total-range' | 'under';
  readonly from: number;
  readonly to: number;
};

type BarTrackProps = {
  readonly parts: readonly TrackPart[];
  /** Share of the width at which an arrow says that the bar goes on; null for none. */
  readonly openEnd?: number | null;
};

const percent = (share: number): string => `${(share * 100).toFixed(3)}%`;

/** A horizontal bar. A picture only: the amounts are written beside it, so it is hidden from assistive technology. */
export function BarTrack({ parts, openEnd = null }: BarTrackProps) {
  return (
    <span className={styles['track']} aria-hidden="true">
      {parts.map((part) => (
        <span
          key={`${part.kind} ${part.from}`}
          className={`${styles['part'] ?? ''} ${styles[part.kind] ?? ''}`}
          style={{ left: percent(part.from), width: percent(part.to - part.from) }}
        />
      ))}
      {openEnd === null ? null : (
        <svg className={styles['arrow']} style={{ left: percent(openEnd) }} viewBox="0 0 10 18">
          <path d="M0 0 L9 9 L0 18" fill="none" stroke="currentColor" strokeWidth="2" />
        </svg>
      )}
    </span>
  );
}
