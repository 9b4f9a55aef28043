import { currencyExponent } from './currency.ts';
import { divideRounded, splitMinor } from './money.ts';

export type Locale = 'fr' | 'en';

/** No-break space: an amount never breaks over two lines. */
const space = '\u00A0';

const scales = [
  { power: 3n, fr: 'k', en: 'K' },
  { power: 6n, fr: 'M', en: 'M' },
  { power: 9n, fr: 'G', en: 'B' },
  { power: 12n, fr: 'T', en: 'T' },
] as const;

/**
 * An amount for people: `1 234,56 $` in French, `$1,234.56` in English; `$` is the Canadian dollar, any other
 * currency shows its code (`1 234,56 USD`, `USD 1,234.56`). `compact` keeps at most one decimal of thousands,
 * millions, billions or trillions (`1,1 G$`, `$1.1B`), half up; below a thousand it changes nothing.
 */
export const formatAmount = (
  minor: number | bigint,
  currency: string,
  locale: Locale,
  { compact = false }: { readonly compact?: boolean } = {},
): string => {
  const { negative, whole, fraction } = splitMinor(minor, currency);
  const scaled = compact ? scaleDown(minor, currency) : null;
  const number = formatDecimal(scaled?.whole ?? whole, scaled?.fraction ?? fraction, locale);
  const suffix = scaled === null ? '' : scaled[locale];
  return (negative ? '-' : '') + withCurrency({ number, suffix, currency, locale });
};

/** Groups the digits of a decimal number: `1234567.5` is `1 234 567,5` in French, `1,234,567.5` in English. */
export const formatDecimal = (whole: string, fraction: string, locale: Locale): string => {
  const grouped = whole.replace(/\B(?=(?:[0-9]{3})+$)/gu, locale === 'fr' ? space : ',');
  return fraction === '' ? grouped : `${grouped}${locale === 'fr' ? ',' : '.'}${fraction}`;
};

const withCurrency = ({
  number,
  suffix,
  currency,
  locale,
}: {
  readonly number: string;
  readonly suffix: string;
  readonly currency: string;
  readonly locale: Locale;
}): string => {
  const isDollar = currency === 'CAD';
  if (locale === 'en') return isDollar ? `$${number}${suffix}` : `${currency}${space}${number}${suffix}`;
  if (suffix === '') return `${number}${space}${isDollar ? '$' : currency}`;
  return isDollar ? `${number}${space}${suffix}$` : `${number}${space}${suffix}${space}${currency}`;
};

/** The smallest scale that shows the amount below a thousand *after* rounding: 999,960 is `1M`, not `1000K`. */
const scaleDown = (minor: number | bigint, currency: string) => {
  const amount = BigInt(minor);
  const magnitude = amount < 0n ? -amount : amount;
  const unit = 10n ** BigInt(currencyExponent(currency));
  if (magnitude < 1000n * unit) return null;
  const rounded = scales.map((scale) => ({
    ...scale,
    tenths: divideRounded(magnitude * 10n, unit * 10n ** scale.power, 'half-up'),
  }));
  const scale = rounded.find(({ tenths }) => tenths < 10_000n) ?? rounded[rounded.length - 1];
  if (scale === undefined) return null;
  const fraction = scale.tenths % 10n;
  return {
    whole: String(scale.tenths / 10n),
    fraction: fraction === 0n ? '' : String(fraction),
    fr: scale.fr,
    en: scale.en,
  };
};
