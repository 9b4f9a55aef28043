import { expect, test } from 'vitest';
import { importSession } from '../../support/import-session.ts';

test('a corrected amount is read as it is typed, the others of the row as the file writes them', async () => {
  const fixture = await importSession();
  const file = fixture.file(
    'fr.csv',
    [
      'No de facture;Date;Fournisseur;Montant avant taxes;TPS;TVQ;Total',
      'F-1;2025-03-04;Acme;100,00;5,00;9,98;114,98',
      'F-2;2025-03-04;Acme;mille;50,000;99,75;1 149,75',
    ].join('\n'),
  );
  const { importId } = await fixture.take(file);
  const rejects = await fixture.session.reader.importRejects({
    importId,
    status: 'open',
    offset: 0,
    limit: 9,
  });
  const id = rejects.rows[0]?.id ?? 0;
  const take = (net: string) =>
    fixture.session.writer().takeRejects({ importId, rows: [{ id, cells: { net } }], decimalMark: '.' });
  expect((await take('1,000.005')).stillRejected).toMatchObject([{ code: 'unreadable-amount' }]);
  expect(await take('1,000')).toMatchObject({ taken: 1 });
  const lines = await fixture.rows('invoiceLine');
  expect(lines.map(({ net, gst, total }) => [net, gst, total])).toContainEqual([100_000, 5000, 114_975]);
  expect((await fixture.session.reader.verify({})).ok).toBe(true);
});
