import { z } from 'zod';
import { amountsOf, sampledEntityNames } from '../../domain/sampling/sampled-entities.ts';
import { gridFilter } from '../grid-schemas.ts';
import { id, locale, nothing, procedure } from '../procedure.ts';

/** Minor units as decimal text: sums may be beyond what a number holds exactly. */
const minor = z.string();
const ppm = z.number().int().min(0).max(1_000_000);
const amount = z.number().int().min(0);

/** What is drawn from: the rows that a grid with these filters shows. The same query always means the same rows. */
export const samplePopulation = z
  .object({
    entity: z.enum(sampledEntityNames),
    /** Column of the amount. */
    amount: z.string(),
    /** Rows of another currency are set aside from a monetary-unit sample. */
    currency: z.string().length(3),
    filters: z.array(gridFilter).max(20),
    search: z.string().max(200),
  })
  .refine(({ entity, amount: column }) => amountsOf(entity).includes(column));

export const sampleDesign = z.discriminatedUnion('method', [
  z.object({ method: z.literal('mus'), confidencePpm: ppm, tolerable: amount, expected: amount }),
  z.object({ method: z.literal('attribute'), confidencePpm: ppm, tolerablePpm: ppm, expectedPpm: ppm }),
  z.object({ method: z.literal('random'), confidencePpm: ppm, size: amount }),
]);

export const sampleRequest = z.object({
  population: samplePopulation,
  design: sampleDesign,
  /** A whole number from 0 to 2^64 - 1, as digits. */
  seed: z.string().max(20),
});

const setAside = z.object({
  otherCurrency: z.number(),
  negative: z.number(),
  negativeAmount: minor,
  zero: z.number(),
  unknown: z.number(),
});

/** A sample as it would be drawn. What a method does not have is null. */
export const samplePlan = z.object({
  count: z.number(),
  amount: minor.nullable(),
  currency: z.string(),
  hash: z.string(),
  aside: setAside,
  size: z.number(),
  /** Planning factor in millionths. */
  factor: z.number().nullable(),
  interval: z.number().nullable(),
  start: z.number().nullable(),
  top: z.object({ count: z.number(), amount: minor }).nullable(),
  /** Deviations that the sample may hold and still show a tolerable rate. */
  allowed: z.number().nullable(),
});

const planAnswer = z.discriminatedUnion('status', [
  z.object({ status: z.literal('planned'), plan: samplePlan }),
  z.object({ status: z.literal('refused'), problem: z.string() }),
]);

const conclusion = z.enum(['incomplete', 'acceptable', 'not-shown', 'exceeded']);

const rankedError = z.object({
  itemId: id,
  label: z.string(),
  rank: z.number(),
  bookAmount: z.number(),
  misstatement: z.number(),
  taint: z.number(),
  projected: minor,
  factor: z.number(),
  allowance: minor,
});

const misstatementLimit = z.object({
  basicPrecision: minor,
  errors: z.array(rankedError),
  projected: minor,
  allowance: minor,
  known: minor,
  /** Null until every item is examined: what is not known is not correct. */
  likely: minor.nullable(),
  upper: minor.nullable(),
  isBeyondBook: z.boolean(),
});

const rateEvaluation = z.object({
  found: z.number(),
  size: z.number(),
  population: z.number(),
  ratePpm: z.number(),
  upper: z.number().nullable(),
  upperPpm: z.number().nullable(),
});

export const sampleEvaluation = z.discriminatedUnion('of', [
  z.object({
    of: z.literal('misstatement'),
    unexamined: z.number(),
    conclusion,
    basicFactor: z.number(),
    over: misstatementLimit,
    under: misstatementLimit,
  }),
  z.object({
    of: z.literal('rate'),
    unexamined: z.number(),
    /** Null where nothing was set as tolerable. */
    conclusion: conclusion.nullable(),
    rate: rateEvaluation,
    /** Overstatement of the population by the mean difference; null when an amount is not known. */
    projected: minor.nullable(),
  }),
]);

export const sampleDetail = z.object({
  id,
  title: z.string(),
  drawnOn: z.string(),
  request: sampleRequest,
  plan: samplePlan,
  examined: z.number(),
  evaluation: sampleEvaluation,
});

/** What is not as it was when the sample was drawn. */
export const sampleCheck = z.object({
  /** The population is the same to the last row and amount. */
  isSamePopulation: z.boolean(),
  /** Drawing again gives the same items. */
  isSameDraw: z.boolean(),
  hash: z.string(),
  /** Rows of the sampled kind since the draw, by what the trail says happened to them. */
  inserted: z.number(),
  updated: z.number(),
  removed: z.number(),
  /** Files whose import was taken in or undone since. */
  imports: z.array(z.string()),
  /** Items whose row is gone or has another amount now. */
  items: z.array(
    z.object({
      position: z.number(),
      label: z.string(),
      was: z.number().nullable(),
      now: z.number().nullable(),
      isGone: z.boolean(),
    }),
  ),
});

/** Samples: planned, drawn, drawn again, evaluated. */
export const samplingCalls = {
  plan: procedure(sampleRequest, planAnswer),
  draw: procedure(sampleRequest.extend({ title: z.string().min(1).max(300) }), z.object({ id })),
  list: procedure(nothing, z.array(sampleDetail)),
  get: procedure(z.object({ id }), sampleDetail),
  check: procedure(z.object({ id }), sampleCheck),
  /** Removes a sample with its items. */
  remove: procedure(z.object({ id }), nothing),
  /** Writes a sample as a workbook where the person says; null when they gave up. */
  workingPaper: procedure(
    z.object({ id, locale, jobId: z.string() }),
    z.object({ path: z.string() }).nullable(),
  ),
} as const;

export type SamplePopulation = z.infer<typeof samplePopulation>;
export type SampleRequest = z.infer<typeof sampleRequest>;
export type SamplePlan = z.infer<typeof samplePlan>;
export type SampleDetail = z.infer<typeof sampleDetail>;
export type SampleEvaluation = z.infer<typeof sampleEvaluation>;
export type SampleCheck = z.infer<typeof sampleCheck>;
