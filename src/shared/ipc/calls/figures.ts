import { z } from 'zod';
import { refusals } from '../../domain/figures/compare-figures.ts';
import { moneyInterval, provenance } from '../overrun-schemas.ts';
import { id, procedure } from '../procedure.ts';

const named = z.object({ id, label: z.string() });

/** A figure as it is stated, with the names of what it points to in the language in use. */
export const statedFigure = z.object({
  id,
  subject: named.extend({ entity: z.enum(['contract', 'organization']) }).nullable(),
  basis: z.string(),
  scopeFr: z.string().nullable(),
  scopeEn: z.string().nullable(),
  unit: z.enum(['money', 'count']),
  currency: z.string().nullable(),
  hedge: z.string(),
  /** Minor units of the currency, or a number of things; null when neither bound is known. */
  amount: moneyInterval.nullable(),
  taxBasis: z.string(),
  asOf: z.string().nullable(),
  asOfText: z.string().nullable(),
  /** The days that its date may be, both counted; null when it has none that can be read. */
  span: z.object({ from: z.string(), to: z.string() }).nullable(),
  statedBy: z.string().nullable(),
  source: named.nullable(),
  locator: z.string().nullable(),
  document: named.extend({ page: z.number().nullable(), place: z.string().nullable() }).nullable(),
  confidence: z.enum(['verified', 'stated', 'unverified']),
  /** Where it comes from; a figure is named by who stated it. */
  provenance,
  accepted: z.boolean(),
});

const pair = z.object({ first: statedFigure, second: statedFigure });

const contradiction = pair.extend({
  /** Second minus first, in the unit of both; a null side is open. */
  difference: moneyInterval,
  /** Of the difference: the weaker of the two. */
  provenance,
  /** Days between the two dates, least and most; null when one is unknown. */
  days: z.object({ least: z.number(), most: z.number() }).nullable(),
  /** Other than `same`: they differ by more than taxes could make. */
  taxes: z.enum(['same', 'differ', 'unknown']),
});

/** Why two figures that speak of the same are not set against each other. */
const notCompared = pair.extend({ reason: z.enum(refusals) });

/** A comparison that a source makes itself; a reason says why the register does not make it. */
const sourceComparison = pair.extend({ reason: z.enum(refusals).nullable() });

export const figureContradictions = z.object({
  contradictions: z.array(contradiction),
  notCompared: z.array(notCompared),
  sourceComparisons: z.array(sourceComparison),
  /** How many there are in all: a list holds the first of them. */
  totals: z.object({ contradictions: z.number(), notCompared: z.number(), sourceComparisons: z.number() }),
  /** There are more pairs of figures than were looked at. */
  isCut: z.boolean(),
});

/** What figures say together. Their columns are read and written through `register`. */
export const figuresCalls = {
  /** Of the whole case, or of one contract. */
  contradictions: procedure(z.object({ contractId: id.nullable() }), figureContradictions),
  /** The figures of a contract in the order of their dates; those without come last. */
  ofContract: procedure(z.object({ contractId: id }), z.array(statedFigure)),
} as const;

export type StatedFigure = z.infer<typeof statedFigure>;
export type FigureContradictions = z.infer<typeof figureContradictions>;
