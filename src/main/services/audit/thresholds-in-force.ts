import { minorOf, type ParameterDefinition } from '#shared/domain/audit/parameters.ts';
import type { TestInput } from './audit-test.ts';
import type { RuleScope } from '#shared/domain/rules/rule-scope.ts';
import type { Operator } from '#shared/domain/rules/limit-comparison.ts';
import { boughtAs, type DatedRules } from './dated-rules.ts';

const bodyKinds = ['ministry', 'network', 'crown-corporation', 'municipal', 'federal'] as const;
const contractNatures = ['goods', 'services', 'construction'] as const;

/** Parameters of the tests that need the threshold of public tender: the amount itself, or for whom and for what. */
export const thresholdParameters: readonly ParameterDefinition[] = [
  {
    name: 'threshold',
    kind: 'amount',
    default: null,
    mark: 'judgement',
    uses: 'instead-of-rule',
    source: '',
  },
  {
    name: 'bodyKind',
    kind: 'choice',
    default: 'network',
    values: bodyKinds,
    mark: 'judgement',
    uses: 'where-not-said',
    source: '',
  },
  {
    name: 'nature',
    kind: 'choice',
    default: 'services',
    values: contractNatures,
    mark: 'judgement',
    uses: 'where-not-said',
    source: '',
  },
];

/** The amount, in cents, from which or above which a public tender is required. */
export type Threshold = { readonly amount: number; readonly operator: Operator };

export type ThresholdsInForce = {
  /** For a body and a nature on a day; null where no amount is known. */
  readonly of: (scope: RuleScope) => Threshold | null;
};

/**
 * The threshold of public tender: the one that is set, else the rule of the case (`tender-threshold`, applied, in dollars)
 * that is in force that day for the kind of body and the nature. Where the register does not say these, or the rules do
 * not know them, they are those of the parameters.
 */
export const thresholdsInForce = ({ parameters }: TestInput, rules: DatedRules): ThresholdsInForce => {
  const fixed = minorOf(parameters, 'threshold', 'CAD');
  const assumed = {
    bodyKind: chosen(bodyKinds, parameters['bodyKind']),
    nature: chosen(contractNatures, parameters['nature']),
  };
  const thresholdOf = (scope: RuleScope): Threshold | null | 'unknown' => {
    const found = rules.ruling('tender-threshold', scope);
    if (found.kind === 'none') return 'unknown';
    if (found.kind !== 'rule' || found.rule.currency !== 'CAD') return null;
    const { limitAmount: amount, operator } = found.rule;
    return amount === null ? null : { amount, operator };
  };
  return {
    of: (scope) => {
      if (fixed !== null) {
        rules.noteParameter('threshold');
        return { amount: fixed, operator: 'at-least' };
      }
      const { on, bodyKind, nature } = boughtAs(scope);
      const candidates = [
        { on, bodyKind: bodyKind ?? assumed.bodyKind, nature: nature ?? assumed.nature },
        { on, bodyKind: bodyKind ?? assumed.bodyKind, nature: assumed.nature },
        { on, ...assumed },
      ];
      for (const candidate of candidates) {
        const threshold = thresholdOf(candidate);
        if (threshold === 'unknown') continue;
        if (candidate.bodyKind !== bodyKind) rules.noteParameter('bodyKind');
        if (candidate.nature !== nature) rules.noteParameter('nature');
        return threshold;
      }
      return null;
    },
  };
};

const chosen = <Value extends string>(values: readonly Value[], written: unknown): Value | null =>
  values.find((value) => value === written) ?? null;
