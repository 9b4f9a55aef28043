import { minorOf, type ParameterValues } from '#shared/domain/audit/parameters.ts';
import type { RowOf } from '#shared/domain/register/entities.ts';
import type { ContractFacts } from '../audit-facts.ts';
import type { AuditTest } from '../audit-test.ts';
import { awardedOn, boundsDetail, contractException, originalOf } from '../contract-exceptions.ts';
import { amountText } from '../invoice-exceptions.ts';
import { readRows } from '../read-rows.ts';
import { keepRows, newTally } from '../tally.ts';

type Authorisation = RowOf<'authorisation'>;

const source =
  'https://www.wolterskluwer.com/fr-ca/expert-insights/regime-de-l-autorisation-de-contracter-avec-un-organisme-municipal-ou-public';

/** Since when an authorisation is required, and the parameter that says from what amount. */
const duties: Readonly<Record<string, { readonly since: string; readonly parameter: string }>> = {
  services: { since: '2015-11-02', parameter: 'services' },
  technology: { since: '2015-11-02', parameter: 'services' },
  construction: { since: '2014-10-24', parameter: 'construction' },
};

/** Contracts of a size that asks for an authorisation to contract, of a vendor that had none on the day. */
export const a11: AuditTest = {
  id: 'A11',
  parameters: [
    { name: 'services', kind: 'amount', default: '1000000', mark: 'stated', source },
    { name: 'construction', kind: 'amount', default: '5000000', mark: 'stated', source },
  ],
  reads: ['contract', 'authorisation'],
  exclusions: [
    'nature-unknown',
    'nature-outside',
    'other-currency',
    'original-unknown',
    'no-vendor',
    'no-award-date',
    'before-duty',
    'below-amount',
  ],
  run: ({ db, facts, parameters }) => {
    const tally = newTally();
    const authorisations = Map.groupBy(readRows(db, 'authorisation'), ({ vendorId }) => vendorId);
    const kept = keepRows(facts.contracts(), tally, {
      'nature-unknown': ({ contract }) => contract.nature === null,
      'nature-outside': ({ contract }) => duties[contract.nature ?? ''] === undefined,
      'other-currency': ({ contract }) => contract.currency !== 'CAD',
      'original-unknown': (of) => (originalOf(of)?.low ?? null) === null,
      'no-vendor': ({ contract }) => contract.vendorId === null,
      'no-award-date': (of) => awardedOn(of) === null,
      'before-duty': (of) => (awardedOn(of) ?? '') < (duties[of.contract.nature ?? '']?.since ?? ''),
      // Where the range spans the amount, nothing is certain.
      'below-amount': (of) => (originalOf(of)?.low ?? 0n) < BigInt(amountFrom(of, parameters)),
    });
    const exceptions = kept.flatMap((of) => {
      const award = awardedOn(of) ?? '';
      const known = authorisations.get(of.contract.vendorId ?? 0) ?? [];
      if (known.some((one) => isInForce(one, award))) return [];
      const detail = {
        nature: of.contract.nature,
        awardedOn: award,
        ...boundsDetail('original', originalOf(of), of.contract.currency),
        from: amountText(amountFrom(of, parameters), 'CAD'),
        authorisations: known.map(({ number, grantedOn, expiresOn }) =>
          [number, `${grantedOn ?? '?'}–${expiresOn ?? ''}`].filter((part) => part !== null).join(' '),
        ),
      };
      const rows = known.map(({ id }) => ({ entity: 'authorisation' as const, id }));
      return [contractException(of, originalOf(of), detail, { rows })];
    });
    return { population: facts.contracts().length, excluded: tally.excluded(), exceptions };
  },
};

const amountFrom = ({ contract }: ContractFacts, parameters: ParameterValues): number =>
  minorOf(parameters, duties[contract.nature ?? '']?.parameter ?? '', 'CAD') ?? 0;

/** Granted on that day or before, not expired nor revoked by then; a day that is not known is open. */
const isInForce = ({ grantedOn, expiresOn, revokedOn }: Authorisation, on: string): boolean =>
  (grantedOn ?? on) <= on && on <= (expiresOn ?? on) && (revokedOn === null || on < revokedOn);
