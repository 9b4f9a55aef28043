import { useTranslation } from 'react-i18next';
import { BarTrack } from '#renderer/components/chart/BarTrack.tsx';
import type { TrackPart } from '#renderer/components/chart/BarTrack.tsx';
import { certaintyOf } from '#renderer/components/chart/interval.ts';
import { useShortMoney } from '#renderer/components/chart/use-short-money.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { OverrunContract } from '#shared/ipc/overrun-schemas.ts';
import { waterfallBars } from './model/waterfall.ts';
import type { WaterfallBar } from './model/waterfall.ts';
import styles from './Waterfall.module.css';

/** From the original value through each amendment to the current value and the forecast, one line per step. */
export const Waterfall = ({ contract }: { readonly contract: OverrunContract }) => {
  const bars = waterfallBars(contract.waterfall);
  const highest = Math.max(1, ...bars.map((bar) => Math.max(bar.from, bar.to, bar.reach)));
  // Room for the arrow of an open end.
  const scale = bars.some((bar) => bar.isOpen) ? highest * 1.08 : highest;
  return (
    <ol className={styles['steps']}>
      {bars.map((bar, index) => (
        // Steps have no identity of their own: two amendments may be alike in everything.
        <li key={index} className={styles['step']} data-kind={bar.kind}>
          <Step bar={bar} scale={scale} currency={contract.row.currency} />
        </li>
      ))}
    </ol>
  );
};

const Step = ({
  bar,
  scale,
  currency,
}: {
  readonly bar: WaterfallBar;
  readonly scale: number;
  readonly currency: string;
}) => {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const short = useShortMoney();
  const isChange = bar.kind === 'amendment' || bar.kind === 'to-forecast';
  const known = bar.amount.low !== null || bar.amount.high !== null;
  const amount = short.signs(known ? bar.amount : null, currency);
  const isIncrease = isChange && bar.to > bar.from && certaintyOf(bar.amount) === 'exact';
  return (
    <>
      <span className={styles['label']} title={bar.label}>
        {t(`costs.waterfall.${bar.kind}`, { name: bar.label })}
      </span>
      <BarTrack
        parts={partsOf(bar, scale)}
        openEnd={bar.isOpen ? Math.max(bar.to, bar.reach) / scale : null}
      />
      <span
        className={styles['amount']}
        data-known={known}
        title={format.interval(known ? bar.amount : null, currency)}
      >
        {isIncrease ? '+' : ''}
        {amount}
      </span>
    </>
  );
};

const partsOf = (bar: WaterfallBar, scale: number): TrackPart[] => {
  const isTotal = bar.kind === 'original' || bar.kind === 'current' || bar.kind === 'forecast';
  const [from, to] = bar.from <= bar.to ? [bar.from, bar.to] : [bar.to, bar.from];
  const solid = isTotal
    ? bar.kind === 'original'
      ? 'base'
      : 'total'
    : bar.to >= bar.from
      ? 'over'
      : 'under';
  const certain: TrackPart = { kind: solid, from: Math.max(0, from) / scale, to: to / scale };
  if (bar.reach <= bar.to) return [certain];
  return [certain, { kind: isTotal ? 'total-range' : 'over-range', from: to / scale, to: bar.reach / scale }];
};
