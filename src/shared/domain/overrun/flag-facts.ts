import type { OverrunFlag } from '../../ipc/overrun-schemas.ts';
import type { Interval } from '../money/interval.ts';
import { divideRounded, minorToDecimal } from '../money/money.ts';
import type { RowOf } from '../register/entities.ts';
import type { AmendmentEffect } from './amendment-effects.ts';
import type { Growth } from './cost.ts';
import type { Lateness } from './lateness.ts';
import type { Billing } from './overrun-facts.ts';
import type { OverrunRule } from './rules.ts';
import { ruleInForce } from './rules.ts';

/** What the rules look at: the amounts of one contract, and the rule records of the case. */
export type FlagFacts = {
  readonly contract: RowOf<'contract'>;
  readonly bodyKind: RowOf<'organization'>['bodyKind'];
  readonly effects: readonly AmendmentEffect[];
  readonly original: Interval | null;
  readonly current: Interval | null;
  readonly baselineValue: Interval | null;
  /** Whether that value is the original one, so that both growths are one. */
  readonly isBaselineOriginal: boolean;
  readonly growth: { readonly original: Growth; readonly baseline: Growth };
  readonly billing: Billing;
  readonly lateness: Lateness | null;
  readonly rules: readonly RowOf<'rule'>[];
  readonly today: string;
};

/** A rule record that found something, with the values of its sentence. */
export type Finding = { readonly rule: RowOf<'rule'>; readonly detail: OverrunFlag['detail'] };

/** The record of a rule in force on a day for the contract: of its nature, and the kind of its public body. */
export const ruleOn = (
  { rules, contract, bodyKind, today }: FlagFacts,
  code: OverrunRule,
  on = today,
): RowOf<'rule'> | null => ruleInForce(rules, code, { on, bodyKind, nature: contract.nature });

/** Amount of a detail: decimal text in the contract's currency. */
export const amountOf = (facts: FlagFacts, minor: bigint): string =>
  minorToDecimal(minor, facts.contract.currency);

/** Percentage points, with one decimal, of parts per million. */
export const percentText = (ppm: number): string => {
  const points = divideRounded(BigInt(ppm), 1000n, 'half-up');
  return `${points / 10n}.${points % 10n}`;
};

/** Amendments without a number are named by their date, else by their id in the case. */
export const nameOf = ({ amendment, on }: AmendmentEffect): string =>
  amendment.number ?? on ?? `#${amendment.id}`;

/** By how much the total invoiced exceeds a ceiling; null when it does not, or when the ceiling is not known. */
export const excessOver = (
  facts: FlagFacts,
  ceiling: bigint | null,
  tolerance = 0n,
): OverrunFlag['detail'] | null => {
  const { invoiced, invoiceCount } = facts.billing;
  if (ceiling === null || invoiceCount === 0 || invoiced <= ceiling + tolerance) return null;
  return {
    invoicedAmount: amountOf(facts, invoiced),
    ceilingAmount: amountOf(facts, ceiling),
    excessAmount: amountOf(facts, invoiced - ceiling),
  };
};
