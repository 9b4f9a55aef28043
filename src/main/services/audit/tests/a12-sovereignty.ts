import { listOf } from '#shared/domain/audit/parameters.ts';
import type { RowOf } from '#shared/domain/register/entities.ts';
import { assessmentProblem } from '#shared/domain/sovereignty/assessment.ts';
import type { ContractFacts } from '../audit-facts.ts';
import type { AuditTest, TestInput } from '../audit-test.ts';
import { contractException } from '../contract-exceptions.ts';
import { plainCode } from '../plain-text.ts';
import { readRows } from '../read-rows.ts';
import { datedRules, type DatedRules } from '../dated-rules.ts';
import { ruleName } from '../rule-version.ts';
import { keepRows, newTally } from '../tally.ts';
import { ownerChain } from '../../sovereignty/owner-chain.ts';

type Exposure = RowOf<'exposure'>;
type LawClaim = RowOf<'lawClaim'>;

type Exposed = {
  readonly exposure: Exposure;
  readonly of: ContractFacts | undefined;
  /** Why the data is within reach of another State or outside Québec. */
  readonly reasons: readonly string[];
  readonly claims: readonly LawClaim[];
  readonly isKnown: boolean;
};

/** Cloud regions, and names that people write. */
const placesInQuebec =
  'ca-central-1,canadaeast,northamerica-northeast1,Québec,Ville de Québec,Québec City,Montréal,Laval,Lévis,' +
  'Longueuil,Gatineau,Sherbrooke,Trois-Rivières,Saguenay,Beauharnois';

const personal = ['personal', 'sensitive-personal'];

/** Personal information within reach from outside Québec without a privacy assessment dated before it went there. */
export const a12: AuditTest = {
  id: 'A12',
  parameters: [
    {
      name: 'quebecRegions',
      kind: 'list',
      default: placesInQuebec,
      mark: 'judgement',
      source: '',
    },
  ],
  reads: ['exposure'],
  exclusions: ['classification-unknown', 'no-personal-data', 'assessment-not-required', 'exposure-unknown'],
  run: (input) => {
    const tally = newTally();
    const rules = datedRules(input);
    const all = readRows(input.db, 'exposure').map(exposedBy(input));
    const kept = keepRows(all, tally, {
      'classification-unknown': ({ exposure }) => exposure.classification === 'unknown',
      'no-personal-data': ({ exposure }) => !personal.includes(exposure.classification),
      'assessment-not-required': ({ exposure }) => exposure.privacyAssessment === 'not-required',
      'exposure-unknown': ({ reasons, isKnown }) => reasons.length === 0 && !isKnown,
    });
    const exceptions = kept.flatMap(({ exposure, of, reasons, claims }) => {
      const problem = assessmentProblem(exposure, transferOf(exposure, of));
      if (of === undefined || reasons.length === 0 || problem === null) return [];
      const detail = {
        problem,
        reasons,
        classification: exposure.classification,
        assessedOn: exposure.assessedOn,
        transferredOn: transferOf(exposure, of),
        ...ruleOf(of, transferOf(exposure, of), rules),
        laws: [...new Set(claims.map(({ law }) => law))],
      };
      const rows = [
        { entity: 'exposure' as const, id: exposure.id },
        ...claims.map(({ id }) => ({ entity: 'lawClaim' as const, id })),
      ];
      return [contractException(of, null, detail, { rows })];
    });
    return { population: all.length, excluded: tally.excluded(), exceptions, ...rules.used() };
  },
};

/** The rule that asked for the assessment on the day of the transfer. */
const ruleOf = (of: ContractFacts, on: string | null, rules: DatedRules) => {
  const found = on === null ? null : rules.ruling('privacy-assessment-outside-quebec', rules.scopeOf(of, on));
  return found?.kind === 'rule' ? { rule: ruleName(found.rule) } : {};
};

const transferOf = ({ transferredOn }: Exposure, of: ContractFacts | undefined): string | null =>
  transferredOn ?? of?.contract.startsOn ?? of?.contract.signedOn ?? null;

const isForeign = (country: string | null): boolean => country !== null && country.toUpperCase() !== 'CA';

const exposedBy = ({ db, facts, parameters }: TestInput) => {
  const contracts = new Map(facts.contracts().map((of) => [of.contract.id, of]));
  const organizations = new Map(facts.organizations().map((one) => [one.id, one]));
  const claims = readRows(db, 'lawClaim').filter(
    ({ position, country }) =>
      (position === 'reaches' || position === 'limited') && country?.toUpperCase() !== 'CA',
  );
  const home = new Set(listOf(parameters, 'quebecRegions').map(plainCode));
  return (exposure: Exposure): Exposed => {
    const of = contracts.get(exposure.contractId);
    const chain = chainOf([of?.contract.vendorId ?? null, exposure.legalEntityId], organizations);
    const countries = [exposure.controlCountry, ...chain.map(({ country }) => country)];
    const ids = new Set(chain.map(({ id }) => id));
    const reaching = claims.filter(
      ({ contractId, organizationId }) =>
        contractId === exposure.contractId || (organizationId !== null && ids.has(organizationId)),
    );
    const regions = regionsOf(exposure);
    const isAbroad = isForeign(exposure.hostingCountry) || regions.some((region) => !home.has(region));
    const isReached = reaching.length > 0 || countries.some(isForeign);
    const hasForeignKeys = isReached && ['vendor', 'third-party', 'shared'].includes(exposure.keyHolder);
    return {
      exposure,
      of,
      claims: reaching,
      isKnown: [exposure.controlCountry, exposure.hostingCountry, ...regions].some((known) => known !== null),
      reasons: [
        ...(reaching.length > 0 ? ['foreign-law'] : []),
        ...(countries.some(isForeign) ? ['foreign-control'] : []),
        ...(isAbroad ? ['hosted-outside'] : []),
        ...(hasForeignKeys ? ['keys-outside'] : []),
      ],
    };
  };
};

/** The regions that it names, as they are compared. The country alone says nothing of Québec: it is a column of its own. */
const regionsOf = ({ hostingRegions }: Exposure): readonly string[] =>
  (hostingRegions ?? '')
    .split(/[,;()/\n]+/u)
    .map(plainCode)
    .filter((region) => !['', 'CA', 'CANADA'].includes(region));

type Organization = RowOf<'organization'>;

/** Organisations and all that own them, each once. */
const chainOf = (
  start: readonly (number | null)[],
  organizations: ReadonlyMap<number, Organization>,
): readonly Organization[] => [...new Set(start.flatMap((first) => ownerChain(first, organizations)))];
