import type { Interval } from '../money/interval.ts';
import { isReached, minimumOperator } from '../rules/limit-comparison.ts';
import type { Growth } from './cost.ts';
import type { Finding, FlagFacts } from './flag-facts.ts';
import { amountOf, percentText, ruleOn } from './flag-facts.ts';
import type { OverrunRule } from './rules.ts';

export type GrowthRule = Extract<OverrunRule, `growth-${string}`>;

type Measure = { readonly growth: Growth; readonly reference: Interval | null };

// The worse of two bands comes first.
const overOriginal = ['growth-over-original-critical', 'growth-over-original'] as const;
const overBaseline = ['growth-over-baseline-critical', 'growth-over-baseline'] as const;
const overBoth = [overOriginal[0], overBaseline[0], overOriginal[1], overBaseline[1]] as const;

/**
 * The worst band that the certain growth over the original value has reached, and over the baseline in force. Where that
 * baseline is the original value both are one growth, of which the worst band is said once.
 */
export const growthFindings = (facts: FlagFacts): readonly Finding[] => {
  const worst = (rules: readonly GrowthRule[], measure: Measure): readonly Finding[] =>
    rules.flatMap((rule) => growthOver(facts, rule, measure) ?? []).slice(0, 1);
  const original = { growth: facts.growth.original, reference: facts.original };
  if (facts.isBaselineOriginal) return worst(overBoth, original);
  const baseline = { growth: facts.growth.baseline, reference: facts.baselineValue };
  return [...worst(overOriginal, original), ...worst(overBaseline, baseline)];
};

/** The lowest possible growth, as a share of the highest possible reference, reaches the limit. */
const growthOver = (facts: FlagFacts, code: GrowthRule, measure: Measure): Finding | null => {
  const rule = ruleOn(facts, code);
  const certain = certainGrowth(measure);
  if (rule === null || rule.limitPpm === null || certain === null) return null;
  const share = BigInt(rule.limitPpm) * certain.reference;
  if (!isReached(certain.growth * 1_000_000n, share, minimumOperator(rule.operator, 'at-least'))) return null;
  return {
    rule,
    detail: {
      ...(certain.isRange ? { context: 'at-least' } : {}),
      growthAmount: amountOf(facts, certain.growth),
      growthPercent: certain.percent,
      referenceAmount: amountOf(facts, certain.reference),
      limitPercent: percentText(rule.limitPpm),
    },
  };
};

type CertainGrowth = {
  readonly growth: bigint;
  readonly reference: bigint;
  readonly percent: string;
  readonly isRange: boolean;
};

const certainGrowth = ({ growth, reference }: Measure): CertainGrowth | null => {
  if (growth === null || reference === null) return null;
  const { low, high } = growth.amount;
  if (low === null || reference.high === null || reference.high <= 0n) return null;
  const isRange = low !== high || reference.low !== reference.high;
  return { growth: low, reference: reference.high, percent: growth.percent?.low ?? '', isRange };
};
