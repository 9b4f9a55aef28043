import { normaliseOrganizationName } from '../text/normalise-name.ts';

export type KnownVendor = { readonly id: number; readonly name: string; readonly aliases: string | null };

export type VendorMatch =
  | { readonly kind: 'known'; readonly id: number }
  /** Close to a known one, but not the same: a person must say. */
  | { readonly kind: 'doubtful'; readonly candidates: readonly number[] }
  | { readonly kind: 'unknown' };

export type VendorMatcher = (name: string) => VendorMatch;

/**
 * Matches vendor names as written with the register: equal after normalisation (name or alias, aliases separated by
 * `;`), else doubtful when a typing error apart or when one name is the other with words added, else unknown.
 * @param matchedByHand names as written that a person already matched, with the vendor's id
 */
export const createVendorMatcher = (
  vendors: readonly KnownVendor[],
  matchedByHand: Readonly<Record<string, number>>,
): VendorMatcher => {
  const byName = new Map<string, number>();
  for (const { id, name, aliases } of vendors) {
    for (const known of [name, ...(aliases ?? '').split(';')]) {
      const key = normaliseOrganizationName(known);
      if (key !== '' && !byName.has(key)) byName.set(key, id);
    }
  }
  const decided = new Map<string, VendorMatch>(
    Object.entries(matchedByHand).map(([name, id]) => [name, { kind: 'known', id }]),
  );
  return (name) => {
    let match = decided.get(name);
    if (match === undefined) {
      match = matchOf(normaliseOrganizationName(name), byName);
      decided.set(name, match);
    }
    return match;
  };
};

const matchOf = (key: string, byName: ReadonlyMap<string, number>): VendorMatch => {
  const exact = byName.get(key);
  if (exact !== undefined) return { kind: 'known', id: exact };
  const near = new Set([...byName].filter(([known]) => isNear(key, known)).map(([, id]) => id));
  return near.size === 0 ? { kind: 'unknown' } : { kind: 'doubtful', candidates: [...near] };
};

const isNear = (a: string, b: string): boolean => isTypingError(a, b) || isLonger(a, b) || isLonger(b, a);

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
