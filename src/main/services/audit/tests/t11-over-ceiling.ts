import { ppmOf } from '#shared/domain/audit/parameters.ts';
import type { Detail, TestException } from '#shared/domain/audit/test-run.ts';
import type { Interval } from '#shared/domain/money/interval.ts';
import { againstCeiling, nearFromPercent, type CeilingFinding } from '#shared/domain/overrun/ceiling.ts';
import type { WorkPackageFacts } from '#shared/domain/overrun/work-package-measures.ts';
import { invoicedByDateOfAll } from '../../overruns/billing-queries.ts';
import {
  keyOf,
  linesByPackage,
  readWorkPackages,
  type UnknownPackage,
} from '../../overruns/work-packages.ts';
import type { ContractFacts } from '../audit-facts.ts';
import type { AuditTest, TestInput } from '../audit-test.ts';
import { amendmentRows, boundsDetail, contractException, originalOf } from '../contract-exceptions.ts';
import { amountText } from '../invoice-exceptions.ts';
import { keepRows, newTally, type Tally } from '../tally.ts';

/** More invoiced than what was agreed and the amendments in force on the day of the invoice, by contract and by package. */
export const t11: AuditTest = {
  id: 'T11',
  parameters: [
    {
      name: 'warnPercent',
      kind: 'percent',
      default: nearFromPercent,
      min: 1,
      max: 100,
      mark: 'judgement',
      source: '',
    },
  ],
  reads: ['contract', 'invoice'],
  populationOf: 'contracts-and-work-packages',
  exclusions: [
    'original-unknown',
    'not-invoiced',
    'package-ambiguous',
    'package-amount-unknown',
    'other-currency',
    'package-not-invoiced',
    'package-unknown',
  ],
  run: (input) => {
    const tally = newTally();
    const { packages, unknown } = readWorkPackages(input.db, null);
    const ofContracts = contractExceptions(input, tally);
    const ofPackages = packageExceptions(input, packages, tally);
    tally.exclude('package-unknown', unknown.length);
    return {
      population: input.facts.contracts().length + packages.length + unknown.length,
      excluded: tally.excluded(),
      exceptions: [...ofContracts, ...ofPackages],
      profile: unknownPackages(unknown),
    };
  },
};

const warnPpmOf = ({ parameters }: TestInput): bigint => BigInt(ppmOf(parameters, 'warnPercent'));

const atRiskOf = (found: CeilingFinding): Interval | null => (found.state === 'over' ? found.atRisk : null);

const detailOf = (found: CeilingFinding, currency: string): Detail => ({
  state: found.state,
  ...(found.state === 'over' ? { crossedOn: found.crossedOn } : {}),
  on: found.worst.on,
  invoiced: amountText(found.worst.invoiced, currency),
  ...boundsDetail('ceiling', found.worst.ceiling, currency),
});

/** How many of the amounts do not state all their taxes: so much less sure is the excess. */
const taxDetail = ({ taxUncertain }: { readonly taxUncertain: number }): Detail =>
  taxUncertain === 0 ? {} : { taxUncertain };

const contractExceptions = (input: TestInput, tally: Tally): readonly TestException[] => {
  const kept = keepRows(input.facts.contracts(), tally, {
    'original-unknown': (contract) => (originalOf(contract)?.high ?? null) === null,
    'not-invoiced': ({ billing }) => billing.invoiceCount === 0,
  });
  const dated = invoicedByDateOfAll(input.db);
  return kept.flatMap((of) => {
    const ceiling = {
      agreed: originalOf(of) ?? { low: null, high: null },
      effects: of.effects,
      dated: dated.get(of.contract.id) ?? [],
    };
    const found = againstCeiling(ceiling, warnPpmOf(input));
    return found === null
      ? []
      : [
          contractException(of, atRiskOf(found), {
            ...detailOf(found, of.contract.currency),
            ...taxDetail(of.billing),
          }),
        ];
  });
};

type Found = {
  readonly contract: ContractFacts;
  readonly of: WorkPackageFacts;
  readonly found: CeilingFinding;
};

const packageExceptions = (
  input: TestInput,
  packages: readonly WorkPackageFacts[],
  tally: Tally,
): readonly TestException[] => {
  const contracts = new Map(input.facts.contracts().map((of) => [of.contract.id, of]));
  const kept = keepRows(packages, tally, {
    'package-ambiguous': ({ isAmbiguous }) => isAmbiguous,
    'other-currency': ({ isOtherCurrency }) => isOtherCurrency,
    'package-amount-unknown': ({ agreed }) => (agreed?.high ?? null) === null,
    'package-not-invoiced': ({ billing }) => billing.lines === 0,
  });
  const findings = kept.flatMap((of): readonly Found[] => {
    const contract = contracts.get(of.workPackage.contractId);
    const ceiling = {
      agreed: of.agreed ?? { low: null, high: null },
      effects: of.effects,
      dated: of.billing.dated,
    };
    const found = againstCeiling(ceiling, warnPpmOf(input));
    return contract === undefined || found === null ? [] : [{ contract, of, found }];
  });
  return [...Map.groupBy(findings, ({ of }) => of.workPackage.contractId)].flatMap(([contractId, own]) => {
    const lines = linesByPackage(input.db, contractId, mostLines);
    return own.map((each) => packageException(each, lines));
  });
};

/** Lines of one exception that are kept with it: as many as anyone is shown. */
const mostLines = 1000;

const packageException = (
  { contract, of: { workPackage, effects, billing }, found }: Found,
  lines: ReadonlyMap<string, readonly number[]>,
): TestException => {
  const { id, contractId, number, title } = workPackage;
  const named: Detail = { workPackage: number, title, lines: billing.lines };
  const own = lines.get(keyOf(contractId, number)) ?? [];
  return contractException(
    contract,
    atRiskOf(found),
    { ...named, ...detailOf(found, workPackage.currency), ...taxDetail(billing) },
    {
      keyParts: [number],
      rows: [
        { entity: 'workPackage', id },
        ...amendmentRows(effects.filter(({ isInForce }) => isInForce)),
        ...own.map((line) => ({ entity: 'invoiceLine' as const, id: line })),
      ],
    },
  );
};

/** Packages shown of those that lines name and no contract has: those most is invoiced for. */
const mostUnknown = 200;

const unknownPackages = (unknown: readonly UnknownPackage[]): readonly Detail[] =>
  unknown
    .toSorted((a, b) => (a.billing.invoiced < b.billing.invoiced ? 1 : -1))
    .slice(0, mostUnknown)
    .map(({ contract, number, currency, billing }) => ({
      reference: contract,
      workPackage: number,
      lines: billing.lines,
      invoiced: amountText(billing.invoiced, currency),
      currency,
    }));
