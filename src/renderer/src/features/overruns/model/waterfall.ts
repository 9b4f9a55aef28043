import { certaintyOf, extentOf } from '#renderer/components/chart/interval.ts';
import type { OverrunContract } from '#shared/ipc/overrun-schemas.ts';

type Step = OverrunContract['waterfall'][number];

/** One bar of the waterfall: drawn from `from` to `to`; `to` to `reach` is the uncertain part of a range. */
export type WaterfallBar = {
  readonly kind: Step['kind'];
  readonly label: string;
  readonly amount: Step['amount'];
  readonly from: number;
  readonly to: number;
  readonly reach: number;
  readonly isOpen: boolean;
};

const isTotal = (kind: Step['kind']): boolean =>
  kind === 'original' || kind === 'current' || kind === 'forecast';

/**
 * Places the steps of a waterfall: totals stand on the ground and set the level, changes hang from the level
 * reached so far. A step whose amount is unknown is kept without height, so that its absence shows.
 */
export const waterfallBars = (steps: readonly Step[]): WaterfallBar[] => {
  let level = 0;
  return steps.map((step) => {
    const extent = extentOf(step.amount) ?? { low: 0, high: 0 };
    const from = isTotal(step.kind) ? 0 : level;
    const bar = {
      kind: step.kind,
      label: step.label,
      amount: step.amount,
      from,
      to: from + extent.low,
      reach: from + extent.high,
      isOpen: certaintyOf(step.amount) === 'at-least',
    };
    level = bar.to;
    return bar;
  });
};
