import { daysBetween } from '#shared/domain/calendar/calendar-date.ts';
import { editDistance } from '#shared/domain/text/edit-distance.ts';
import type { Candidate } from './duplicate-candidates.ts';
import { normalisedNumber, numberDigits } from '#shared/domain/text/invoice-number.ts';

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
 * Pairs of invoices that a pattern can hold for, each once: of one vendor under one number, on one date with similar
 * amounts, or of one amount; of two vendors under one number and of one amount; with at most so many days between them.
 * Sorted within a group, so that far apart ones are never compared.
 */
export function* pairsWithin(invoices: readonly Candidate[], limits: NearLimits): Generator<Pair> {
  const { days } = limits;
  const vendorOf = ({ vendorId, currency }: Candidate): string => `${vendorId}|${currency}`;
  const isNear = (a: Candidate, b: Candidate): boolean => daysBetween(a.issuedOn, b.issuedOn) <= days;
  yield* neighbours(
    groupsBy(invoices, (of) => `${vendorOf(of)}|${of.number}`),
    byDate,
    isNear,
  );
  yield* filterPairs(
    neighbours(
      groupsBy(invoices, (of) => `${vendorOf(of)}|${of.issuedOn}`),
      byAmount,
      (a, b) => amountLikeness(a, b, limits.amountPpm) !== 'D',
    ),
    (a, b) => a.number !== b.number,
  );
  yield* filterPairs(
    neighbours(
      groupsBy(invoices, (of) => `${vendorOf(of)}|${of.amount}`),
      byDate,
      isNear,
    ),
    (a, b) => a.number !== b.number && a.issuedOn !== b.issuedOn,
  );
  yield* filterPairs(
    neighbours(
      groupsBy(invoices, ({ number, amount, currency }) => `${amount}|${currency}|${number}`),
      byDate,
      isNear,
    ),
    (a, b) => a.vendorId !== b.vendorId,
  );
}

type Pair = readonly [Candidate, Candidate];

/** Groups of two and more. */
const groupsBy = (
  invoices: readonly Candidate[],
  key: (of: Candidate) => string,
): readonly (readonly Candidate[])[] =>
  [...Map.groupBy(invoices, key).values()].filter((group) => group.length > 1);

const byDate = (a: Candidate, b: Candidate): number =>
  a.issuedOn < b.issuedOn ? -1 : a.issuedOn > b.issuedOn ? 1 : a.id - b.id;

const byAmount = (a: Candidate, b: Candidate): number => a.amount - b.amount || a.id - b.id;

/** Pairs of each group up to the first that is too far apart in its order. */
function* neighbours(
  groups: readonly (readonly Candidate[])[],
  order: (a: Candidate, b: Candidate) => number,
  isNear: (a: Candidate, b: Candidate) => boolean,
): Generator<Pair> {
  for (const group of groups) {
    const sorted = group.toSorted(order);
    for (const [index, a] of sorted.entries()) {
      for (let next = index + 1; next < sorted.length; next += 1) {
        const b = sorted[next];
        if (b === undefined || !isNear(a, b)) break;
        yield [a, b];
      }
    }
  }
}

function* filterPairs(
  pairs: Iterable<Pair>,
  wanted: (a: Candidate, b: Candidate) => boolean,
): Generator<Pair> {
  for (const pair of pairs) if (wanted(...pair)) yield pair;
}
