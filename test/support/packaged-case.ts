import fc from 'fast-check';
import { makeChange } from '#main/services/trail/change.ts';
import type { AnyFields } from '#shared/domain/register/entities.ts';
import type { CaseFixture } from './case-fixture.ts';

const amount = fc.integer({ min: 0, max: 90_000_000 });

const workPackage = fc
  .record({
    hedge: fc.constantFrom('exact', 'about', 'at-least', 'at-most', 'between'),
    bounds: fc.tuple(fc.option(amount), fc.option(amount)),
    isOwnCurrency: fc.constantFrom(true, true, true, false),
  })
  .map(({ bounds: [a, b], ...rest }) =>
    a !== null && b !== null && a > b ? { ...rest, low: b, high: a } : { ...rest, low: a, high: b },
  );

const packages = fc.array(workPackage, { maxLength: 3 });
const named = fc.constantFrom(null, '1', '01', ' 2', '3', '9');

/**
 * Gives contracts work packages 1 to 3, some of their amendments a package, and the lines of all invoices numbers of
 * packages as vendors write them, one of which no contract has. From a seed.
 */
export const addPackages = (fixture: CaseFixture, contractIds: readonly number[], seed: number): void => {
  const { context } = fixture;
  const rows = (sql: string): readonly AnyFields[] => context.db.prepare(sql).all() as AnyFields[];
  const currencies = new Map(
    rows('SELECT id, currency FROM contracts').map(({ id, currency }) => [id, String(currency)]),
  );
  const amendments = Map.groupBy(
    rows('SELECT id, contract_id AS contractId FROM amendments'),
    (row) => row['contractId'],
  );
  makeChange(context, 'register.insert', (change) => {
    const all = fc.sample(packages, { numRuns: contractIds.length, seed });
    for (const [index, contractId] of contractIds.entries()) {
      const own = currencies.get(contractId) ?? 'CAD';
      const ids = (all[index] ?? []).map(({ isOwnCurrency, ...bounds }, place) =>
        change.insert('workPackage', {
          contractId,
          number: String(place + 1),
          currency: isOwnCurrency ? own : 'EUR',
          ...bounds,
        }),
      );
      for (const [place, amendment] of (amendments.get(contractId) ?? []).entries())
        change.update('amendment', Number(amendment['id']), { workPackageId: ids[place] ?? null });
    }
    const lines = rows('SELECT id FROM invoice_lines');
    const numbers = fc.sample(named, { numRuns: lines.length, seed });
    for (const [index, line] of lines.entries())
      change.update('invoiceLine', Number(line['id']), { workPackage: numbers[index] ?? null });
  });
};
