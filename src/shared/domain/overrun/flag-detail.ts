import { formatDate } from '../calendar/calendar-date.ts';
import type { Locale } from '../money/format-amount.ts';
import { formatAmount, formatDecimal } from '../money/format-amount.ts';
import { decimalToMinor } from '../money/money.ts';
import { inLanguage } from '../text/in-language.ts';

/**
 * The values of a flag for its sentence (`flags.<rule>` of the catalogues), in the reader's language. Stored details
 * are locale-neutral text; the end of a key says what it holds: `…Amount` decimal text in the contract's currency,
 * `…Percent` percentage points, `…On` an ISO date. `context` picks the variant of the sentence.
 */
export const formatFlagDetail = (
  detail: Readonly<Record<string, string>>,
  currency: string,
  locale: Locale,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(detail).map(([key, value]) => {
      if (key.endsWith('Amount')) return [key, amountText(value, currency, locale)];
      if (key.endsWith('Percent')) return [key, formatPercent(value, locale)];
      return [key, key.endsWith('On') ? formatDate(value, locale) : inLanguage(value, locale)];
    }),
  );

/** Percentage points for people: `48.4` is `48,4 %` in French, `48.4%` in English; `10.0` is `10 %`. */
export const formatPercent = (points: string, locale: Locale): string => {
  const [whole = '', fraction = ''] = points.replace('-', '').split('.');
  const number = formatDecimal(whole, /^0*$/u.test(fraction) ? '' : fraction, locale);
  return `${points.startsWith('-') ? '-' : ''}${number}${locale === 'fr' ? '\u00A0%' : '%'}`;
};

const amountText = (decimal: string, currency: string, locale: Locale): string => {
  const minor = decimalToMinor(decimal, currency);
  return minor.ok ? formatAmount(minor.value, currency, locale) : decimal;
};
