import { daysBetween } from '#shared/domain/calendar/calendar-date.ts';
import { minorOf, numberOf } from '#shared/domain/audit/parameters.ts';
import type { TestException } from '#shared/domain/audit/test-run.ts';
import { increaseOf, inForce, type AmendmentEffect } from '#shared/domain/overrun/amendment-effects.ts';
import { ruleInForce } from '#shared/domain/overrun/rules.ts';
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
import { ruleVersion } from '../rule-version.ts';
import { keepRows, newTally, type Tally } from '../tally.ts';

const source = 'RLRQ, c. C-65.1, r. 4, art. 52';

/** Contracts and additional expenditures that were made public later than the rules ask. */
export const a08: AuditTest = {
  id: 'A08',
  parameters: [
    { name: 'days', kind: 'days', default: 30, min: 0, max: 3_660, mark: 'stated', source },
    { name: 'smallest', kind: 'amount', default: '25000', mark: 'stated', source },
  ],
  reads: ['contract'],
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
    const used = new Map<number, RowOf<'rule'>>();
    const contracts = input.facts.contracts();
    const amendments = contracts.flatMap((of) => inForce(of.effects).map((effect) => ({ of, effect })));
    const exceptions = [
      ...lateContracts(input, tally),
      ...lateAmendments(input, amendments, { tally, used }),
    ];
    return {
      population: contracts.length + amendments.length,
      excluded: tally.excluded(),
      exceptions,
      ruleVersions: [...used.values()].map(ruleVersion),
    };
  },
};

/** Of those awarded without a public tender: the duty of others is to publish the results of the opening. */
const lateContracts = ({ facts, parameters }: TestInput, tally: Tally): readonly TestException[] =>
  keepRows(facts.contracts(), tally, {
    'public-tender': ({ contract }) =>
      contract.awardMethod === 'public-tender' || contract.kind === 'programme',
    'other-currency': ({ contract }) => contract.currency !== 'CAD',
    'original-unknown': (of) => (originalOf(of)?.high ?? null) === null,
    'too-small': (of) => (originalOf(of)?.high ?? 0n) < BigInt(minorOf(parameters, 'smallest', 'CAD') ?? 0),
    'no-award-date': (of) => awardedOn(of) === null,
    'publication-unknown': ({ contract }) => contract.publishedOn === null,
  }).flatMap((of) => {
    const { publishedOn } = of.contract;
    const event = awardedOn(of);
    if (event === null || publishedOn === null) return [];
    const allowed = numberOf(parameters, 'days');
    const days = daysBetween(event, publishedOn);
    if (days <= allowed) return [];
    const detail = { awardedOn: event, publishedOn, days, allowed };
    return [contractException(of, originalOf(of), detail, { keyParts: ['contract'] })];
  });

type Amended = { readonly of: ContractFacts; readonly effect: AmendmentEffect };

/** Once increases come to more than the share of the rule, each of them is to be published within its days. */
const lateAmendments = (
  { facts }: TestInput,
  all: readonly Amended[],
  { tally, used }: { readonly tally: Tally; readonly used: Map<number, RowOf<'rule'>> },
): readonly TestException[] => {
  const ruleFor = ({ effect }: Amended) => ruleInForce(facts.rules(), 'late-publication', effect.on ?? '');
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
    used.set(rule.id, rule);
    const days = daysBetween(effect.on, publishedOn);
    if (days <= allowed) return [];
    const number = amendmentName(effect);
    const detail = { number, signedOn: effect.on, publishedOn, days, allowed };
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
