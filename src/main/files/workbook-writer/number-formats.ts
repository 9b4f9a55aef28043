import { currencyExponent } from '#shared/domain/money/currency.ts';
import type { Locale } from '#shared/domain/money/format-amount.ts';

/** Québec and Canada write dates the same way, in French and in English. */
export const dateFormat = 'yyyy-mm-dd';

/** What is typed into such a cell stays text: an invoice number keeps its zeros, `=1+1` does not become a formula. */
export const textFormat = '@';

export const integerFormat = '#,##0';

/** Up to eleven decimals, as cloud bills have; programs show the separators of the reader's own system. */
export const decimalFormat = '#,##0.###########';

/** A ratio shown in percent with one decimal: `48,4 %`, `48.4%`. */
export const percentFormat = (locale: Locale): string => (locale === 'fr' ? '0.0"\u00A0"%' : '0.0%');

/**
 * Amounts of one currency: `1 234,56 $` in French, `$1,234.56` in English; a currency other than the Canadian dollar
 * shows its code. `words` ("at least") stands before the amount and leaves the value a plain number.
 */
export const moneyFormat = (currency: string, locale: Locale, words: string | null = null): string => {
  const exponent = currencyExponent(currency);
  const digits = `#,##0${exponent === 0 ? '' : `.${'0'.repeat(exponent)}`}`;
  const positive = locale === 'fr' ? `${digits}${frenchSuffix(currency)}` : `${englishPrefix(currency)}${digits}`;
  const lead = words === null ? '' : `"${words.replaceAll('"', '')}\u00A0"`;
  return `${lead}${positive};${lead}-${positive}`;
};

const frenchSuffix = (currency: string): string => `"\u00A0${currency === 'CAD' ? '$' : currency}"`;

const englishPrefix = (currency: string): string => (currency === 'CAD' ? '"$"' : `"${currency}\u00A0"`);
