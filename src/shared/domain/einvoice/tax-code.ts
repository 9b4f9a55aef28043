import { compareDecimals } from '../money/decimal.ts';
import type { EInvoice, TaxSubtotal } from './einvoice.ts';

/** Words by which documents name the sales taxes of Canada, in the order in which they are looked for. */
const canadianTaxes: readonly (readonly [code: string, words: RegExp])[] = [
  ['QST', /\b(?:QST|TVQ)\b|taxe de vente du qu[ée]bec|qu[ée]bec sales tax/iu],
  ['HST', /\b(?:HST|TVH)\b|taxe de vente harmonis[ée]e|harmoni[sz]ed sales tax/iu],
  ['PST', /\b(?:PST|TVP)\b|taxe de vente provinciale|provincial sales tax/iu],
  ['GST', /\b(?:GST|TPS)\b|taxe sur les produits et services|goods and services tax/iu],
];

/** Rates that nobody else has (9.975 %), or that are read so in a Canadian document only (5 %). */
const qstRate = '9.975';
const gstRate = '5';

const isRate = (rate: string | null, of: string): boolean => rate !== null && compareDecimals(rate, of) === 0;

/** Whether the document is one in Canadian dollars or by a Canadian seller: where GST means the federal tax. */
export const isCanadian = ({ currency, seller }: Pick<EInvoice, 'currency' | 'seller'>): boolean =>
  seller.country === null ? currency === 'CAD' : seller.country === 'CA';

/**
 * `GST`, `QST`, `HST` or `PST`, by the name of the tax, else by its rate; for any other tax, category and rate, e.g.
 * `S-19`.
 */
export const taxCode = ({ names, category, rate }: TaxSubtotal, invoice: EInvoice): string => {
  const named = canadianTaxes.find(([, words]) => names.some((name) => words.test(name)));
  if (named !== undefined) return named[0];
  if (isRate(rate, qstRate)) return 'QST';
  if (isRate(rate, gstRate) && isCanadian(invoice)) return 'GST';
  const written = rate?.replace(/\.0+$/u, '').replace(/(\.[0-9]*[1-9])0+$/u, '$1');
  return [category ?? names[0] ?? 'tax', ...(written === undefined ? [] : [written])].join('-');
};
