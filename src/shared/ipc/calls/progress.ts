import { z } from 'zod';
import { growth, moneyInterval, provenance } from '../overrun-schemas.ts';
import { id, procedure } from '../procedure.ts';

/** Minor units as decimal text. */
const minor = z.string();
const dayRange = z.object({ low: z.number(), high: z.number() });

/** Of a row, its source: null where none is given. */
const source = z.object({ id: z.number(), title: z.string() }).nullable();

const baseline = z.object({
  /** Null is the original value of the contract, where no record of it as a baseline is kept. */
  id: z.number().nullable(),
  kind: z.enum(['original', 're-baselining']),
  setOn: z.string().nullable(),
  /** How well that date is known; null where there is none. */
  setPrecision: z.enum(['day', 'month', 'year']).nullable(),
  authority: z.string().nullable(),
  reason: z.string().nullable(),
  amount: moneyInterval.nullable(),
  /** Cost at completion over it. */
  growth,
  isInForce: z.boolean(),
  source,
  provenance: z.object({ amount: provenance, growth: provenance }),
});

const forecast = z.object({
  id: z.number(),
  /** First day that it may be of, and the date as the source writes it. */
  on: z.string().nullable(),
  asOf: z.string().nullable(),
  amount: moneyInterval,
  hedge: z.string(),
  isAccepted: z.boolean(),
  /** Its taxes are treated as those of the contract's value, and both are known. */
  isOnTaxBasis: z.boolean(),
  scopeFr: z.string().nullable(),
  scopeEn: z.string().nullable(),
  statedBy: z.string().nullable(),
  overOriginal: growth,
  overBaseline: growth,
  source,
  provenance: z.object({ amount: provenance, overOriginal: provenance, overBaseline: provenance }),
});

const statement = z.object({
  id: z.number(),
  role: z.enum(['reported', 'known']),
  statedOn: z.string().nullable(),
  statedPrecision: z.enum(['day', 'month', 'year']),
  statedBy: z.string().nullable(),
  audience: z.string().nullable(),
  summaryFr: z.string().nullable(),
  summaryEn: z.string().nullable(),
  currency: z.string().nullable(),
  amount: moneyInterval.nullable(),
  hedge: z.string().nullable(),
  claimedEndsOn: z.string().nullable(),
  source,
});

const comparison = z.object({
  measure: z.enum(['cost', 'schedule', 'scope', 'quality']),
  statements: z.array(statement),
  undated: z.array(statement),
  firstKnownId: z.number().nullable(),
  firstReportedId: z.number().nullable(),
  daysUntilReported: dayRange.nullable(),
  daysUnreported: dayRange.nullable(),
  /** Of the days: the first evidence, and the first report. */
  provenance,
});

/** Measures of earned value of one report; formulas in `earned-value.ts`. Indices have three decimals. */
const report = z.object({
  id: z.number(),
  asOf: z.string(),
  currency: z.string(),
  budgetAtCompletion: minor.nullable(),
  plannedValue: minor.nullable(),
  earnedValue: minor.nullable(),
  actualCost: minor.nullable(),
  costVariance: minor.nullable(),
  scheduleVariance: minor.nullable(),
  costIndex: z.string().nullable(),
  scheduleIndex: z.string().nullable(),
  estimates: z.array(
    z.object({ factor: z.enum(['budgeted', 'cpi', 'cpi-times-spi', 'weighted']), amount: minor }),
  ),
  estimateRange: moneyInterval.nullable(),
  varianceAtCompletion: moneyInterval.nullable(),
  toCompleteBudget: z.string().nullable(),
  toCompleteEstimate: z.string().nullable(),
  source,
  provenance,
});

const delay = z.object({
  id: z.number(),
  currency: z.string(),
  monthly: moneyInterval,
  startsOn: z.string(),
  until: z.string(),
  months: z.number(),
  amount: moneyInterval,
  source,
  provenance,
});

const option = z.object({
  id: z.number(),
  amount: moneyInterval,
  scopeFr: z.string().nullable(),
  scopeEn: z.string().nullable(),
  asOf: z.string().nullable(),
  source,
  provenance,
});

const alternative = z.object({
  option,
  currency: z.string(),
  chosen: option.nullable(),
  /** Alternative − chosen. */
  difference: moneyInterval.nullable(),
  /** Of the difference. */
  provenance,
  /** Whether the two include taxes is not known: they are taken to be alike. */
  isTaxUnknown: z.boolean(),
  notComparable: z.enum(['no-chosen', 'other-currency', 'other-tax-basis']).nullable(),
});

const billing = z.object({
  /** Invoices that are not credit notes, and credit notes (negative as they should be): together what is invoiced. */
  invoices: minor,
  creditNotes: minor,
  creditNoteCount: z.number(),
  invoiced: minor,
  /** Part of the invoices that is kept back until the work is accepted; a release is negative. */
  holdback: minor,
  holdbackCount: z.number(),
  paid: minor,
  /** Invoiced − paid: only where the contract's value has its taxes, since payments have. */
  unpaid: minor.nullable(),
  remaining: moneyInterval.nullable(),
  provenance: z.object({ invoiced: provenance, paid: provenance, unpaid: provenance, remaining: provenance }),
});

/** A contract over time: what was decided, forecast, said and known, and how far the work is. */
export const contractProgress = z.object({
  id: z.number(),
  currency: z.string(),
  lumpSum: z.enum(['yes', 'no']).nullable(),
  cost: moneyInterval.nullable(),
  baselines: z.array(baseline),
  forecasts: z.array(forecast),
  comparisons: z.array(comparison),
  reports: z.array(report),
  delays: z.array(delay),
  alternatives: z.array(alternative),
  billing,
});

/** How a contract went on. */
export const progressCalls = {
  /** Throws not-found. */
  contract: procedure(z.object({ id }), contractProgress),
} as const;

export type ContractProgress = z.infer<typeof contractProgress>;
