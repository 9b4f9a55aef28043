import { listOf } from '#shared/domain/audit/parameters.ts';
import { exceptionKey, type TestException } from '#shared/domain/audit/test-run.ts';
import { createDecimalSum, type DecimalSum } from '#shared/domain/money/decimal-sum.ts';
import { prepared } from '../../../db/prepared.ts';
import type { AuditTest, TestInput } from '../audit-test.ts';
import { addRow, cloudLines, costAtRisk, groupOf, type LineGroup } from '../cloud-lines.ts';
import { newTally } from '../tally.ts';
import { toldApart } from '../told-apart.ts';

type Group = LineGroup & {
  readonly provider: string | null;
  readonly account: string | null;
  readonly region: string;
  readonly currency: string;
  readonly contract: string | null;
  readonly allowed: readonly string[];
  readonly billed: DecimalSum;
};

/** Use of a region that the contract, or the list that is set, does not allow. */
export const t33: AuditTest = {
  id: 'T33',
  parameters: [
    {
      name: 'regions',
      kind: 'list',
      default:
        'ca-central-1,ca-west-1,canadacentral,canadaeast,northamerica-northeast1,northamerica-northeast2',
      mark: 'judgement',
      source: '',
    },
  ],
  reads: ['costRecord'],
  exclusions: ['no-region'],
  run: (input) => {
    const tally = newTally();
    const groups = new Map<string, Group>();
    const usual = listOf(input.parameters, 'regions').map(regionKey);
    const agreed = agreedRegions(input);
    const references = referencesOf(input);
    let population = 0;
    const columns = ['provider', 'account', 'region', 'contractId', 'currency', 'billedCost'] as const;
    for (const { id, contractId, billedCost, ...line } of cloudLines(input, columns)) {
      population += 1;
      const { region, provider, account, currency } = line;
      const allowed = agreed.get(contractId) ?? usual;
      if (region === null) tally.exclude('no-region');
      else if (!allowed.includes(regionKey(region))) {
        const group = groupOf(groups, exceptionKey(provider, account, region, currency, contractId), () => ({
          provider,
          account,
          region,
          currency,
          contract: references.get(contractId ?? 0) ?? null,
          allowed,
          billed: createDecimalSum(),
          lines: 0,
          rows: [],
        }));
        addRow(group, id);
        if (billedCost !== null) group.billed.add(billedCost);
      }
    }
    return {
      population,
      excluded: tally.excluded(),
      exceptions: toldApart(
        [...groups.values()].map((group) => ({ exception: toException(group), by: [group.contract] })),
      ),
    };
  },
};

const toException = ({ billed, rows, lines, allowed, ...of }: Group): TestException => ({
  key: exceptionKey(of.provider, of.account, of.region, of.currency),
  rows,
  currency: of.currency,
  amountAtRisk: costAtRisk(billed.text(), of.currency),
  detail: {
    provider: of.provider,
    account: of.account,
    region: of.region,
    reference: of.contract,
    lines,
    billed: billed.text(2),
    allowed,
  },
});

const referencesOf = ({ facts }: TestInput): ReadonlyMap<number, string> =>
  new Map(facts.contracts().map(({ contract }) => [contract.id, contract.reference]));

/** `Canada Central` and `canadacentral` are one. */
const regionKey = (region: string): string => region.toLowerCase().replace(/\s/gu, '');

/** Regions that a contract allows, where its exposure names some. */
const agreedRegions = ({ db }: TestInput): ReadonlyMap<number | null, readonly string[]> => {
  const rows = prepared(
    db,
    `SELECT contract_id AS contractId, allowed_regions AS regions FROM exposures
     WHERE allowed_regions IS NOT NULL ORDER BY id`,
  ).all() as { readonly contractId: number; readonly regions: string }[];
  const byContract = Map.groupBy(rows, ({ contractId }) => contractId);
  return new Map(
    [...byContract].map(([contractId, of]) => [
      contractId,
      of.flatMap(({ regions }) =>
        regions
          .split(/[,;\n]+/u)
          .map(regionKey)
          .filter((region) => region !== ''),
      ),
    ]),
  );
};
