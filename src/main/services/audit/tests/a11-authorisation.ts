import { minorOf } from '#shared/domain/audit/parameters.ts';
import type { RowOf } from '#shared/domain/register/entities.ts';
import { isReached } from '#shared/domain/rules/limit-comparison.ts';
import type { ContractFacts } from '../audit-facts.ts';
import type { AuditTest, TestInput } from '../audit-test.ts';
import {
  awardedOn,
  boundsDetail,
  contractException,
  netOriginalOf,
  originalOf,
  taxCaution,
} from '../contract-exceptions.ts';
import { boughtAs, datedRules, type DatedRules, type Limit } from '../dated-rules.ts';
import { amountText } from '../invoice-exceptions.ts';
import { readRows } from '../read-rows.ts';
import { keepRows, newTally } from '../tally.ts';

type Authorisation = RowOf<'authorisation'>;

const source =
  'https://www.wolterskluwer.com/fr-ca/expert-insights/regime-de-l-autorisation-de-contracter-avec-un-organisme-municipal-ou-public';

/** Where the case has no rule: since when an authorisation is required, and the parameter that says from what amount. */
const fallbacks: Readonly<Record<string, { readonly since: string; readonly parameter: string }>> = {
  services: { since: '2015-11-02', parameter: 'services' },
  construction: { since: '2014-10-24', parameter: 'construction' },
};

/** Contracts of a size that asks for an authorisation to contract, of a vendor that had none on the day. */
export const a11: AuditTest = {
  id: 'A11',
  parameters: [
    { name: 'services', kind: 'amount', default: '1000000', mark: 'stated', uses: 'without-rule', source },
    {
      name: 'construction',
      kind: 'amount',
      default: '5000000',
      mark: 'stated',
      uses: 'without-rule',
      source,
    },
  ],
  reads: ['contract', 'authorisation'],
  exclusions: [
    'nature-unknown',
    'nature-outside',
    'federal-body',
    'other-currency',
    'original-unknown',
    'no-vendor',
    'no-award-date',
    'before-duty',
    'below-amount',
  ],
  run: (input) => {
    const { db, facts } = input;
    const tally = newTally();
    const rules = datedRules(input);
    const duties = new Map(facts.contracts().map((of) => [of, dutyOf(of, input, rules)]));
    const authorisations = Map.groupBy(readRows(db, 'authorisation'), ({ vendorId }) => vendorId);
    const kept = keepRows(facts.contracts(), tally, {
      'nature-unknown': ({ contract }) => contract.nature === null,
      'nature-outside': (of) => duties.get(of) === 'outside',
      'federal-body': ({ contract }) => rules.bodyKindOf(contract.publicBodyId) === 'federal',
      'other-currency': ({ contract }) => contract.currency !== 'CAD',
      'original-unknown': (of) => (originalOf(of)?.low ?? null) === null,
      'no-vendor': ({ contract }) => contract.vendorId === null,
      'no-award-date': (of) => awardedOn(of) === null,
      'before-duty': (of) => duties.get(of) === 'before-duty',
      // Where the range spans the amount, nothing is certain.
      'below-amount': (of) => !isLargeEnough(of, limitOf(duties.get(of))),
    });
    const exceptions = kept.flatMap((of) => {
      const award = awardedOn(of) ?? '';
      const limit = limitOf(duties.get(of));
      const known = authorisations.get(of.contract.vendorId ?? 0) ?? [];
      if (known.some((one) => isInForce(one, award))) return [];
      const detail = {
        nature: of.contract.nature,
        awardedOn: award,
        ...boundsDetail('original', originalOf(of), of.contract.currency),
        ...taxCaution(of),
        from: amountText(limit?.value ?? null, 'CAD'),
        limitFrom: limit?.from ?? null,
        authorisations: known.map(({ number, grantedOn, expiresOn }) =>
          [number, `${grantedOn ?? '?'}–${expiresOn ?? ''}`].filter((part) => part !== null).join(' '),
        ),
      };
      const rows = known.map(({ id }) => ({ entity: 'authorisation' as const, id }));
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

/** From what amount an authorisation is required; or that it is not, or was not yet. */
type Duty = Limit | 'outside' | 'before-duty';

const limitOf = (duty: Duty | undefined): Limit | null => (typeof duty === 'object' ? duty : null);

const isLargeEnough = (of: ContractFacts, limit: Limit | null): boolean =>
  limit !== null && isReached(netOriginalOf(of)?.low ?? 0n, limit.value, limit.operator);

const dutyOf = (of: ContractFacts, { parameters }: TestInput, rules: DatedRules): Duty => {
  const on = awardedOn(of) ?? '';
  const scope = boughtAs(rules.scopeOf(of, on));
  const known = scope.nature === null ? undefined : fallbacks[scope.nature];
  if (rules.ruling('amp-authorisation', scope).kind === 'none') {
    if (known === undefined) return 'outside';
    if (on < known.since) return 'before-duty';
  }
  const parameter = known === undefined ? 0 : (minorOf(parameters, known.parameter, 'CAD') ?? 0);
  const from = { column: 'limitAmount', name: known?.parameter ?? '', parameter } as const;
  return rules.limit('amp-authorisation', scope, from) ?? 'before-duty';
};

/** Granted on that day or before, not expired nor revoked by then; a day that is not known is open. */
const isInForce = ({ grantedOn, expiresOn, revokedOn }: Authorisation, on: string): boolean =>
  (grantedOn ?? on) <= on && on <= (expiresOn ?? on) && (revokedOn === null || on < revokedOn);
