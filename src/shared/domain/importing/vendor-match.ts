import { normaliseOrganizationName } from '../text/normalise-name.ts';
import { createNumberMatcher, type OrganizationNumbers, type RegisteredNumbers } from './vendor-numbers.ts';

export type KnownVendor = { readonly id: number; readonly name: string; readonly aliases: string | null };

export type VendorMatch =
  | { readonly kind: 'known'; readonly id: number }
  /** Close to a known one, but not the same: a person must say. */
  | { readonly kind: 'doubtful'; readonly candidates: readonly number[] }
  | { readonly kind: 'unknown' };

/** The name is null where the file gives none. */
export type VendorMatcher = (name: string | null, numbers?: OrganizationNumbers) => VendorMatch;

/**
 * Matches vendors with the register: by registration number first, else by name as `createNameMatcher` does. Doubtful as
 * well: numbers of two vendors, and the name of a vendor that the register knows under another number.
 */
export const createVendorMatcher = (
  vendors: readonly (KnownVendor & Partial<RegisteredNumbers>)[],
  matchedByHand: Readonly<Record<string, number>>,
): VendorMatcher => {
  const matchName = createNameMatcher(vendors, matchedByHand);
  const byNumber = createNumberMatcher(vendors);
  /** What numbers of several vendors, or of none, leave of a match by name. */
  const checked = (match: VendorMatch, ids: readonly number[], numbers: OrganizationNumbers): VendorMatch => {
    const known = match.kind === 'known' ? match.id : null;
    if (ids.length > 1 && (known === null || !ids.includes(known)))
      return { kind: 'doubtful', candidates: ids };
    if (ids.length > 0 || known === null || !byNumber.contradicts(known, numbers)) return match;
    return { kind: 'doubtful', candidates: [known] };
  };
  return (name, numbers = {}) => {
    const ids = byNumber.find(numbers);
    const [only] = ids;
    if (only !== undefined && ids.length === 1) return { kind: 'known', id: only };
    if (name === null) return checked({ kind: 'unknown' }, ids, numbers);
    // What a person said about the name settles it.
    return Object.hasOwn(matchedByHand, name) ? matchName(name) : checked(matchName(name), ids, numbers);
  };
};

/**
 * Matches vendor names as written with the register: equal after normalisation (name or alias, aliases separated by
 * `;`), else doubtful when a typing error apart or when one name is the other with words added, else unknown.
 * @param matchedByHand names as written that a person already matched, with the vendor's id
 */
const createNameMatcher = (
  vendors: readonly KnownVendor[],
  matchedByHand: Readonly<Record<string, number>>,
): ((name: string) => VendorMatch) => {
  const byName = new Map<string, number>();
  for (const { id, name, aliases } of vendors) {
    for (const known of [name, ...(aliases ?? '').split(';')]) {
      const key = keyOf(known);
      if (key !== '' && !byName.has(key)) byName.set(key, id);
    }
  }
  const decided = new Map<string, VendorMatch>(
    Object.entries(matchedByHand).map(([name, id]) => [name, { kind: 'known', id }]),
  );
  return (name) => {
    let match = decided.get(name);
    if (match === undefined) {
      match = matchOf(keyOf(name), byName);
      decided.set(name, match);
    }
    return match;
  };
};

/** A numbered company is the same however its digits are grouped: `9123-4567 Québec`, `91234567 QC`. */
const keyOf = (name: string): string =>
  normaliseOrganizationName(name)
    .replace(/^(\d{4}) (\d{4})(?= )/u, '$1$2')
    .replace(/^(\d{8}) qc$/u, '$1 quebec');

const matchOf = (key: string, byName: ReadonlyMap<string, number>): VendorMatch => {
  const exact = byName.get(key);
  if (exact !== undefined) return { kind: 'known', id: exact };
  const near = new Set([...byName].filter(([known]) => isNear(key, known)).map(([, id]) => id));
  return near.size === 0 ? { kind: 'unknown' } : { kind: 'doubtful', candidates: [...near] };
};

const isNear = (a: string, b: string): boolean => {
  const [one, other] = [withoutArticle(a), withoutArticle(b)];
  return one === other || isTypingError(one, other) || isLonger(one, other) || isLonger(other, one);
};

const withoutArticle = (key: string): string => key.replace(/^(?:les?|la|l|the) /u, '');

/** The longer name begins with all words of the shorter one: "ibm canada" and "ibm". */
const isLonger = (longer: string, shorter: string): boolean =>
  shorter.length >= 3 && longer.startsWith(`${shorter} `);

/**
 * One letter wrong, missing or too many in a name of six or more: more would join vendors that only look alike. Numbers
 * and single letters tell names apart on purpose: `9123-4567 Québec` and `9123-4568 Québec`, `Division A` and `B`.
 */
const isTypingError = (a: string, b: string): boolean => {
  if (Math.min(a.length, b.length) < 6 || Math.abs(a.length - b.length) > 1) return false;
  if (distinguishing(a) !== distinguishing(b)) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end])
    end += 1;
  return Math.max(a.length, b.length) - start - end <= 1;
};

const distinguishing = (name: string): string =>
  name
    .split(' ')
    .flatMap((word) => (word.length === 1 ? [word] : (word.match(/[0-9]+/gu) ?? [])))
    .join(' ');
