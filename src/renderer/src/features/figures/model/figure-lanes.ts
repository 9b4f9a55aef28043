import { normaliseScope } from '#shared/domain/figures/compare-figures.ts';
import type { StatedFigure } from '#shared/ipc/calls/figures.ts';

/** A figure as a bar at its date. Heights are coordinates of a picture, not amounts of the case. */
export type FigureBar = {
  readonly figure: StatedFigure;
  readonly from: string;
  readonly to: string;
  /** Null where the amount is open. */
  readonly low: number | null;
  readonly high: number | null;
  /** How many bars of the lane stand at the same time before it. */
  readonly shift: number;
};

/** The figures of one scope in one currency, with those that have no date to be drawn at. */
export type FigureLane = {
  readonly figures: readonly StatedFigure[];
  readonly bars: readonly FigureBar[];
};

export type FigureLanes = {
  /** By scope, in the order of their first dates. */
  readonly lanes: readonly FigureLane[];
  /** All amounts by scope, also those without a date. */
  readonly listed: readonly StatedFigure[];
  readonly from: string;
  readonly to: string;
  /** The greatest bound drawn: every lane has the same height for it. */
  readonly most: number;
};

/** Amounts on one time axis, a lane for each scope and currency; null when no amount has a date. */
export const figureLanes = (figures: readonly StatedFigure[]): FigureLanes | null => {
  const amounts = figures.filter(({ unit, amount }) => unit === 'money' && amount !== null);
  const scopes = [...Map.groupBy(amounts, laneOf).values()];
  const lanes = scopes
    .map((own) => ({ figures: own, bars: barsOf(own) }))
    .filter(({ bars }) => bars.length > 0);
  const bars = lanes.flatMap((lane) => lane.bars);
  if (bars.length === 0) return null;
  return {
    lanes,
    listed: scopes.flat(),
    from: bars.map(({ from }) => from).reduce((a, b) => (a < b ? a : b)),
    to: bars.map(({ to }) => to).reduce((a, b) => (a > b ? a : b)),
    most: Math.max(1, ...bars.flatMap(({ low, high }) => [Math.abs(low ?? 0), Math.abs(high ?? 0)])),
  };
};

/** A figure without a scope stands for itself: nothing says that it is of another's. */
const laneOf = ({ id, scopeFr, scopeEn, currency }: StatedFigure): string => {
  const scope = normaliseScope(scopeFr ?? scopeEn);
  return `${currency ?? ''} ${scope === '' ? `#${id}` : scope}`;
};

const barsOf = (figures: readonly StatedFigure[]): FigureBar[] => {
  const bars: FigureBar[] = [];
  for (const figure of figures) {
    const { span, amount } = figure;
    if (span === null || amount === null) continue;
    const shift = bars.filter(({ from, to }) => from <= span.to && span.from <= to).length;
    bars.push({ figure, ...span, low: sideOf(amount.low), high: sideOf(amount.high), shift });
  }
  return bars;
};

const sideOf = (minor: string | null): number | null => (minor === null ? null : Number(minor));
