import type { SampleDetail } from '../../ipc/calls/sampling.ts';
import { formatAmount, formatDecimal, type Locale } from '../money/format-amount.ts';
import { percentOfPpm } from './percent.ts';

/** A sentence of the catalogue `sampling` with what stands in it, in words of a language. */
export type Sentence = {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
};

/** What a sample says about its population, in one sentence that stands by itself. */
export const conclusionSentence = (sample: SampleDetail, locale: Locale): Sentence => {
  const { evaluation } = sample;
  const values = { confidence: percentOfPpm(sample.request.design.confidencePpm, locale) };
  if (evaluation.unexamined > 0)
    return { key: 'conclusions.incomplete', values: { count: evaluation.unexamined } };
  return evaluation.of === 'misstatement'
    ? {
        key: `conclusions.misstatement.${evaluation.conclusion}`,
        values: { ...values, ...misstatementValues(sample, locale) },
      }
    : {
        key: `conclusions.rate.${evaluation.conclusion ?? 'estimate'}`,
        values: { ...values, ...rateValues(sample, locale) },
      };
};

/** Of two limits that are known, the greater. */
const greater = (a: string | null, b: string | null): string =>
  BigInt(a ?? 0) > BigInt(b ?? 0) ? (a ?? '0') : (b ?? '0');

const misstatementValues = (
  { evaluation, request: { design }, plan: { currency } }: SampleDetail,
  locale: Locale,
): Sentence['values'] => {
  if (evaluation.of !== 'misstatement' || design.method !== 'mus') return {};
  const money = (minor: string | number | null): string => formatAmount(BigInt(minor ?? 0), currency, locale);
  const { over, under } = evaluation;
  return {
    over: money(over.upper),
    under: money(under.upper),
    upper: money(greater(over.upper, under.upper)),
    likely: money(greater(over.likely, under.likely)),
    tolerable: money(design.tolerable),
  };
};

const rateValues = (
  { evaluation, request: { design } }: SampleDetail,
  locale: Locale,
): Sentence['values'] => {
  if (evaluation.of !== 'rate') return {};
  const { found, size, population, upper, upperPpm, ratePpm } = evaluation.rate;
  const number = (value: number): string => formatDecimal(String(value), '', locale);
  return {
    found: number(found),
    size: number(size),
    population: number(population),
    upper: number(upper ?? population),
    upperRate: percentOfPpm(upperPpm ?? 1_000_000, locale),
    rate: percentOfPpm(ratePpm, locale),
    tolerable: design.method === 'attribute' ? percentOfPpm(design.tolerablePpm, locale) : '',
  };
};
