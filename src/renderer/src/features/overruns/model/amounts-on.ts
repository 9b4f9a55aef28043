import type { CostHistory, CostPoint } from './cost-history.ts';

/** The amounts of a contract as they stood on a date; null where nothing was known yet. */
export type AmountsOn = {
  readonly baseline: number | null;
  readonly current: CostPoint | null;
  readonly invoiced: CostPoint | null;
  readonly paid: CostPoint | null;
  readonly forecast: CostPoint | null;
};

const lastBy = (points: readonly CostPoint[], date: string): CostPoint | null =>
  points.findLast((point) => point.on <= date) ?? null;

/** Reads the picture at a date, for its tooltip: every amount as it was known that day. */
export const amountsOn = (history: CostHistory, date: string): AmountsOn => ({
  baseline: history.levels.findLast((level) => level.from <= date)?.value ?? null,
  // A later step of unknown date may already hold: the last dated one would be a guess.
  current: history.undatedCurrent === null ? lastBy(history.steps, date) : null,
  invoiced: lastBy(history.invoiced, date),
  paid: lastBy(history.paid, date),
  forecast: lastBy(history.forecasts, date),
});
