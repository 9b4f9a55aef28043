import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openReadable } from '#main/db/open-database.ts';
import { redo, undo } from '#main/services/history/history.ts';
import { overrunPortfolio } from '#main/services/overruns/overrun-portfolio.ts';
import { makeChange, type CaseContext } from '#main/services/trail/change.ts';
import type { AnyFields, EntityName } from '#shared/domain/register/entities.ts';
import { AppFailure } from '#shared/ipc/app-error.ts';
import { contractFields, newCase } from '../../support/case-fixture.ts';
import { addCommittedImport } from '../../support/committed-import.ts';

const today = '2026-01-15';
const amount = fc.integer({ min: -500_00, max: 900_00 });
const pick = fc.nat({ max: 50 });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const day = fc.constantFrom('2024-01-10', '2025-06-30', '2026-12-01');

type Step = (context: CaseContext) => void;

/** Some id of the table by a random number; null when it is empty. */
const some = ({ db }: CaseContext, table: string, number: number): number | null => {
  const ids = db.prepare(`SELECT id FROM visible_${table} ORDER BY id`).pluck().all() as number[];
  return ids[number % Math.max(1, ids.length)] ?? null;
};

const change = (context: CaseContext, work: Parameters<typeof makeChange>[2]): void => {
  try {
    makeChange(context, 'register.update', work);
  } catch (error) {
    // In use, or refused otherwise: nothing was written, as for a user.
    if (!(error instanceof AppFailure)) throw error;
  }
};

const line = (
  invoiceId: number,
  contractId: number | null,
  net: number | null,
  periodEnd: string | null,
): AnyFields => ({ invoiceId, contractId, currency: 'CAD', net, periodEnd });

const invoice = (context: CaseContext, contractId: number | null, net: number | null, issuedOn: string) => ({
  vendorId: some(context, 'organizations', 0),
  number: `F-${issuedOn}-${net}-${context.clock()}`,
  kind: 'invoice',
  issuedOn,
  currency: 'CAD',
  contractId,
  net,
});

const updateStep = (entity: EntityName, table: string, patch: fc.Arbitrary<AnyFields>): fc.Arbitrary<Step> =>
  fc.tuple(pick, patch).map(([number, fields]) => (context) => {
    const id = some(context, table, number);
    if (id !== null) change(context, (made) => made.update(entity, id, fields));
  });

const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.tuple(maybe(pick), maybe(amount), day).map(
      ([of, net, on]) =>
        (context: CaseContext) =>
          change(context, (made) => {
            made.insert(
              'invoice',
              invoice(context, of === null ? null : some(context, 'contracts', of), net, on),
            );
          }),
    ),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(pick, maybe(pick), maybe(amount), maybe(day))
      .map(([of, under, net, on]) => (context: CaseContext) => {
        const invoiceId = some(context, 'invoices', of);
        if (invoiceId === null) return;
        change(context, (made) => {
          made.insert(
            'invoiceLine',
            line(invoiceId, under === null ? null : some(context, 'contracts', under), net, on),
          );
        });
      }),
  },
  updateStep('invoiceLine', 'invoice_lines', fc.record({ net: maybe(amount) })),
  updateStep('invoice', 'invoices', fc.record({ issuedOn: day, net: maybe(amount) })),
  updateStep(
    'contract',
    'contracts',
    fc.record({ taxBasis: fc.constantFrom('included', 'excluded'), endsOn: maybe(day) }),
  ),
  fc.tuple(pick, maybe(pick)).map(([of, under]) => (context: CaseContext) => {
    const id = some(context, 'invoice_lines', of);
    const contractId = under === null ? null : some(context, 'contracts', under);
    if (id !== null) change(context, (made) => made.update('invoiceLine', id, { contractId }));
  }),
  fc.tuple(pick, maybe(pick)).map(([of, under]) => (context: CaseContext) => {
    const id = some(context, 'invoices', of);
    const contractId = under === null ? null : some(context, 'contracts', under);
    if (id !== null) change(context, (made) => made.update('invoice', id, { contractId }));
  }),
  fc.tuple(pick, pick).map(([of, to]) => (context: CaseContext) => {
    const [id, invoiceId] = [some(context, 'invoice_lines', of), some(context, 'invoices', to)];
    if (id !== null && invoiceId !== null)
      change(context, (made) => made.update('invoiceLine', id, { invoiceId }));
  }),
  fc
    .tuple(fc.constantFrom(['invoiceLine', 'invoice_lines'] as const, ['payment', 'payments'] as const), pick)
    .map(([[entity, table], of]) => (context: CaseContext) => {
      const id = some(context, table, of);
      if (id !== null) change(context, (made) => made.remove(entity, id));
    }),
  fc.tuple(pick, fc.boolean(), amount).map(
    ([of, isByInvoice, paid]) =>
      (context: CaseContext) =>
        change(context, (made) => {
          made.insert('payment', {
            ...(isByInvoice
              ? { invoiceId: some(context, 'invoices', of) }
              : { contractId: some(context, 'contracts', of) }),
            paidOn: '2025-01-01',
            currency: 'CAD',
            amount: paid,
          });
        }),
  ),
  fc.tuple(maybe(pick), maybe(pick), pick, amount).map(([header, own, of, net]) => (context: CaseContext) => {
    const invoiceId = some(context, 'invoices', of);
    const contract = (number: number | null) => (number === null ? null : some(context, 'contracts', number));
    addCommittedImport(context, [
      { entity: 'invoice', fields: invoice(context, contract(header), net, '2025-06-30') },
      (ids) => ({ entity: 'invoiceLine', fields: line(ids[0] ?? 0, contract(own), net, null) }),
      ...(invoiceId === null
        ? []
        : [{ entity: 'invoiceLine' as const, fields: line(invoiceId, contract(own), net, null) }]),
    ]);
  }),
  ...[undo, redo].map((step) =>
    fc.constant((context: CaseContext) => {
      try {
        step(context);
      } catch (error) {
        if (!(error instanceof AppFailure)) throw error;
      }
    }),
  ),
);

test('sums that are kept and brought up to date are those that a new connection adds up', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { minLength: 5, maxLength: 25 }), async (sequence) => {
      const fixture = await newCase();
      fixture.add('organization', { kind: 'vendor', name: 'Fournisseur Un' });
      for (const reference of ['C-1', 'C-2', 'C-3'])
        fixture.add('contract', contractFields(reference, { startsOn: '2024-06-01', endsOn: '2025-12-31' }));
      const kept = openReadable(fixture.path, { check: false });
      for (const step of sequence) {
        step(fixture.context);
        const fresh = openReadable(fixture.path, { check: false });
        try {
          expect(overrunPortfolio(kept, today)).toEqual(overrunPortfolio(fresh, today));
        } finally {
          fresh.close();
        }
      }
      kept.close();
      fixture.close();
    }),
    { numRuns: 20, interruptAfterTimeLimit: 40_000 },
  );
}, 60_000);
