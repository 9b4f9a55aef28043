import { z } from 'zod';
import { provenanceLevels } from '../domain/provenance/provenance.ts';
import { entityNames } from '../domain/register/entities.ts';

/** Interval of money in minor units, as decimal strings; a null side is open. A whole null interval is unknown. */
export const moneyInterval = z.object({ low: z.string().nullable(), high: z.string().nullable() });

/** Percentage points with one decimal ("48.4"), as text; a null side is open. */
export const percentInterval = z.object({ low: z.string().nullable(), high: z.string().nullable() });

export const overrunFlag = z.object({
  rule: z.string(),
  /** From the rule record: whether its text was read at the source. */
  mark: z.string(),
  titleFr: z.string(),
  titleEn: z.string(),
  article: z.string().nullable(),
  url: z.string().nullable(),
  /** What triggered it, as values for the sentence `flags.<rule>` of the catalogues. */
  detail: z.record(z.string(), z.string()),
});

export const growth = z.object({ amount: moneyInterval, percent: percentInterval.nullable() }).nullable();

/** Where an amount comes from: of a derived one, its weakest input and the row that this is. Null: not known. */
export const provenance = z
  .object({
    level: z.enum(provenanceLevels),
    entity: z.enum(entityNames),
    id: z.number(),
    label: z.string(),
    contract: z.string(),
  })
  .nullable();

export const overrunRow = z.object({
  id: z.number(),
  reference: z.string(),
  titleFr: z.string().nullable(),
  titleEn: z.string().nullable(),
  kind: z.string(),
  status: z.string(),
  awardMethod: z.string(),
  publicBody: z.string().nullable(),
  publicBodyId: z.number().nullable(),
  vendor: z.string().nullable(),
  vendorId: z.number().nullable(),
  currency: z.string(),
  original: moneyInterval.nullable(),
  originalHedge: z.string().nullable(),
  baseline: moneyInterval.nullable(),
  baselineSetOn: z.string().nullable(),
  amendments: z.object({
    count: z.number(),
    total: moneyInterval.nullable(),
    pending: z.number(),
    unknown: z.number(),
  }),
  current: moneyInterval.nullable(),
  invoiced: z.string(),
  invoiceCount: z.number(),
  paid: z.string(),
  forecast: moneyInterval.nullable(),
  forecastFigureId: z.number().nullable(),
  cost: moneyInterval.nullable(),
  costBasis: z.enum(['forecast', 'current', 'invoiced']).nullable(),
  overrunOriginal: growth,
  overrunBaseline: growth,
  remaining: moneyInterval.nullable(),
  monthsLate: z.number().nullable(),
  /** Things to know before comparing: codes of the catalogues under `cautions`. */
  cautions: z.array(z.string()),
  flags: z.array(overrunFlag),
  provenance: z.object({
    original: provenance,
    amendments: provenance,
    current: provenance,
    invoiced: provenance,
    paid: provenance,
    forecast: provenance,
    cost: provenance,
    overrunOriginal: provenance,
    baseline: provenance,
    overrunBaseline: provenance,
    remaining: provenance,
  }),
});

const overrunTotal = z.object({
  currency: z.string(),
  contracts: z.number(),
  original: moneyInterval,
  originalUnknown: z.number(),
  current: moneyInterval,
  currentUnknown: z.number(),
  invoiced: z.string(),
  paid: z.string(),
  cost: moneyInterval,
  costUnknown: z.number(),
  overrun: moneyInterval,
  percent: percentInterval.nullable(),
  /** The weakest of the contracts that are in each sum. */
  provenance: z.object({
    original: provenance,
    current: provenance,
    invoiced: provenance,
    paid: provenance,
    cost: provenance,
    overrun: provenance,
  }),
});

const groupTotal = z.object({
  id: z.number().nullable(),
  name: z.string().nullable(),
  totals: z.array(overrunTotal),
});

export const overrunPortfolio = z.object({
  /** Worst first: the greatest certain overrun, in percent of the original value. */
  contracts: z.array(overrunRow),
  /** Programmes contain contracts and are left out of the totals. One entry per currency. */
  totals: z.array(overrunTotal),
  byPublicBody: z.array(groupTotal),
  byVendor: z.array(groupTotal),
});

/** One step of a series over time: an amount in minor units on a date. */
const point = z.object({
  on: z.string(),
  low: z.string().nullable(),
  high: z.string().nullable(),
  label: z.string(),
});

export const overrunContract = z.object({
  row: overrunRow,
  /** Current value over time: the original value, then one point per amendment in force. */
  steps: z.array(point),
  baselines: z.array(point),
  /** Cumulated invoiced and paid, one point per date. */
  invoiced: z.array(point),
  paid: z.array(point),
  forecasts: z.array(point),
  amendments: z.array(
    z.object({
      id: z.number(),
      number: z.string().nullable(),
      on: z.string().nullable(),
      status: z.string(),
      amount: moneyInterval.nullable(),
      runningTotal: moneyInterval.nullable(),
      runningPercent: percentInterval.nullable(),
      description: z.string().nullable(),
    }),
  ),
  /** Original, amendments, current, forecast: what the waterfall draws. */
  waterfall: z.array(
    z.object({
      kind: z.enum(['original', 'amendment', 'current', 'to-forecast', 'forecast']),
      label: z.string(),
      amount: moneyInterval,
    }),
  ),
});

export type MoneyIntervalText = z.infer<typeof moneyInterval>;
export type OverrunFlag = z.infer<typeof overrunFlag>;
export type OverrunRow = z.infer<typeof overrunRow>;
/** A work package with what is measured of it; amounts in minor units of its currency. */
const workPackageMeasure = z.object({
  id: z.number(),
  contractId: z.number(),
  number: z.string(),
  title: z.string().nullable(),
  currency: z.string(),
  agreed: moneyInterval.nullable(),
  amendments: z.object({ count: z.number(), total: moneyInterval.nullable() }),
  ceiling: moneyInterval.nullable(),
  /** Null where no line counts: that is not nothing. */
  invoiced: z.string().nullable(),
  remaining: moneyInterval.nullable(),
  share: percentInterval.nullable(),
  /** Lines that count; and those left out, in another currency or without an amount. */
  lines: z.number(),
  otherCurrency: z.number(),
  amountUnknown: z.number(),
  /** Lines that count and do not state all their taxes. */
  taxUncertain: z.number(),
  /** What test T11 says, with its default share. */
  state: z.enum(['over', 'near']).nullable(),
  crossedOn: z.string().nullable(),
  /** Why nothing is compared: another package has its number, or it is in another currency than its contract. */
  notCompared: z.enum(['ambiguous', 'other-currency']).nullable(),
});

export const packageMeasures = z.object({
  packages: z.array(workPackageMeasure),
  /** Numbers that lines of a contract name, and that none of its packages has. */
  unknown: z.array(
    z.object({
      contractId: z.number(),
      number: z.string(),
      currency: z.string(),
      lines: z.number(),
      invoiced: z.string(),
    }),
  ),
});

export type WorkPackageMeasure = z.infer<typeof workPackageMeasure>;
export type PackageMeasures = z.infer<typeof packageMeasures>;
export type OverrunPortfolio = z.infer<typeof overrunPortfolio>;
export type OverrunContract = z.infer<typeof overrunContract>;
