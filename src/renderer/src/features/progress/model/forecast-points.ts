import { extentOf } from '#renderer/components/chart/interval.ts';
import type { ContractProgress } from '#shared/ipc/calls/progress.ts';

/** A forecast as it is drawn: an open side has an arrow from the bound that is known. */
export type ForecastPoint = {
  readonly instant: number;
  readonly low: number;
  readonly high: number;
  readonly isOpenAbove: boolean;
  readonly isOpenBelow: boolean;
  readonly isAccepted: boolean;
};

/** Forecasts that have a date, as coordinates. */
export const forecastPoints = (forecasts: ContractProgress['forecasts']): readonly ForecastPoint[] =>
  forecasts.flatMap(({ on, amount, isAccepted }) => {
    const extent = extentOf(amount);
    if (on === null || extent === null) return [];
    return [
      {
        instant: Date.parse(`${on}T00:00:00Z`),
        ...extent,
        isOpenAbove: amount.high === null,
        isOpenBelow: amount.low === null,
        isAccepted,
      },
    ];
  });

/** The original baseline and, where there is another, the one in force. */
export const levelsOf = (
  baselines: ContractProgress['baselines'],
): readonly { readonly kind: 'original' | 're-baselining'; readonly amount: number }[] => {
  const original = baselines.find(({ kind }) => kind === 'original');
  const inForce = baselines.findLast(({ isInForce }) => isInForce);
  return [original, inForce === original ? undefined : inForce].flatMap((baseline) => {
    const extent = baseline === undefined || baseline.amount === null ? null : extentOf(baseline.amount);
    return baseline === undefined || extent === null ? [] : [{ kind: baseline.kind, amount: extent.low }];
  });
};
