import type { OverrunContract, OverrunFlag, OverrunRow } from '#shared/ipc/overrun-schemas.ts';

/** An exact amount as an interval. */
export const exactly = (minor: string) => ({ low: minor, high: minor });

/** A known contract of 100,00 $ that costs 125,00 $; `change` makes it what a test needs. */
export const overrunRow = (change: Partial<OverrunRow> = {}): OverrunRow => ({
  id: 1,
  reference: 'C-1',
  titleFr: 'Contrat un',
  titleEn: 'Contract one',
  kind: 'contract',
  status: 'active',
  awardMethod: 'public-tender',
  publicBody: 'Ministère',
  publicBodyId: 10,
  vendor: 'Fournisseur',
  vendorId: 20,
  currency: 'CAD',
  original: exactly('10000'),
  originalHedge: 'exact',
  baseline: exactly('10000'),
  baselineSetOn: '2020-01-01',
  amendments: { count: 1, total: exactly('2500'), pending: 0, unknown: 0 },
  current: exactly('12500'),
  invoiced: '9000',
  invoiceCount: 3,
  paid: '8000',
  forecast: null,
  forecastFigureId: null,
  cost: exactly('12500'),
  costBasis: 'current',
  overrunOriginal: { amount: exactly('2500'), percent: exactly('25.0') },
  overrunBaseline: { amount: exactly('2500'), percent: exactly('25.0') },
  remaining: exactly('3500'),
  monthsLate: null,
  cautions: [],
  flags: [],
  provenance: noProvenance,
  ...change,
});

const noProvenance = {
  original: null,
  amendments: null,
  current: null,
  invoiced: null,
  paid: null,
  forecast: null,
  cost: null,
  overrunOriginal: null,
  baseline: null,
  overrunBaseline: null,
  remaining: null,
};

/** Nothing is known of what the totals come from. */
export const noTotalProvenance = {
  original: null,
  current: null,
  invoiced: null,
  paid: null,
  cost: null,
  overrun: null,
};

export const overrunFlag = (change: Partial<OverrunFlag> = {}): OverrunFlag => ({
  rule: 'amendments-over-10',
  mark: 'verified',
  titleFr: 'Modifications de plus de 10 %',
  titleEn: 'Amendments over 10%',
  article: 'r. 5, a. 42.1',
  url: null,
  detail: {},
  ...change,
});

export const overrunContract = (change: Partial<OverrunContract> = {}): OverrunContract => ({
  row: overrunRow(),
  steps: [],
  baselines: [],
  invoiced: [],
  paid: [],
  forecasts: [],
  amendments: [],
  waterfall: [],
  ...change,
});
