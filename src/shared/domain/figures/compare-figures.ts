import { subtractIntervals, type Interval } from '../money/interval.ts';
import type { RowOf } from '../register/entities.ts';
import { asOfSpan, daysApart, type DaysApart } from './as-of.ts';
import { areApart, isBelow, statedAmount } from './figure-amount.ts';

/** Why two figures are not set against each other. */
export const refusals = [
  'subject',
  'basis',
  'scope-unknown',
  'scope',
  'unit',
  'amount-unknown',
  'currency',
  'taxes-differ',
  'taxes-unknown',
] as const;
export type Refusal = (typeof refusals)[number];

/** How the taxes of two figures compare: counts have none. */
type TaxComparison = 'same' | 'differ' | 'unknown';

export type Comparison =
  | {
      readonly verdict: 'agree';
    }
  | {
      readonly verdict: 'contradiction';
      /** Second minus first; an open side stays open. */
      readonly difference: Interval;
      readonly days: DaysApart | null;
      /** Other than `same`: what they differ by is more than taxes could make. */
      readonly taxes: TaxComparison;
    }
  | { readonly verdict: 'not-compared'; readonly reason: Refusal };

/**
 * Form of a scope in which two wordings are the same scope: no accents, case, punctuation or extra spaces. Empty when
 * there is none.
 */
export const normaliseScope = (scope: string | null): string =>
  (scope ?? '')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/œ/gu, 'oe')
    .replace(/æ/gu, 'ae')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** What figures speak of: the contract, else the organisation; null when neither is known. */
export const subjectOf = ({
  contractId,
  organizationId,
}: Pick<RowOf<'figure'>, 'contractId' | 'organizationId'>): string | null =>
  contractId !== null
    ? `contract ${contractId}`
    : organizationId !== null
      ? `organization ${organizationId}`
      : null;

/** Whether two figures are of the same scope, in either language; null when that cannot be told. */
const isSameScope = (a: RowOf<'figure'>, b: RowOf<'figure'>): boolean | null => {
  const pairs = (['scopeFr', 'scopeEn'] as const)
    .map((column) => [normaliseScope(a[column]), normaliseScope(b[column])] as const)
    .filter(([first, second]) => first !== '' && second !== '');
  return pairs.length === 0 ? null : pairs.some(([first, second]) => first === second);
};

/**
 * Sets two figures against each other. They contradict each other when they are of the same subject, basis and scope, in
 * the same unit and currency, and have no amount in common. Where their taxes differ or are unknown they are only
 * compared when taxes could not make the difference (see `taxAllowance`); otherwise the answer says why not.
 */
export const compareFigures = (first: RowOf<'figure'>, second: RowOf<'figure'>): Comparison => {
  const reason = refusalOf(first, second);
  if (reason !== null) return { verdict: 'not-compared', reason };
  const [a, b] = [statedAmount(first), statedAmount(second)];
  if (a === null || b === null) return { verdict: 'not-compared', reason: 'amount-unknown' };
  const taxes = taxComparison(first, second);
  if (!areApart(a, b)) return agreement(taxes);
  if (taxes !== 'same' && !isBeyondTaxes({ ...first, amount: a }, { ...second, amount: b }))
    return { verdict: 'not-compared', reason: `taxes-${taxes}` };
  return {
    verdict: 'contradiction',
    difference: subtractIntervals(b, a),
    days: daysApart(asOfSpan(first), asOfSpan(second)),
    taxes,
  };
};

/** Amounts that meet say nothing where one has taxes and the other has none: taken off, they may be apart. */
const agreement = (taxes: TaxComparison): Comparison =>
  taxes === 'differ' ? { verdict: 'not-compared', reason: 'taxes-differ' } : { verdict: 'agree' };

const refusalOf = (a: RowOf<'figure'>, b: RowOf<'figure'>): Refusal | null => {
  const subject = subjectOf(a);
  if (subject === null || subject !== subjectOf(b)) return 'subject';
  if (a.basis !== b.basis) return 'basis';
  const isSame = isSameScope(a, b);
  if (isSame !== true) return isSame === null ? 'scope-unknown' : 'scope';
  if (a.unit !== b.unit) return 'unit';
  if (a.unit === 'money' && (a.currency === null || a.currency !== b.currency)) return 'currency';
  return null;
};

const taxComparison = (a: RowOf<'figure'>, b: RowOf<'figure'>): TaxComparison => {
  if (a.unit === 'count') return 'same';
  if (a.taxBasis === 'unknown' || b.taxBasis === 'unknown') return 'unknown';
  return a.taxBasis === b.taxBasis ? 'same' : 'differ';
};

type Amount = Pick<RowOf<'figure'>, 'currency' | 'taxBasis'> & { readonly amount: Interval };

/** More than all sales taxes together ever were in any province: what is further apart is so with or without taxes. */
const taxAllowance = { parts: 120n, of: 100n } as const;

/**
 * Whether two amounts that are apart stay apart whatever their taxes are: the greater is above the smaller with the most
 * taxes that it could have. Only for Canadian dollars (elsewhere taxes are not known here) and amounts from zero up.
 */
const isBeyondTaxes = (a: Amount, b: Amount): boolean => {
  const [lower, upper] = isBelow(a.amount, b.amount) ? [a, b] : [b, a];
  const { high } = lower.amount;
  const { low } = upper.amount;
  if (high === null || low === null || high < 0n) return false;
  // Without its taxes the greater still is the greater: no allowance is needed when only the smaller can have some.
  if (lower.taxBasis === 'included' && upper.taxBasis === 'excluded') return true;
  return lower.currency === 'CAD' && low * taxAllowance.of > high * taxAllowance.parts;
};
