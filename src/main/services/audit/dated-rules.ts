import type { RuleVersion } from '#shared/domain/audit/test-run.ts';
import type { RowOf } from '#shared/domain/register/entities.ts';
import { isLimitMissing } from '#shared/domain/rules/missing-limit.ts';
import { compareText } from '#shared/domain/text/compare-text.ts';
import type { ContractFacts } from './audit-facts.ts';
import type { TestInput } from './audit-test.ts';
import { ruleName, ruleVersion } from './rule-version.ts';

type Rule = RowOf<'rule'>;

/** The day, the kind of body and the nature that a rule is looked for; null where the register does not say. */
export type RuleScope = {
  readonly on: string;
  readonly bodyKind: Rule['bodyKind'];
  readonly nature: Rule['nature'];
};

/** Of the rules of one code for such a body and nature: the one in force that day, none that day, or none at all. */
type Ruling = { readonly kind: 'rule'; readonly rule: Rule } | { readonly kind: 'not-in-force' | 'none' };

/** A limit that a test compared with, and what it comes from: the name of a rule, else `parameter`. */
export type Limit = { readonly value: number; readonly from: string };

type LimitColumn = 'limitAmount' | 'limitDays' | 'limitPpm';

export type DatedRules = {
  /** Notes the rule that is in force as used, unless nobody has read its limit. */
  readonly ruling: (code: string, scope: RuleScope) => Ruling;
  /**
   * The limit of the rule in force; the parameter's where the case has no such rule, or one of which nobody has read the
   * limit. Null where the case has such rules, and none of them is in force that day.
   */
  readonly limit: (
    code: string,
    scope: RuleScope,
    { column, parameter }: { readonly column: LimitColumn; readonly parameter: number },
  ) => Limit | null;
  /** The kind of the public body of a contract, and its nature, on a day. */
  readonly scopeOf: (of: ContractFacts | undefined, on: string) => RuleScope;
  readonly bodyKindOf: (organizationId: number | null) => Rule['bodyKind'];
  /** The rules that were used. */
  readonly versions: () => readonly RuleVersion[];
};

/** The dated rules of the case as a test uses them; it is given the versions of those it used. */
export const datedRules = ({ facts }: TestInput): DatedRules => {
  const used = new Map<number, Rule>();
  const byCode = Map.groupBy(
    facts.rules().filter(({ enabled }) => enabled === 1),
    ({ code }) => code,
  );
  const kinds = new Map(facts.organizations().map(({ id, bodyKind }) => [id, bodyKind]));
  const bodyKindOf = (id: number | null): Rule['bodyKind'] => kinds.get(id ?? 0) ?? null;
  const ruling = (code: string, scope: RuleScope): Ruling => {
    const known = (byCode.get(code) ?? []).filter((rule) => isFor(rule, scope)).toSorted(mostSpecificFirst);
    const rule = known.find((one) => isInForce(one, scope.on));
    if (rule === undefined) return { kind: known.length === 0 ? 'none' : 'not-in-force' };
    if (!isLimitMissing(rule)) used.set(rule.id, rule);
    return { kind: 'rule', rule };
  };
  return {
    ruling,
    limit: (code, scope, { column, parameter }) => {
      const found = ruling(code, scope);
      if (found.kind === 'not-in-force') return null;
      const rule = found.kind === 'rule' ? found.rule : null;
      const value = rule?.[column] ?? null;
      return rule === null || value === null
        ? { value: parameter, from: 'parameter' }
        : { value, from: ruleName(rule) };
    },
    scopeOf: (of, on) => ({
      on,
      bodyKind: bodyKindOf(of?.contract.publicBodyId ?? null),
      nature: of?.contract.nature ?? null,
    }),
    bodyKindOf,
    versions: () => [...used.values()].map(ruleVersion),
  };
};

/** Rules that name no kind of body are those of Québec: a federal body is only under rules that name it. */
const isFor = (rule: Rule, { bodyKind, nature }: RuleScope): boolean =>
  (rule.bodyKind === null ? bodyKind !== 'federal' : rule.bodyKind === bodyKind) &&
  (rule.nature === null || rule.nature === nature);

const isInForce = ({ validFrom, validTo }: Rule, on: string): boolean =>
  (validFrom ?? on) <= on && on <= (validTo ?? on);

/** Those for a kind of body, then for a nature, before those for all; then the one that came into force last. */
const mostSpecificFirst = (a: Rule, b: Rule): number =>
  specificity(b) - specificity(a) || compareText(b.validFrom ?? '', a.validFrom ?? '') || b.id - a.id;

const specificity = ({ bodyKind, nature }: Rule): number =>
  (bodyKind === null ? 0 : 2) + (nature === null ? 0 : 1);

/** Information technology is bought as services, by rules that know no more than goods, services and construction. */
export const boughtAs = (scope: RuleScope): RuleScope =>
  scope.nature === 'technology' ? { ...scope, nature: 'services' } : scope;
