import type { ContractProgress } from '#shared/ipc/calls/progress.ts';
import type {
  OverrunPortfolio,
  OverrunRow,
  PackageMeasures,
  WorkPackageMeasure,
} from '#shared/ipc/overrun-schemas.ts';

import { progressJson } from './format-progress.ts';
import { decimal, decimals, growthJson, points, provenancesJson } from './json-amounts.ts';

export { overrunsTable } from './overruns-table.ts';

type Total = OverrunPortfolio['totals'][number];
type Decimals = { readonly low: string | null; readonly high: string | null };

/**
 * What `constat overruns --json` prints. Amounts are decimal strings in the currency beside them, percentages are
 * numbers in points with one decimal; a null bound is open, a null object unknown. Titles are the French ones where
 * there is one. `provenance` has, of each amount, its weakest input: level (kept, place, source, unread, none), row and
 * what it is called. `totals` is of the case's only currency; with several, its `currency` is null and `byCurrency` has
 * them. `progress` of a contract is null where nothing is known of it over time. `workPackages` are measured as T11 judges
 * them (`state`: over or near their ceiling); `unknownWorkPackages` are numbers that only invoice lines name.
 */
export const overrunsJson = (
  portfolio: OverrunPortfolio,
  progress: readonly ContractProgress[] = [],
  measured: PackageMeasures = { packages: [], unknown: [] },
) => {
  const byId = new Map(progress.map((of) => [of.id, of]));
  const packages = Map.groupBy(measured.packages, ({ contractId }) => contractId);
  const unknown = Map.groupBy(measured.unknown, ({ contractId }) => contractId);
  return {
    contracts: portfolio.contracts.map((row) => ({
      ...contractJson(row),
      progress: progressJson(byId.get(row.id)),
      workPackages: (packages.get(row.id) ?? []).map(packageJson),
      unknownWorkPackages: (unknown.get(row.id) ?? []).map(({ number, lines, invoiced, currency }) => ({
        number,
        lines,
        invoiced: decimal(invoiced, currency),
      })),
    })),
    totals: totalsJson(portfolio.totals),
  };
};

const contractJson = (row: OverrunRow) => {
  const { currency } = row;
  const cost = decimals(row.cost, currency);
  const total = decimals(row.amendments.total, currency);
  return {
    reference: row.reference,
    title: row.titleFr ?? row.titleEn,
    vendor: row.vendor,
    currency,
    original: decimals(row.original, currency),
    amendments: {
      count: row.amendments.count,
      total: total !== null && total.low === total.high ? total.low : null,
      low: total?.low ?? null,
      high: total?.high ?? null,
    },
    current: decimals(row.current, currency),
    invoiced: decimal(row.invoiced, currency),
    paid: decimal(row.paid, currency),
    forecast: decimals(row.forecast, currency),
    cost: cost === null ? null : { ...cost, basis: row.costBasis },
    overrun: {
      original: growthJson(row.overrunOriginal, currency),
      baseline: growthJson(row.overrunBaseline, currency),
    },
    provenance: provenancesJson(row.provenance),
    monthsLate: row.monthsLate,
    flags: row.flags.map(({ rule, detail }) => ({ rule, detail })),
  };
};

const packageJson = (of: WorkPackageMeasure) => {
  const { number, title, currency, share } = of;
  return {
    number,
    title,
    currency,
    agreed: decimals(of.agreed, currency),
    amendments: { count: of.amendments.count, total: decimals(of.amendments.total, currency) },
    ceiling: decimals(of.ceiling, currency),
    invoiced: of.invoiced === null ? null : decimal(of.invoiced, currency),
    remaining: decimals(of.remaining, currency),
    share: points(share),
    lines: of.lines,
    otherCurrency: of.otherCurrency,
    amountUnknown: of.amountUnknown,
    taxUncertain: of.taxUncertain,
    state: of.state,
    crossedOn: of.crossedOn,
    notCompared: of.notCompared,
  };
};

const totalsJson = (totals: readonly Total[]) => {
  const [only] = totals;
  if (only !== undefined && totals.length === 1) return totalJson(only);
  const contracts = totals.reduce((sum, total) => sum + total.contracts, 0);
  return { currency: null, contracts, byCurrency: totals.map(totalJson) };
};

const totalJson = (total: Total) => {
  const { currency } = total;
  const overrun = known(decimals(total.overrun, currency));
  return {
    currency,
    contracts: total.contracts,
    original: known(decimals(total.original, currency)),
    current: known(decimals(total.current, currency)),
    invoiced: decimal(total.invoiced, currency),
    paid: decimal(total.paid, currency),
    cost: known(decimals(total.cost, currency)),
    overrun: overrun === null ? null : { amount: overrun, percent: points(total.percent) },
    unknown: { original: total.originalUnknown, current: total.currentUnknown, cost: total.costUnknown },
    provenance: provenancesJson(total.provenance),
  };
};

const known = (interval: Decimals | null): Decimals | null =>
  interval === null || (interval.low === null && interval.high === null) ? null : interval;
