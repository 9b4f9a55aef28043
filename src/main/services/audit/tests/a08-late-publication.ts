import { daysBetween } from '#shared/domain/calendar/calendar-date.ts';
import { minorOf, numberOf } from '#shared/domain/audit/parameters.ts';
import type { TestException } from '#shared/domain/audit/test-run.ts';
import { increaseOf, inForce, type AmendmentEffect } from '#shared/domain/overrun/amendment-effects.ts';
import type { RowOf } from '#shared/domain/register/entities.ts';
import type { ContractFacts } from '../audit-facts.ts';
import type { AuditTest, TestInput } from '../audit-test.ts';
import {
  amendmentName,
  amendmentRows,
  awardedOn,
  contractException,
  originalOf,
} from '../contract-exceptions.ts';
import type { RuleScope } from '#shared/domain/rules/rule-scope.ts';
import { datedRules, type DatedRules, type Limit } from '../dated-rules.ts';
import { ruleName } from '../rule-version.ts';
import { keepRows, newTally, type Tally } from '../tally.ts';

const source = 'RLRQ, c. C-65.1, r. 4, art. 52';

/** Contracts and additional expenditures that were made public later than the rules ask. */
export const a08: AuditTest = {
  id: 'A08',
  parameters: [
    { name: 'days', kind: 'days', default: 30, min: 0, max: 3_660, mark: 'stated', uses: 'without-rule', source },
    { name: 'smallest', kind: 'amount', default: '25000', mark: 'stated', uses: 'without-rule', source },
  ],
  reads: ['contract'],
  populationOf: 'contracts-and-amendments',
  exclusions: [
    'public-tender',
    'other-currency',
    'original-unknown',
    'too-small',
    'no-award-date',
    'publication-unknown',
    'no-signature-date',
    'no-rule',
    'below-percent',
  ],
  run: (input) => {
    const tally = newTally();
    const rules = datedRules(input);
    const contracts = input.facts.contracts();
    const amendments = contracts.flatMap((of) => inForce(of.effects).map((effect) => ({ of, effect })));
    const exceptions = [...lateContracts(input, rules, tally), ...lateAmendments(amendments, rules, tally)];
    return {
      population: contracts.length + amendments.length,
      excluded: tally.excluded(),
      exceptions,
      ...rules.used(),
    };
  },
};

/** By when a contract is to be published: within days of an event, from an amount on. Null where no rule asks. */
type Duty = {
  readonly from: string;
  readonly days: Limit;
  readonly isLargeEnough: (amount: bigint) => boolean;
};

const lateContracts = (input: TestInput, rules: DatedRules, tally: Tally): readonly TestException[] => {
  const duties = new Map(input.facts.contracts().map((of) => [of, dutyOf(of, input, rules)]));
  return keepRows(input.facts.contracts(), tally, {
    'public-tender': (of) => !isToPublish(of, rules),
    'other-currency': ({ contract }) => contract.currency !== 'CAD',
    'original-unknown': (of) => (originalOf(of)?.high ?? null) === null,
    'no-award-date': (of) => awardedOn(of) === null,
    'no-rule': (of) => duties.get(of) === null,
    'too-small': (of) => duties.get(of)?.isLargeEnough(originalOf(of)?.high ?? 0n) === false,
    'publication-unknown': ({ contract }) => contract.publishedOn === null,
  }).flatMap((of) => {
    const { publishedOn } = of.contract;
    const duty = duties.get(of) ?? null;
    if (duty === null || publishedOn === null) return [];
    const { value: allowed, from: limitFrom } = duty.days;
    const days = daysBetween(duty.from, publishedOn);
    if (days <= allowed) return [];
    const counted = duty.from === awardedOn(of) ? {} : { countedFrom: duty.from };
    const detail = { awardedOn: awardedOn(of), ...counted, publishedOn, days, allowed, limitFrom };
    return [contractException(of, originalOf(of), detail, { keyParts: ['contract'] })];
  });
};

const isOfFederalBody = ({ contract }: ContractFacts, rules: DatedRules): boolean =>
  rules.bodyKindOf(contract.publicBodyId) === 'federal';

/**
 * Of those awarded by public tender the duty is to publish the results of the opening, but for goods, of which the contract
 * is to be described too; a federal body publishes all of its contracts.
 */
const isToPublish = (of: ContractFacts, rules: DatedRules): boolean =>
  of.contract.kind !== 'programme' &&
  (of.contract.awardMethod !== 'public-tender' ||
    of.contract.nature === 'goods' ||
    isOfFederalBody(of, rules));

const dutyOf = (of: ContractFacts, { parameters }: TestInput, rules: DatedRules): Duty | null => {
  const on = awardedOn(of);
  if (on === null || !isToPublish(of, rules)) return null;
  const scope = scopeOfDuty(of, on, rules);
  const isFederal = scope.bodyKind === 'federal';
  const code = isFederal ? federalCode(on) : 'initial-publication';
  const days = rules.limit(code, scope, {
    column: 'limitDays',
    name: 'days',
    parameter: numberOf(parameters, 'days'),
  });
  const smallest = rules.limit(code, scope, {
    column: 'limitAmount',
    name: 'smallest',
    parameter: minorOf(parameters, 'smallest', 'CAD') ?? 0,
  });
  if (days === null || smallest === null) return null;
  const isByQuarter = isFederal && days.from !== 'parameter';
  return {
    from: isByQuarter ? endOfQuarter(on) : on,
    days,
    // Contracts of more than the federal amount; of that of Québec and more.
    isLargeEnough: (amount) =>
      isByQuarter ? amount > BigInt(smallest.value) : amount >= BigInt(smallest.value),
  };
};

/** The rule of goods is about contracts by public tender: there is none for other contracts of goods. */
const scopeOfDuty = (of: ContractFacts, on: string, rules: DatedRules): RuleScope => {
  const scope = rules.scopeOf(of, on);
  const hasNoRule = scope.nature === 'goods' && of.contract.awardMethod !== 'public-tender';
  return hasNoRule ? { ...scope, nature: null } : scope;
};

/** The fourth quarter of the federal year ends on 31 March, and has a longer term. */
const federalCode = (on: string): string =>
  on.slice(5, 7) <= '03' ? 'federal-publication-fourth-quarter' : 'federal-publication';

const endOfQuarter = (on: string): string => {
  const month = Math.ceil(Number(on.slice(5, 7)) / 3) * 3;
  return `${on.slice(0, 4)}-${{ 3: '03-31', 6: '06-30', 9: '09-30' }[month] ?? '12-31'}`;
};

type Amended = { readonly of: ContractFacts; readonly effect: AmendmentEffect };

/** Once increases come to more than the share of the rule, each of them is to be published within its days. */
const lateAmendments = (
  all: readonly Amended[],
  rules: DatedRules,
  tally: Tally,
): readonly TestException[] => {
  const ruleFor = ({ of, effect }: Amended): RowOf<'rule'> | null => {
    const found = rules.ruling('late-publication', rules.scopeOf(of, effect.on ?? ''));
    return found.kind === 'rule' ? found.rule : null;
  };
  const kept = keepRows(all, tally, {
    'no-signature-date': ({ effect }) => effect.on === null,
    'original-unknown': ({ of }) => (originalOf(of)?.high ?? 0n) <= 0n,
    'no-rule': (amended) => (ruleFor(amended)?.limitDays ?? null) === null,
    'below-percent': (amended) => !isAboveShare(amended, ruleFor(amended)?.limitPpm ?? 0),
    'publication-unknown': ({ effect }) => effect.amendment.publishedOn === null,
  });
  return kept.flatMap((amended) => {
    const { of, effect } = amended;
    const rule = ruleFor(amended);
    const { publishedOn } = effect.amendment;
    const allowed = rule?.limitDays ?? null;
    if (rule === null || allowed === null || effect.on === null || publishedOn === null) return [];
    const days = daysBetween(effect.on, publishedOn);
    if (days <= allowed) return [];
    const number = amendmentName(effect);
    const detail = {
      number,
      signedOn: effect.on,
      publishedOn,
      days,
      allowed,
      limitFrom: ruleName(rule),
    };
    const where = { rows: amendmentRows([effect]), keyParts: ['amendment', number] };
    return [contractException(of, increaseOf(effect.effect), detail, where)];
  });
};

/** Whether it increases the value, and all increases up to it come to more than the share of the original value. */
const isAboveShare = ({ of, effect }: Amended, ppm: number): boolean => {
  const upTo = of.effects.slice(0, of.effects.indexOf(effect) + 1);
  const increases = inForce(upTo).reduce((sum, one) => sum + (increaseOf(one.effect).low ?? 0n), 0n);
  const original = originalOf(of)?.high ?? 0n;
  return (increaseOf(effect.effect).low ?? 0n) > 0n && increases * 1_000_000n > BigInt(ppm) * original;
};
