import { onTestFinished, expect, it } from 'vitest';
import { openReadable } from '#main/db/open-database.ts';
import { overrunContract } from '#main/services/overruns/overrun-contract.ts';
import { contractOf2025, importSession, textFile, textRow } from '../../support/import-session.ts';

it('an amount read from a kept file is that of the file until someone changes it', async () => {
  const fixture = await importSession();
  const contractId = await contractOf2025(fixture, {
    originalHedge: 'exact',
    originalLow: 50_00,
    originalHigh: 50_00,
  });
  const db = openReadable(fixture.path);
  onTestFinished(() => {
    db.close();
  });
  const provenance = () => overrunContract(db, contractId, '2026-01-15').row.provenance;
  expect(provenance()).toMatchObject({ invoiced: null, original: { level: 'none', entity: 'contract' } });

  const rows = [textRow({ contract: 'C-1' }), textRow({ number: 'F-2', contract: 'C-1' })];
  await fixture.take(fixture.file('invoices.csv', textFile(...rows)));
  expect(provenance().invoiced).toMatchObject({ level: 'kept', entity: 'invoice', label: 'F-1' });

  const lines = await fixture.rows('invoiceLine');
  const second = Number(lines[1]?.['id']);
  const edit = (column: string, value: number | string) =>
    fixture.session.writer().update({ entity: 'invoiceLine', changes: [{ id: second, column, value }] });
  // A note changes no amount.
  await edit('description', 'Travaux');
  expect(provenance().invoiced?.level).toBe('kept');
  await edit('net', 101_00);
  expect(provenance()).toMatchObject({
    invoiced: { level: 'none', entity: 'invoiceLine', id: second, label: 'F-2', contract: 'C-1' },
    remaining: { level: 'none', entity: 'contract' },
  });

  await fixture.add('payment', { contractId, currency: 'CAD', amount: 10_00, reference: 'P-1' });
  expect(provenance().paid).toMatchObject({ level: 'none', entity: 'payment', label: 'P-1' });
});
