import { extentOf } from '#renderer/components/chart/interval.ts';
import type { OverrunContract } from '#shared/ipc/overrun-schemas.ts';

type Point = OverrunContract['steps'][number];

/** Drawn bounds of an amount: they differ when the amount is a range; `isOpen` when it has no upper bound. */
export type CostExtent = { readonly low: number; readonly high: number; readonly isOpen: boolean };

/** A dated amount. */
export type CostPoint = CostExtent & { readonly on: string };

/** A level that holds from one date to another: a baseline. */
export type Level = { readonly from: string; readonly to: string; readonly value: number };

/** What the picture of the cost over time draws; amounts in minor units, dates as ISO text. */
export type CostHistory = {
  readonly from: string;
  readonly to: string;
  readonly levels: readonly Level[];
  readonly steps: readonly CostPoint[];
  readonly invoiced: readonly CostPoint[];
  readonly paid: readonly CostPoint[];
  readonly forecasts: readonly CostPoint[];
  /** The current value, when it is not known since when it holds: a level across the picture, no step. */
  readonly undatedCurrent: CostExtent | null;
  /** The forecast that counts, when it is not known when it was made. */
  readonly undatedForecast: CostExtent | null;
};

const isoDate = /^\d{4}-\d{2}-\d{2}$/;

const isDated = (point: Point): boolean => isoDate.test(point.on);

const costExtent = (point: Pick<Point, 'low' | 'high'>): CostExtent | null => {
  const extent = extentOf(point);
  return extent === null ? null : { ...extent, isOpen: point.high === null };
};

/** Points without any bound have no height; they are left out. */
const placed = (points: readonly Point[]): CostPoint[] =>
  points
    .flatMap((point): CostPoint[] => {
      const extent = costExtent(point);
      return extent === null ? [] : [{ on: point.on, ...extent }];
    })
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));

/** An original value or baseline of unknown date was there before everything else: it starts with the picture. */
const startingWith = (points: readonly Point[], from: string): Point[] =>
  points
    .map((point, index) => (index === 0 && !isDated(point) ? { ...point, on: from } : point))
    .filter(isDated);

const levelsOf = (baselines: readonly CostPoint[], to: string): Level[] =>
  baselines.map((baseline, index) => ({
    from: baseline.on,
    to: baselines[index + 1]?.on ?? to,
    value: baseline.high,
  }));

/** The last amount goes on being true until the end of the picture. */
const extended = (points: readonly CostPoint[], to: string): CostPoint[] => {
  const last = points.at(-1);
  return last === undefined || last.on >= to ? [...points] : [...points, { ...last, on: to }];
};

/** Steps up to the first one of unknown date; what follows it cannot be placed in time. */
const stepsUntilUndated = (steps: readonly Point[]): Point[] => {
  const undated = steps.findIndex((step, index) => index > 0 && !isDated(step));
  return undated === -1 ? [...steps] : steps.slice(0, undated);
};

const latest = (dates: readonly string[]): string => dates.reduce((a, b) => (a > b ? a : b));
const earliest = (dates: readonly string[]): string => dates.reduce((a, b) => (a < b ? a : b));

/**
 * Cost over time of a contract, up to `today` or to the last forecast if that is later. Null when no amount of the
 * contract has a date: there is nothing to draw, and the caller says so in words.
 */
export const costHistory = (contract: OverrunContract, today: string): CostHistory | null => {
  const { steps, invoiced, paid, forecasts, baselines, row } = contract;
  const dated = placed([...steps, ...invoiced, ...paid, ...forecasts, ...baselines].filter(isDated));
  if (dated.length === 0) return null;
  const dates = dated.map((point) => point.on);
  const from = earliest(dates);
  const to = latest([...dates, today]);
  const known = stepsUntilUndated(steps);
  const isCurrentDated = known.length === steps.length;
  const drawnSteps = placed(startingWith(known, from));
  return {
    from,
    to,
    levels: levelsOf(placed(startingWith(baselines, from)), to),
    // When a later step has no date, the value is not known to hold until the end.
    steps: isCurrentDated ? extended(drawnSteps, to) : drawnSteps,
    invoiced: placed(invoiced.filter(isDated)),
    paid: placed(paid.filter(isDated)),
    forecasts: placed(forecasts.filter(isDated)),
    undatedCurrent: isCurrentDated || row.current === null ? null : costExtent(row.current),
    undatedForecast: forecasts.some(isDated) || row.forecast === null ? null : costExtent(row.forecast),
  };
};
