import { hedgedInterval } from '#renderer/lib/format.ts';
import { knownDate } from '#shared/domain/calendar/date-span.ts';
import type { Hedge } from '#shared/domain/money/interval.ts';
import type { GridRow } from '#shared/ipc/grid-schemas.ts';
import type { MoneyIntervalText, OverrunContract } from '#shared/ipc/overrun-schemas.ts';

/** Where one amount comes from. */
export type ProvenanceLine = {
  readonly kind: 'original' | 'baseline' | 'amendment' | 'forecast';
  /** Number of the amendment; empty otherwise. */
  readonly name: string;
  readonly amount: MoneyIntervalText | null;
  readonly isAbout: boolean;
  readonly on: string | null;
  readonly statedBy: string | null;
  readonly source: { readonly id: number; readonly label: string } | null;
};

type Rows = {
  readonly baselines: readonly GridRow[];
  readonly amendments: readonly GridRow[];
  readonly figures: readonly GridRow[];
};

const textOf = (row: GridRow, column: string): string | null => {
  const value = row.values[column] ?? null;
  return value === null || value === '' ? null : String(value);
};

const numberOf = (row: GridRow, column: string): number | null => {
  const value = row.values[column] ?? null;
  return typeof value === 'number' ? value : null;
};

const amountOf = (row: GridRow): MoneyIntervalText | null =>
  hedgedInterval(numberOf(row, 'low'), numberOf(row, 'high'), textOf(row, 'hedge') as Hedge | null);

const sourceOf = (row: GridRow): ProvenanceLine['source'] => {
  const id = numberOf(row, 'sourceId');
  return id === null ? null : { id, label: row.labels['sourceId'] ?? `#${id}` };
};

const lineOf = (
  row: GridRow,
  kind: ProvenanceLine['kind'],
  { name = '', on, statedBy = null }: { name?: string; on: string | null; statedBy?: string | null },
): ProvenanceLine => ({
  kind,
  name,
  amount: amountOf(row),
  isAbout: textOf(row, 'hedge') === 'about',
  on,
  statedBy,
  source: sourceOf(row),
});

const isSame = (a: MoneyIntervalText | null, b: MoneyIntervalText | null): boolean =>
  a !== null && b !== null && a.low === b.low && a.high === b.high;

/** When a baseline was set, as far as that is known. */
const setOnOf = (row: GridRow): string | null => {
  const on = textOf(row, 'setOn');
  return on === null ? null : knownDate(on, textOf(row, 'setPrecision') as 'day' | 'month' | 'year' | null);
};

/** The figure or baseline that says the original value; a contract has no source of its own. */
const originalLine = ({ row }: OverrunContract, { baselines, figures }: Rows): ProvenanceLine[] => {
  if (row.original === null) return [];
  const baseline = baselines.find(
    (entry) => textOf(entry, 'kind') === 'original' && isSame(amountOf(entry), row.original),
  );
  if (baseline !== undefined && sourceOf(baseline) !== null) {
    return [lineOf(baseline, 'original', { on: setOnOf(baseline) })];
  }
  const figure = figures.find(
    (entry) =>
      textOf(entry, 'currency') === row.currency &&
      textOf(entry, 'basis') !== 'forecast' &&
      isSame(amountOf(entry), row.original),
  );
  if (figure !== undefined) {
    return [lineOf(figure, 'original', { on: textOf(figure, 'asOf'), statedBy: textOf(figure, 'statedBy') })];
  }
  const isAbout = row.originalHedge === 'about';
  return [
    { kind: 'original', name: '', amount: row.original, isAbout, on: null, statedBy: null, source: null },
  ];
};

/**
 * Where the amounts of a contract come from, in the order of the waterfall: original value, baselines set later,
 * amendments, forecast that counts. An amount without a source is listed too: that is worth knowing.
 */
export const provenanceLines = (contract: OverrunContract, rows: Rows): ProvenanceLine[] => {
  const rebaselined = rows.baselines.filter((row) => textOf(row, 'kind') === 're-baselining');
  const forecast = rows.figures.filter((row) => row.id === contract.row.forecastFigureId);
  return [
    ...originalLine(contract, rows),
    ...rebaselined.map((row) =>
      lineOf(row, 'baseline', { on: setOnOf(row), statedBy: textOf(row, 'authority') }),
    ),
    ...rows.amendments.map((row) =>
      lineOf(row, 'amendment', {
        name: textOf(row, 'number') ?? '',
        on: textOf(row, 'signedOn') ?? textOf(row, 'effectiveOn'),
      }),
    ),
    ...forecast.map((row) =>
      lineOf(row, 'forecast', { on: textOf(row, 'asOf'), statedBy: textOf(row, 'statedBy') }),
    ),
  ];
};
