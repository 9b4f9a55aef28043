import { extentOf } from '#renderer/components/chart/interval.ts';
import type { OverrunContract } from '#shared/ipc/overrun-schemas.ts';

type Point = OverrunContract['steps'][number];

/** A dated amount as coordinates: `low` and `high` differ when the amount is a range. */
export type CostPoint = {
  readonly on: string;
  readonly low: number;
  readonly high: number;
  readonly isOpen: boolean;
};

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
  readonly highest: number;
};

const isoDate = /^\d{4}-\d{2}-\d{2}$/;

/** Points without a date cannot be placed; points without any bound have no height. Both are left out. */
const placed = (points: readonly Point[]): CostPoint[] =>
  points
    .flatMap((point): CostPoint[] => {
      const extent = extentOf(point);
      if (extent === null || !isoDate.test(point.on)) return [];
      return [{ on: point.on, ...extent, isOpen: point.high === null }];
    })
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));

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

const latest = (dates: readonly string[]): string => dates.reduce((a, b) => (a > b ? a : b));
const earliest = (dates: readonly string[]): string => dates.reduce((a, b) => (a < b ? a : b));

/**
 * Cost over time of a contract, up to `today` or to the last forecast if that is later. Null when no amount of the
 * contract has a date: there is nothing to draw, and the caller says so in words.
 */
export const costHistory = (contract: OverrunContract, today: string): CostHistory | null => {
  const series = [
    contract.steps,
    contract.invoiced,
    contract.paid,
    contract.forecasts,
    contract.baselines,
  ].map(placed);
  const dates = series.flat().map((point) => point.on);
  if (dates.length === 0) return null;
  const to = latest([...dates, today]);
  const [steps = [], invoiced = [], paid = [], forecasts = [], baselines = []] = series;
  return {
    from: earliest(dates),
    to,
    levels: levelsOf(baselines, to),
    steps: extended(steps, to),
    invoiced,
    paid,
    forecasts,
    highest: Math.max(...series.flat().map((point) => point.high)),
  };
};
