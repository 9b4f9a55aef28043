import { addDays, daysBetween } from '#shared/domain/calendar/calendar-date.ts';
import { numberOf } from '#shared/domain/audit/parameters.ts';
import type { RowReference } from '#shared/domain/audit/test-run.ts';
import type { RowOf } from '#shared/domain/register/entities.ts';
import { normaliseOrganizationName } from '#shared/domain/text/normalise-name.ts';
import { isReached, maximumOperator } from '#shared/domain/rules/limit-comparison.ts';
import type { ContractFacts } from '../audit-facts.ts';
import type { AuditTest, TestInput } from '../audit-test.ts';
import { awardedOn, contractException, originalOf } from '../contract-exceptions.ts';
import { datedRules, type DatedRules, type Limit } from '../dated-rules.ts';
import { readRows } from '../read-rows.ts';
import { keepRows, newTally } from '../tally.ts';

type Mandate = RowOf<'lobbyingMandate'>;
type Communication = RowOf<'lobbyingCommunication'>;

/** Contracts awarded without a public tender whose vendor has no lobbying mandate that covers the award, or a late one. */
export const a10: AuditTest = {
  id: 'A10',
  parameters: [
    {
      name: 'registrationDays',
      kind: 'days',
      default: 30,
      min: 0,
      max: 366,
      mark: 'stated',
      uses: 'without-rule',
      source: 'https://lobbyisme.quebec/en/frequently-asked-questions/',
    },
    {
      name: 'enterpriseDays',
      kind: 'days',
      default: 60,
      min: 0,
      max: 366,
      mark: 'stated',
      uses: 'without-rule',
      source: 'https://lobbyisme.quebec/lobbyscope/inscriptions-au-registre/',
    },
    {
      name: 'newMandateDays',
      kind: 'days',
      default: 30,
      min: 0,
      max: 366,
      mark: 'stated',
      uses: 'without-rule',
      source: 'https://lobbyisme.quebec/lobbyscope/inscriptions-au-registre/',
    },
    { name: 'daysBefore', kind: 'days', default: 365, min: 0, max: 3_660, mark: 'judgement', source: '' },
  ],
  reads: ['contract'],
  readsAny: ['lobbyingMandate', 'lobbyingCommunication'],
  exclusions: ['public-tender', 'award-method-unknown', 'no-vendor', 'no-award-date'],
  run: (input) => {
    const { db, facts, parameters } = input;
    const tally = newTally();
    const rules = datedRules(input);
    const mandates = Map.groupBy(readRows(db, 'lobbyingMandate'), ({ vendorId }) => vendorId);
    const communications = Map.groupBy(readRows(db, 'lobbyingCommunication'), ({ vendorId }) => vendorId);
    const kept = keepRows(facts.contracts(), tally, {
      'public-tender': ({ contract }) =>
        contract.awardMethod === 'public-tender' || contract.kind === 'programme',
      'award-method-unknown': ({ contract }) => contract.awardMethod === 'unknown',
      'no-vendor': ({ contract }) => contract.vendorId === null,
      'no-award-date': (of) => awardedOn(of) === null,
    });
    const exceptions = kept.flatMap((of) => {
      const award = awardedOn(of) ?? '';
      const window = { from: addDays(award, -numberOf(parameters, 'daysBefore')), to: award };
      const vendorId = of.contract.vendorId ?? 0;
      const covering = (mandates.get(vendorId) ?? []).filter((mandate) => covers(mandate, of, window));
      const talks = (communications.get(vendorId) ?? []).filter((talk) => isWithin(talk, of, window));
      const overdue = overdueOf(covering, mandates.get(vendorId) ?? [], { of, rules, parameters });
      const late = overdue.map(({ mandate }) => mandate);
      const open = talks.filter((talk) => !covering.some((mandate) => isUnder(talk, mandate)));
      const problems = [
        ...(covering.length === 0 ? ['no-mandate'] : []),
        ...(late.length > 0 ? ['registered-late'] : []),
        ...(open.length > 0 ? ['communication-outside'] : []),
      ];
      if (problems.length === 0) return [];
      const detail = {
        problems,
        method: of.contract.awardMethod,
        awardedOn: award,
        mandates: covering.length,
        communications: talks.length,
        ...delayOf(overdue),
      };
      const rows = [...mandateRows(late), ...communicationRows(open)];
      return [contractException(of, originalOf(of), detail, { rows })];
    });
    return {
      population: facts.contracts().length,
      excluded: tally.excluded(),
      exceptions,
      ...rules.used(),
    };
  },
};

type Window = { readonly from: string; readonly to: string };

/** With the public body of the contract, or with one that is not named. */
export const isWithBody = (
  { institutionId, institution }: Pick<Mandate, 'institutionId' | 'institution'>,
  { contract, publicBody }: ContractFacts,
): boolean => {
  if (institutionId !== null) return institutionId === contract.publicBodyId;
  if (institution === null) return true;
  return normaliseOrganizationName(institution) === normaliseOrganizationName(publicBody ?? '');
};

/** A day that is not known is open. */
export const covers = (mandate: Mandate, of: ContractFacts, { from, to }: Window): boolean =>
  isWithBody(mandate, of) && (mandate.startsOn ?? to) <= to && (mandate.endsOn ?? from) >= from;

const isWithin = (talk: Communication, of: ContractFacts, { from, to }: Window): boolean =>
  isWithBody(talk, of) &&
  talk.communicatedOn !== null &&
  talk.communicatedOn >= from &&
  talk.communicatedOn <= to;

export const isUnder = ({ communicatedOn }: Communication, { startsOn, endsOn }: Mandate): boolean =>
  communicatedOn !== null &&
  (startsOn ?? communicatedOn) <= communicatedOn &&
  communicatedOn <= (endsOn ?? communicatedOn);

/** Days from the start of a mandate to its registration; 0 where one of them is not known. */
const registeredAfter = ({ startsOn, registeredOn }: Mandate): number =>
  startsOn === null || registeredOn === null ? 0 : daysBetween(startsOn, registeredOn);

type Overdue = { readonly mandate: Mandate; readonly limit: Limit };

type Registering = Pick<TestInput, 'parameters'> & { readonly of: ContractFacts; readonly rules: DatedRules };

const overdueOf = (
  covering: readonly Mandate[],
  ofVendor: readonly Mandate[],
  registering: Registering,
): readonly Overdue[] =>
  covering.flatMap((mandate) => {
    const limit = registrationLimit(mandate, ofVendor, registering);
    return limit === null ||
      !isReached(registeredAfter(mandate), limit.value, maximumOperator(limit.operator))
      ? []
      : [{ mandate, limit }];
  });

const delayOf = (overdue: readonly Overdue[]) => ({
  days: Math.max(0, ...overdue.map(({ mandate }) => registeredAfter(mandate))),
  ...(overdue.length === 0
    ? {}
    : {
        allowed: Math.min(...overdue.map(({ limit }) => limit.value)),
        limitFrom: [...new Set(overdue.map(({ limit }) => limit.from))],
      }),
});

/**
 * Days within which a mandate was to be registered: that of a consultant; the first of a company, or one that comes after
 * it. Null where that is not known.
 */
const registrationLimit = (
  mandate: Mandate,
  ofVendor: readonly Mandate[],
  { of, rules, parameters }: Registering,
): Limit | null => {
  const { lobbyist, startsOn } = mandate;
  if (startsOn === null || lobbyist === 'unknown') return null;
  const hasEarlier = ofVendor.some(
    (other) => other.lobbyist === lobbyist && other.startsOn !== null && other.startsOn < startsOn,
  );
  const [code, name] =
    lobbyist === 'consultant'
      ? (['lobbying-consultant', 'registrationDays'] as const)
      : hasEarlier
        ? (['lobbying-enterprise-change', 'newMandateDays'] as const)
        : (['lobbying-enterprise', 'enterpriseDays'] as const);
  const parameter = numberOf(parameters, name);
  return rules.limit(code, rules.scopeOf(of, startsOn), { column: 'limitDays', name, parameter });
};

const mandateRows = (mandates: readonly Mandate[]): readonly RowReference[] =>
  mandates.map(({ id }) => ({ entity: 'lobbyingMandate', id }));

const communicationRows = (talks: readonly Communication[]): readonly RowReference[] =>
  talks.map(({ id }) => ({ entity: 'lobbyingCommunication', id }));
