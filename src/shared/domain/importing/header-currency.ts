import type { ImportField } from './fields.ts';

const forms: readonly (readonly [form: RegExp, currency: string])[] = [
  [/\b(?:CAD|CDN)\b|CA\$|\$ ?CA\b|\bC\$|dollars? canadiens?|canadian dollars?/iu, 'CAD'],
  [/\bUSD\b|US\$|\$ ?US\b|dollars? (?:am[eé]ricains?|US)\b|US dollars?/iu, 'USD'],
  [/\bEUR\b|€|\beuros?\b/iu, 'EUR'],
  [/\bGBP\b|£/u, 'GBP'],
  [/\bCHF\b/u, 'CHF'],
];

const currencyOf = (header: string): string | null => forms.find(([form]) => form.test(header))?.[1] ?? null;

/**
 * The currency that the headers of amounts name, `Amount (USD)`, `Montant (€)`: that of the amount that is added up, else
 * the only one named. Null when none is: `$` alone may be any dollar.
 */
export const currencyOfHeaders = (
  columns: readonly { readonly header: string; readonly field: ImportField | null }[],
  amountField: 'net' | 'total',
): string | null => {
  const named = columns.flatMap(({ header, field }) => {
    const isAmount = field === 'net' || field === 'total' || field === 'unitPrice';
    const currency = isAmount ? currencyOf(header) : null;
    return currency === null ? [] : [{ field, currency }];
  });
  const own = named.find(({ field }) => field === amountField);
  const [only = null, ...others] = new Set(named.map(({ currency }) => currency));
  return own?.currency ?? (others.length === 0 ? only : null);
};
