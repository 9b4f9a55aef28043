import { formatDate } from '#shared/domain/calendar/calendar-date.ts';
import { currencyExponent } from '#shared/domain/money/currency.ts';
import { formatAmount, formatDecimal, type Locale } from '#shared/domain/money/format-amount.ts';
import { formatInterval, fromHedge, type Hedge, type Interval } from '#shared/domain/money/interval.ts';
import { inLanguage } from '#shared/domain/text/in-language.ts';

/** An interval as it crosses the contract: minor units as decimal text, a null side is open. */
type IntervalText = { readonly low: string | null; readonly high: string | null };

export type FormatOptions = {
  /** Thousands, millions, billions with one decimal. */
  readonly compact?: boolean;
  /** Without decimals when they are all zero: for amounts that are rarely stated to the cent. */
  readonly whole?: boolean;
};

/** Everything that turns a stored value into text for people, in one language. */
export type Format = {
  readonly locale: Locale;
  /** Minor units (number, bigint or decimal text) with currency; null is unknown. Without a currency, only digits. */
  readonly money: (
    minor: number | bigint | string | null,
    currency: string | null,
    options?: FormatOptions,
  ) => string;
  /** In words: `au moins 1,1 G$`, `between $1M and $2M`; null is unknown. */
  readonly interval: (
    interval: IntervalText | null,
    currency: string,
    options?: FormatOptions & { readonly about?: boolean },
  ) => string;
  /** As a sign for dense tables: `≥ 10 000 000 $`, `≤ $2M`, `≈ …`, `a – b`; null is unknown. */
  readonly intervalSign: (
    interval: IntervalText | null,
    currency: string,
    options?: FormatOptions & { readonly about?: boolean },
  ) => string;
  /** Percentage points as text (`48.4`): `48,4 %`; `signed` puts a plus before a positive one. */
  readonly percent: (points: string, options?: { readonly signed?: boolean }) => string;
  /** `+48,4 %`, `≥ +60,0 %`, `≤ …`, `a – b`; null is unknown. */
  readonly percentInterval: (
    interval: IntervalText | null,
    options?: { readonly signed?: boolean },
  ) => string;
  /** Calendar date as stored (`2021-03-03`): the form auditors sort by, in both languages. */
  readonly date: (iso: string | null) => string;
  /** Calendar date in words: `3 mars 2021`. */
  readonly dateInWords: (iso: string | null) => string;
  /** Instant (epoch ms) in local time: `2021-03-03 14:05:09`. */
  readonly instant: (epochMs: number) => string;
  /** Whole number with grouped thousands. */
  readonly number: (value: number | bigint | string) => string;
  /** What a person wrote, in the language in use where it was written in both. */
  readonly text: (written: string) => string;
  /** Exact decimal text, every digit kept, with the language's decimal mark. */
  readonly decimal: (text: string) => string;
  /** The word for what is not known. */
  readonly unknown: string;
};

const nbsp = '\u00A0';

/** Takes the zeros of a whole amount off. The decimal mark of a language never groups its thousands. */
const withoutZeros = (text: string, currency: string, locale: Locale): string => {
  const exponent = currencyExponent(currency);
  return exponent === 0 ? text : text.replace(`${locale === 'fr' ? ',' : '.'}${'0'.repeat(exponent)}`, '');
};

/** Builds the formatting functions of one language. */
export const createFormat = (locale: Locale): Format => {
  const unknown = locale === 'fr' ? 'inconnu' : 'unknown';
  const decimal = (text: string): string => {
    const [whole = '', fraction = ''] = text.replace('-', '').split('.');
    return (text.startsWith('-') ? '-' : '') + formatDecimal(whole, fraction, locale);
  };
  const percent: Format['percent'] = (points, { signed = false } = {}) =>
    `${signed && !points.startsWith('-') && /[1-9]/u.test(points) ? '+' : ''}${decimal(points)}${locale === 'fr' ? nbsp : ''}%`;
  const amount = (
    minor: bigint,
    currency: string,
    { whole = false, ...options }: FormatOptions = {},
  ): string => {
    const text = formatAmount(minor, currency, locale, options);
    const isWhole = minor % 10n ** BigInt(currencyExponent(currency)) === 0n;
    return whole && isWhole && options.compact !== true ? withoutZeros(text, currency, locale) : text;
  };
  const money: Format['money'] = (minor, currency, options) =>
    minor === null ? unknown : amount(BigInt(minor), currency ?? 'CAD', options);
  const signs = signWriter(unknown);
  return {
    locale,
    unknown,
    decimal,
    percent,
    money,
    interval: (interval, currency, options) =>
      formatInterval(toInterval(interval), currency, locale, options),
    intervalSign: (interval, currency, { about = false, ...options } = {}) =>
      signs(interval, (side) => amount(BigInt(side), currency, options), about),
    percentInterval: (interval, { signed = true } = {}) =>
      signs(interval, (side) => percent(side, { signed })),
    date: (iso) => iso ?? unknown,
    dateInWords: (iso) => (iso === null ? unknown : formatDate(iso, locale)),
    instant: formatInstant,
    number: (value) => decimal(String(value)),
    text: (written) => inLanguage(written, locale),
  };
};

const toInterval = (interval: IntervalText | null): Interval | null =>
  interval === null
    ? null
    : {
        low: interval.low === null ? null : BigInt(interval.low),
        high: interval.high === null ? null : BigInt(interval.high),
      };

const signWriter =
  (unknown: string) =>
  (interval: IntervalText | null, side: (text: string) => string, about = false): string => {
    if (interval === null) return unknown;
    const { low, high } = interval;
    if (low === null) return high === null ? unknown : `≤${nbsp}${side(high)}`;
    if (high === null) return `≥${nbsp}${side(low)}`;
    const approximately = about ? `≈${nbsp}` : '';
    return low === high ? approximately + side(low) : `${approximately}${side(low)} – ${side(high)}`;
  };

/** Local time, built by parts: the same digits in both languages. */
const formatInstant = (epochMs: number): string => {
  const date = new Date(epochMs);
  const two = (part: number): string => String(part).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
};

/** The interval that a row's bounds and hedge stand for, as text sides. Null when both bounds are unknown. */
export const hedgedInterval = (
  low: number | null,
  high: number | null,
  hedge: Hedge | null,
): IntervalText | null => {
  const interval = fromHedge(low, high, hedge);
  return interval === null
    ? null
    : { low: interval.low?.toString() ?? null, high: interval.high?.toString() ?? null };
};
