import { daysBetween } from '#shared/domain/calendar/calendar-date.ts';
import { minorOf, numberOf } from '#shared/domain/audit/parameters.ts';
import type { Detail, TestException } from '#shared/domain/audit/test-run.ts';
import { increaseOf, inForce, type AmendmentEffect } from '#shared/domain/overrun/amendment-effects.ts';
import type { ContractFacts } from '../audit-facts.ts';
import type { AuditTest, TestInput } from '../audit-test.ts';
import {
  amendmentName,
  amendmentRows,
  awardedOn,
  contractException,
  netOriginalOf,
  originalOf,
  taxCaution,
} from '../contract-exceptions.ts';
import { isReached, maximumOperator, minimumOperator } from '#shared/domain/rules/limit-comparison.ts';
import type { RuleScope } from '#shared/domain/rules/rule-scope.ts';
import { datedRules, type DatedRules, type Limit } from '../dated-rules.ts';
import { ruleName } from '../rule-version.ts';
import { keepRows, newTally, type Tally } from '../tally.ts';

const source = 'RLRQ, c. C-65.1, r. 4, art. 52';

/** Contracts and additional expenditures that were made public later than the rules ask. */
export const a08: AuditTest = {
  id: 'A08',
  parameters: [
    {
      name: 'days',
      kind: 'days',
      default: 30,
      min: 0,
      max: 3_660,
      mark: 'stated',
      uses: 'without-rule',
      source,
    },
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
    'not-yet-due',
    'no-signature-date',
    'no-rule',
    'below-percent',
  ],
  run: (input) => {
    const tally = newTally();
    const rules = datedRules(input);
    const contracts = input.facts.contracts();
    const amendments = contracts.flatMap((of) => inForce(of.effects).map((effect) => ({ of, effect })));
    const exceptions = [
      ...lateContracts(input, rules, tally),
      ...lateAmendments(amendments, { input, rules, tally }),
    ];
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
    'too-small': (of) => duties.get(of)?.isLargeEnough(netOriginalOf(of)?.high ?? 0n) === false,
    'not-yet-due': (of) => {
      const duty = duties.get(of) ?? null;
      const { publishedOn } = of.contract;
      return publishedOn === null && duty !== null && lateness(duty, publishedOn, input.today) === null;
    },
  }).flatMap((of) => {
    const { publishedOn } = of.contract;
    const duty = duties.get(of) ?? null;
    const late = duty === null ? null : lateness(duty, publishedOn, input.today);
    if (duty === null || late === null) return [];
    const counted = duty.from === awardedOn(of) ? {} : { countedFrom: duty.from };
    const detail = { awardedOn: awardedOn(of), ...counted, ...late, ...taxCaution(of) };
    return [contractException(of, originalOf(of), detail, { keyParts: ['contract'] })];
  });
};

/** How late a publication is, or would be today; null where it is in time, or not due yet. */
const lateness = (
  { from, days: limit }: Pick<Duty, 'from' | 'days'>,
  publishedOn: string | null,
  today: string,
): Detail | null => {
  const days = daysBetween(from, publishedOn ?? today);
  if (!isReached(days, limit.value, maximumOperator(limit.operator))) return null;
  const published = publishedOn === null ? { state: 'unpublished' } : { publishedOn };
  return { ...published, days, allowed: limit.value, limitFrom: limit.from };
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
    isLargeEnough: (amount) =>
      isReached(amount, smallest.value, minimumOperator(smallest.operator, 'at-least')),
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
  { input, rules, tally }: { readonly input: TestInput; readonly rules: DatedRules; readonly tally: Tally },
): readonly TestException[] => {
  const dutyFor = ({ of, effect }: Amended): AmendmentDuty | null => {
    const from = effect.on ?? '';
    const found = rules.ruling('late-publication', rules.scopeOf(of, from));
    if (found.kind !== 'rule' || found.rule.limitDays === null) return null;
    const { limitDays: value, limitPpm, operator } = found.rule;
    return { from, days: { value, operator, from: ruleName(found.rule) }, ppm: limitPpm ?? 0 };
  };
  const lateIn = (amended: Amended, duty: AmendmentDuty | null): Detail | null =>
    duty === null ? null : lateness(duty, amended.effect.amendment.publishedOn, input.today);
  const kept = keepRows(all, tally, {
    'no-signature-date': ({ effect }) => effect.on === null,
    'original-unknown': ({ of }) => (originalOf(of)?.high ?? 0n) <= 0n,
    'no-rule': (amended) => dutyFor(amended) === null,
    'below-percent': (amended) => !isAboveShare(amended, dutyFor(amended)),
    'not-yet-due': (amended) =>
      amended.effect.amendment.publishedOn === null && lateIn(amended, dutyFor(amended)) === null,
  });
  return kept.flatMap((amended) => {
    const { of, effect } = amended;
    const late = lateIn(amended, dutyFor(amended));
    if (late === null) return [];
    const number = amendmentName(effect);
    const detail = { number, signedOn: effect.on, ...late };
    const where = { rows: amendmentRows([effect]), keyParts: ['amendment', number] };
    return [contractException(of, increaseOf(effect.effect), detail, where)];
  });
};

/** By when an additional expenditure is to be published, once increases reach a share of the original value. */
type AmendmentDuty = Pick<Duty, 'from' | 'days'> & { readonly ppm: number };

/** Whether it increases the value, and all increases up to it come to more than the share of the original value. */
const isAboveShare = ({ of, effect }: Amended, duty: AmendmentDuty | null): boolean => {
  const upTo = of.effects.slice(0, of.effects.indexOf(effect) + 1);
  const increases = inForce(upTo).reduce((sum, one) => sum + (increaseOf(one.effect).low ?? 0n), 0n);
  const share = BigInt(duty?.ppm ?? 0) * (originalOf(of)?.high ?? 0n);
  const operator = minimumOperator(duty?.days.operator ?? null, 'above');
  return (increaseOf(effect.effect).low ?? 0n) > 0n && isReached(increases * 1_000_000n, share, operator);
};
