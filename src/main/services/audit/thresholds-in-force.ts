import { minorOf, type ParameterDefinition } from '#shared/domain/audit/parameters.ts';
import type { RuleVersion } from '#shared/domain/audit/test-run.ts';
import type { RowOf } from '#shared/domain/register/entities.ts';
import { compareText } from '#shared/domain/text/compare-text.ts';
import type { TestInput } from './audit-test.ts';
import { ruleVersion } from './rule-version.ts';

const bodyKinds = ['ministry', 'network', 'crown-corporation', 'municipal', 'federal'] as const;
const contractNatures = ['goods', 'services', 'construction'] as const;

/** Parameters of the tests that need the threshold of public tender: the amount itself, or for whom and for what. */
export const thresholdParameters: readonly ParameterDefinition[] = [
  { name: 'threshold', kind: 'amount', default: null, mark: 'judgement', source: '' },
  { name: 'bodyKind', kind: 'choice', default: 'network', values: bodyKinds, mark: 'judgement', source: '' },
  {
    name: 'nature',
    kind: 'choice',
    default: 'services',
    values: contractNatures,
    mark: 'judgement',
    source: '',
  },
];

export type ThresholdsInForce = {
  /** In cents; null where no amount is known for that day. */
  readonly on: (date: string) => number | null;
  /** The rules that were used. */
  readonly versions: () => readonly RuleVersion[];
};

type Rule = RowOf<'rule'>;

/**
 * The threshold of public tender on a date: the one that is set, else the rule of the case (`tender-threshold`, applied,
 * in dollars) that is in force; the one that came into force last when several are.
 */
export const thresholdsInForce = ({ parameters, facts }: TestInput): ThresholdsInForce => {
  const fixed = minorOf(parameters, 'threshold', 'CAD');
  const known = facts
    .rules()
    .filter(
      (rule) =>
        rule.code === 'tender-threshold' &&
        rule.enabled === 1 &&
        rule.currency === 'CAD' &&
        rule.limitAmount !== null &&
        rule.bodyKind === parameters['bodyKind'] &&
        rule.nature === parameters['nature'],
    )
    .toSorted((a, b) => compareText(b.validFrom ?? '', a.validFrom ?? '') || b.id - a.id);
  const used = new Set<Rule>();
  return {
    on: (date) => {
      if (fixed !== null) return fixed;
      const rule = known.find((one) => isInForce(one, date));
      if (rule === undefined) return null;
      used.add(rule);
      return rule.limitAmount;
    },
    versions: () => [...used].map(ruleVersion),
  };
};

const isInForce = ({ validFrom, validTo }: Rule, date: string): boolean =>
  (validFrom ?? date) <= date && date <= (validTo ?? date);
