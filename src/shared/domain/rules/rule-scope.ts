import type { RowOf } from '../register/entities.ts';
import { compareText } from '../text/compare-text.ts';

type Rule = RowOf<'rule'>;

/** The day, the kind of body and the nature that a rule is looked for; null where the register does not say. */
export type RuleScope = {
  readonly on: string;
  readonly bodyKind: Rule['bodyKind'];
  readonly nature: Rule['nature'];
};

/** The rules for such a body and nature, in force that day or not, the one that is to be taken first before others. */
export const rulesFor = (rules: readonly Rule[], scope: RuleScope): readonly Rule[] =>
  rules.filter((rule) => isFor(rule, scope)).toSorted(mostSpecificFirst);

export const isRuleInForce = ({ validFrom, validTo }: Rule, on: string): boolean =>
  (validFrom ?? on) <= on && on <= (validTo ?? on);

const isFor = (rule: Rule, { bodyKind, nature }: RuleScope): boolean =>
  isForBody(rule, bodyKind) && (rule.nature === null || rule.nature === nature);

/**
 * Rules of law that name no kind of body are those of Québec: a federal body is only under those that name it. What is
 * only proposed is of no law, and looks at every body.
 */
const isForBody = (rule: Rule, bodyKind: RuleScope['bodyKind']): boolean =>
  rule.bodyKind === null ? bodyKind !== 'federal' || rule.mark === 'proposed' : rule.bodyKind === bodyKind;

/** Those for a kind of body, then for a nature, before those for all; then the one that came into force last. */
const mostSpecificFirst = (a: Rule, b: Rule): number =>
  specificity(b) - specificity(a) || compareText(b.validFrom ?? '', a.validFrom ?? '') || b.id - a.id;

const specificity = ({ bodyKind, nature }: Rule): number =>
  (bodyKind === null ? 0 : 2) + (nature === null ? 0 : 1);
