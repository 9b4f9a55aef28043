import type { RuleVersion } from '#shared/domain/audit/test-run.ts';
import type { RowOf } from '#shared/domain/register/entities.ts';
import type { Operator } from '#shared/domain/rules/limit-comparison.ts';
import { isLimitMissing } from '#shared/domain/rules/missing-limit.ts';
import { isRuleInForce, rulesFor, type RuleScope } from '#shared/domain/rules/rule-scope.ts';
import type { ContractFacts } from './audit-facts.ts';
import type { TestInput } from './audit-test.ts';
import { ruleName, ruleVersion } from './rule-version.ts';

type Rule = RowOf<'rule'>;

/** Of the rules of one code for such a body and nature: the one in force that day, none that day, or none at all. */
type Ruling = { readonly kind: 'rule'; readonly rule: Rule } | { readonly kind: 'not-in-force' | 'none' };

/** A limit that a test compared with, and what it comes from: the name of a rule with its operator, else `parameter`. */
export type Limit = { readonly value: number; readonly operator: Operator; readonly from: string };

type LimitColumn = 'limitAmount' | 'limitDays' | 'limitPpm';

export type DatedRules = {
  /** Notes the rule that is in force as used, unless nobody has read its limit. */
  readonly ruling: (code: string, scope: RuleScope) => Ruling;
  /**
   * The limit of the rule in force; that of the parameter of this name where the case has no such rule, or one of which
   * nobody has read the limit. Null where the case has such rules, and none of them is in force that day.
   */
  readonly limit: (
    code: string,
    scope: RuleScope,
    from: { readonly column: LimitColumn; readonly name: string; readonly parameter: number },
  ) => Limit | null;
  /** The kind of the public body of a contract, and its nature, on a day. */
  readonly scopeOf: (of: ContractFacts | undefined, on: string) => RuleScope;
  readonly bodyKindOf: (organizationId: number | null) => Rule['bodyKind'];
  /** Says that a parameter counted. */
  readonly noteParameter: (name: string) => void;
  /** The rules and the parameters that were used. */
  readonly used: () => {
    readonly ruleVersions: readonly RuleVersion[];
    readonly usedParameters: readonly string[];
  };
};

/** The dated rules of the case as a test uses them; it is given the versions of those it used. */
export const datedRules = ({ facts }: TestInput): DatedRules => {
  const used = new Map<number, Rule>();
  const usedParameters = new Set<string>();
  const byCode = Map.groupBy(
    facts.rules().filter(({ enabled }) => enabled === 1),
    ({ code }) => code,
  );
  const kinds = new Map(facts.organizations().map(({ id, bodyKind }) => [id, bodyKind]));
  const bodyKindOf = (id: number | null): Rule['bodyKind'] => kinds.get(id ?? 0) ?? null;
  const ruling = (code: string, scope: RuleScope): Ruling => {
    const known = rulesFor(byCode.get(code) ?? [], scope);
    const rule = known.find((one) => isRuleInForce(one, scope.on));
    if (rule === undefined) return { kind: known.length === 0 ? 'none' : 'not-in-force' };
    if (!isLimitMissing(rule)) used.set(rule.id, rule);
    return { kind: 'rule', rule };
  };
  return {
    ruling,
    limit: (code, scope, { column, name, parameter }) => {
      const found = ruling(code, scope);
      if (found.kind === 'not-in-force') return null;
      const rule = found.kind === 'rule' ? found.rule : null;
      const value = rule?.[column] ?? null;
      if (rule !== null && value !== null) return { value, operator: rule.operator, from: ruleName(rule) };
      usedParameters.add(name);
      return { value: parameter, operator: null, from: 'parameter' };
    },
    scopeOf: (of, on) => ({
      on,
      bodyKind: of?.bodyKind ?? null,
      nature: of?.contract.nature ?? null,
    }),
    bodyKindOf,
    noteParameter: (name) => void usedParameters.add(name),
    used: () => ({
      ruleVersions: [...used.values()].map(ruleVersion),
      usedParameters: [...usedParameters],
    }),
  };
};

/** Information technology is bought as services, by rules that know no more than goods, services and construction. */
export const boughtAs = (scope: RuleScope): RuleScope =>
  scope.nature === 'technology' ? { ...scope, nature: 'services' } : scope;
