import type { SampleDetail } from '../../ipc/calls/sampling.ts';
import { formatAmount, formatDecimal, type Locale } from '../money/format-amount.ts';

/** A sentence of the catalogue `sampling` with what stands in it, in words of a language. */
export type Sentence = {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
};

/** Parts per million as percent with the digits they have: 975,000 is `97,5 %` in French, `97.5%` in English. */
export const percentOfPpm = (ppm: number, locale: Locale): string => {
  const whole = Math.floor(ppm / 10_000);
  const fraction = String(ppm % 10_000)
    .padStart(4, '0')
    .replace(/0+$/u, '');
  return `${formatDecimal(String(whole), fraction, locale)}${locale === 'fr' ? '\u00A0' : ''}%`;
};

/** Millionths as a decimal number with six places: 2,995,733 is `2,995733` in French. */
export const factorText = (millionths: number, locale: Locale): string =>
  formatDecimal(
    String(Math.floor(millionths / 1_000_000)),
    String(millionths % 1_000_000).padStart(6, '0'),
    locale,
  );

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

const greater = (a: string, b: string): string => (BigInt(a) > BigInt(b) ? a : b);

const misstatementValues = (
  { evaluation, request: { design }, plan: { currency } }: SampleDetail,
  locale: Locale,
): Sentence['values'] => {
  if (evaluation.of !== 'misstatement' || design.method !== 'mus') return {};
  const money = (minor: string | number): string => formatAmount(BigInt(minor), currency, locale);
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
