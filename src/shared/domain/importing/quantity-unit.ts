import type { ImportField } from './fields.ts';
import { headerKey } from './header-key.ts';

const units: readonly (readonly [unit: string, words: RegExp])[] = [
  ['h', /\b(?:heures?|hours?|hrs?|h)\b/u],
  ['j', /\b(?:jours?|jrs?)\b/u],
  ['day', /\bdays?\b/u],
];

/** The unit of time that the header of a quantity names: `Heures`, `Nb jours`, `Hours billed`. Null for none or two. */
const unitOfHeader = (header: string): string | null => {
  const key = headerKey(header);
  // `Quantité (24 h)` counts something that lasts so long.
  const [only, ...others] = /\d/u.test(key) ? [] : units.filter(([, words]) => words.test(key));
  return only === undefined || others.length > 0 ? null : only[0];
};

/** The unit of the quantities of a file that has no column for it: hours or days, where the header says so. */
export const unitOfQuantities = (
  columns: readonly { readonly header: string; readonly field: ImportField | null }[],
): string | null => {
  if (columns.some(({ field }) => field === 'unit')) return null;
  const quantity = columns.find(({ field }) => field === 'quantity');
  return quantity === undefined ? null : unitOfHeader(quantity.header);
};
