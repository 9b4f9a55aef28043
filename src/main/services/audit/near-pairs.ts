import { daysBetween } from '#shared/domain/calendar/calendar-date.ts';
import { editDistance } from '#shared/domain/text/edit-distance.ts';
import type { Candidate } from './duplicate-candidates.ts';
import { normalisedNumber, numberDigits } from './invoice-numbers.ts';

/** How two values compare: exactly the same, similar, or different. */
export type Likeness = 'E' | 'S' | 'D';

export type NearLimits = {
  readonly days: number;
  readonly amountPpm: number;
  /** Edits between two numbers. */
  readonly edits: number;
};

const dateLikeness = (a: Candidate, b: Candidate, days: number): Likeness => {
  if (a.issuedOn === b.issuedOn) return 'E';
  return Math.abs(daysBetween(a.issuedOn, b.issuedOn)) <= days ? 'S' : 'D';
};

const amountLikeness = (a: Candidate, b: Candidate, ppm: number): Likeness => {
  if (a.amount === b.amount) return 'E';
  const greater = Math.max(a.amount, b.amount);
  return BigInt(Math.abs(a.amount - b.amount)) * 1_000_000n <= BigInt(greater) * BigInt(ppm) ? 'S' : 'D';
};

const numberLikeness = (a: Candidate, b: Candidate, edits: number): Likeness => {
  if (a.number === b.number) return 'E';
  const [x, y] = [normalisedNumber(a.number), normalisedNumber(b.number)];
  if (x === y || (numberDigits(x) !== '' && numberDigits(x) === numberDigits(y))) return 'S';
  return isTypingError(x, y, edits) ? 'S' : 'D';
};

/** Numbers that follow each other (1041, 1042) differ by one character too, and are no typing error. */
const isTypingError = (a: string, b: string, edits: number): boolean => {
  if (edits === 0 || Math.min(a.length, b.length) <= edits * 2) return false;
  if (isTransposed(a, b)) return true;
  return a.length !== b.length && editDistance(a, b, edits) <= edits;
};

/** Two neighbours changed places: 8012306 and 8012360. */
const isTransposed = (a: string, b: string): boolean => {
  if (a.length !== b.length) return false;
  const at = Array.from(a).findIndex((character, index) => character !== b[index]);
  return at !== -1 && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
};

/** Pattern of two invoices over vendor, number, date, amount: `ESEE` is a similar number, all else the same. */
export const patternOf = (a: Candidate, b: Candidate, limits: NearLimits): string => {
  const vendor: Likeness = a.vendorId === b.vendorId ? 'E' : a.vendorKey === b.vendorKey ? 'S' : 'D';
  return [
    vendor,
    numberLikeness(a, b, limits.edits),
    dateLikeness(a, b, limits.days),
    amountLikeness(a, b, limits.amountPpm),
  ].join('');
};

/**
 * Pairs of invoices that share a vendor or an exact amount, each once, with at most `days` between them: the only ones
 * that any pattern can hold for. Sorted by date within a group, so that far apart ones are never compared.
 */
export function* pairsWithin(
  invoices: readonly Candidate[],
  days: number,
): Generator<readonly [Candidate, Candidate]> {
  const byVendor = Map.groupBy(invoices, ({ vendorId, currency }) => `${vendorId}|${currency}`);
  for (const group of byVendor.values()) yield* neighbours(group, days, () => true);
  const byAmount = Map.groupBy(invoices, ({ amount, currency }) => `${amount}|${currency}`);
  for (const group of byAmount.values()) yield* neighbours(group, days, (a, b) => a.vendorId !== b.vendorId);
}

function* neighbours(
  group: readonly Candidate[],
  days: number,
  wanted: (a: Candidate, b: Candidate) => boolean,
): Generator<readonly [Candidate, Candidate]> {
  const sorted = group.toSorted((a, b) =>
    a.issuedOn < b.issuedOn ? -1 : a.issuedOn > b.issuedOn ? 1 : a.id - b.id,
  );
  for (const [index, a] of sorted.entries()) {
    for (let next = index + 1; next < sorted.length; next += 1) {
      const b = sorted[next];
      if (b === undefined || daysBetween(a.issuedOn, b.issuedOn) > days) break;
      if (wanted(a, b)) yield [a, b];
    }
  }
}
