import { currencyExponent } from '#shared/domain/money/currency.ts';
import type { Locale } from '#shared/domain/money/format-amount.ts';

/** Québec and Canada write dates the same way, in French and in English. */
export const dateFormat = 'yyyy-mm-dd';

/** What is typed into such a cell stays text: an invoice number keeps its zeros, `=1+1` does not become a formula. */
export const textFormat = '@';

export const integerFormat = '#,##0';

/** As many decimals as the number was written with; programs show the separators of the reader's own system. */
export const decimalFormat = (decimals: number): string =>
  decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`;

/** A ratio shown in percent with one decimal: `48,4 %`, `48.4%`; `words` ("at least") stand before it. */
export const percentFormat = (locale: Locale, words: string | null = null): string =>
  afterWords(locale === 'fr' ? '0.0"\u00A0"%' : '0.0%', words);

/** The same for negative numbers: the sign stays with the number. */
const afterWords = (format: string, words: string | null): string => {
  if (words === null) return format;
  const lead = `"${words.replaceAll('"', '')}\u00A0"`;
  return `${lead}${format};${lead}-${format}`;
};

/**
 * Amounts of one currency: `1 234,56 $` in French, `$1,234.56` in English; a currency other than the Canadian dollar
 * shows its code, one that is not known shows nothing. `words` ("at least") stands before the amount and leaves the
 * value a plain number.
 */
export const moneyFormat = (currency: string | null, locale: Locale, words: string | null = null): string => {
  const exponent = currency === null ? 2 : currencyExponent(currency);
  const digits = `#,##0${exponent === 0 ? '' : `.${'0'.repeat(exponent)}`}`;
  return afterWords(withCurrency(digits, currency, locale), words);
};

const withCurrency = (digits: string, currency: string | null, locale: Locale): string => {
  if (currency === null) return digits;
  const isDollar = currency === 'CAD';
  if (locale === 'fr') return `${digits}"\u00A0${isDollar ? '$' : currency}"`;
  return `${isDollar ? '"$"' : `"${currency}\u00A0"`}${digits}`;
};
