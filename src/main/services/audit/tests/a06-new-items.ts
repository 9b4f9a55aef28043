import { exactly, type Interval } from '#shared/domain/money/interval.ts';
import { inForce } from '#shared/domain/overrun/amendment-effects.ts';
import type { RowOf } from '#shared/domain/register/entities.ts';
import { sortKey } from '#shared/domain/text/sort-key.ts';
import { prepared } from '../../../db/prepared.ts';
import type { ContractFacts } from '../audit-facts.ts';
import type { AuditTest, TestInput } from '../audit-test.ts';
import { amendmentName, amendmentRows, awardedOn, contractException } from '../contract-exceptions.ts';
import { plainCode } from '../plain-text.ts';
import { readRows } from '../read-rows.ts';
import { keepRows, newTally } from '../tally.ts';

type PriceItem = RowOf<'priceItem'>;

/** What an item is: its code, else its description. */
const itemKey = ({ itemCode, description }: Pick<PriceItem, 'itemCode' | 'description'>): string =>
  plainCode(itemCode) || sortKey(description ?? '');

/** Items priced after the award that the contract did not have when it was awarded. */
export const a06: AuditTest = {
  id: 'A06',
  parameters: [],
  reads: ['contract', 'priceItem'],
  exclusions: ['no-items', 'no-award-date', 'no-original-items'],
  run: (input) => {
    const tally = newTally();
    const items = Map.groupBy(readRows(input.db, 'priceItem'), ({ contractId }) => contractId);
    const split = (of: ContractFacts) => splitItems(items.get(of.contract.id) ?? [], awardedOn(of) ?? '');
    const kept = keepRows(input.facts.contracts(), tally, {
      'no-items': ({ contract }) => !items.has(contract.id),
      'no-award-date': (of) => awardedOn(of) === null,
      'no-original-items': (of) => split(of).original.length === 0,
    });
    const exceptions = kept.flatMap((of) => {
      const { added } = split(of);
      if (added.length === 0) return [];
      const amendments = inForce(of.effects).filter(({ amendment }) => amendment.reason === 'scope-addition');
      const detail = {
        awardedOn: awardedOn(of),
        items: added.map(({ itemCode, description }) => itemCode ?? description ?? ''),
        firstOn: added.map(({ validFrom }) => validFrom ?? '').toSorted()[0] ?? null,
        amendments: amendments.map(amendmentName),
      };
      const rows = [
        ...added.map(({ id }) => ({ entity: 'priceItem' as const, id })),
        ...amendmentRows(amendments),
      ];
      return [contractException(of, invoicedOn(added, of, input), detail, { rows })];
    });
    return { population: input.facts.contracts().length, excluded: tally.excluded(), exceptions };
  },
};

/** An item of a later date that goes on from one of the award (another price) is not new. */
const splitItems = (items: readonly PriceItem[], award: string) => {
  const original = items.filter(({ validFrom }) => validFrom === null || validFrom <= award);
  const known = new Set(original.map(itemKey));
  return { original, added: items.filter((item) => !known.has(itemKey(item))) };
};

/** What was invoiced for these items before tax; null when nothing was, or one of the amounts is unknown. */
const invoicedOn = (
  added: readonly PriceItem[],
  { contract }: ContractFacts,
  { db }: TestInput,
): Interval | null => {
  const rows = prepared(
    db,
    `SELECT l.item_code AS itemCode, l.description, sum(l.net) AS net, count(*) - count(l.net) AS unknown
     FROM visible_invoice_lines l JOIN visible_invoices i ON i.id = l.invoice_id
     WHERE coalesce(l.contract_id, i.contract_id) = ? AND l.currency = ?
     GROUP BY l.item_code, l.description`,
  ).all(contract.id, contract.currency) as readonly {
    readonly itemCode: string | null;
    readonly description: string | null;
    readonly net: number | null;
    readonly unknown: number;
  }[];
  const keys = new Set(added.map(itemKey));
  const found = rows.filter((row) => keys.has(itemKey(row)));
  return found.length === 0 || found.some(({ unknown }) => unknown > 0)
    ? null
    : exactly(found.reduce((sum, { net }) => sum + BigInt(net ?? 0), 0n));
};
