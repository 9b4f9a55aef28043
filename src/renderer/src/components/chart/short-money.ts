import { formatAmount, formatDecimal } from '#shared/domain/money/format-amount.ts';
import type { Locale } from '#shared/domain/money/format-amount.ts';
import { currencyExponent } from '#shared/domain/money/currency.ts';
import { divideRounded } from '#shared/domain/money/money.ts';

const nbsp = '\u00A0';

/** From here on amounts are written in millions, so that they can be compared down a column. */
const millionsFrom = 1_000_000n;

/**
 * An amount for overviews: `0 $`, `48 k$`, and from a million on always in millions with one decimal (`1 084,7 M$`,
 * not `1,1 G$`), half away from zero. The exact amount belongs beside it, in a title or in the record.
 */
export const shortMoney = (minor: string | number | bigint, currency: string, locale: Locale): string => {
  const amount = BigInt(minor);
  const magnitude = amount < 0n ? -amount : amount;
  const unit = 10n ** BigInt(currencyExponent(currency));
  if (amount === 0n) return withCurrency('0', '', { currency, locale });
  if (magnitude < unit * millionsFrom) return formatAmount(amount, currency, locale, { compact: true });
  const tenths = divideRounded(magnitude * 10n, unit * millionsFrom, 'half-up');
  const fraction = tenths % 10n === 0n ? '' : String(tenths % 10n);
  const number = formatDecimal(String(tenths / 10n), fraction, locale);
  return (amount < 0n ? '-' : '') + withCurrency(number, 'M', { currency, locale });
};

const withCurrency = (
  number: string,
  suffix: string,
  { currency, locale }: { readonly currency: string; readonly locale: Locale },
): string => {
  const isDollar = currency === 'CAD';
  if (locale === 'en') return `${isDollar ? '$' : `${currency}${nbsp}`}${number}${suffix}`;
  if (isDollar) return `${number}${nbsp}${suffix}$`;
  return suffix === '' ? `${number}${nbsp}${currency}` : `${number}${nbsp}${suffix}${nbsp}${currency}`;
};
