import { expect, onTestFinished, test } from 'vitest';
import { openReadable, openWritable, closeWritable } from '#main/db/open-database.ts';
import type { ImportReport } from '#shared/ipc/import-schemas.ts';
import { newAuditCase, runAuditTest } from '../../support/audit-case.ts';
import { importSession, textFile, textRow } from '../../support/import-session.ts';

const runOn = (path: string): ReturnType<typeof runAuditTest> => {
  const db = openReadable(path);
  onTestFinished(() => {
    db.close();
  });
  return runAuditTest(db, 'T34');
};

test('T34: a rejected row that nobody looked at, a total of the file that differs; a whole import is left alone', async () => {
  const imports = await importSession();
  const { file, take, session, path } = imports;
  await take(file('whole.csv', textFile(textRow({ number: 'F-1' }), textRow({ number: 'F-2' }))));
  await take(
    file('partly.csv', textFile(textRow({ number: 'F-3' }), textRow({ number: 'F-4', date: '2025-02-30' }))),
  );
  const total = textRow({
    number: '',
    date: '',
    vendor: 'Total',
    description: '',
    net: '300.00',
    gst: '',
    qst: '',
    total: '',
  });
  await take(file('total.csv', textFile(textRow({ number: 'F-5' }), total)));
  await session.close();
  const run = runOn(path);
  expect(run).toMatchObject({ population: 3, populationOf: null, excluded: [] });
  expect(
    run.exceptions.map(({ detail, amountAtRisk }) => [detail['problem'], detail['file'], amountAtRisk]),
  ).toEqual([
    ['total-differs', 'total.csv', { low: 20_000n, high: 20_000n }],
    ['rejects-open', 'partly.csv', { low: 10_000n, high: 10_000n }],
  ]);
  expect(run.exceptions[1]?.rows).toMatchObject([{ entity: 'importReject' }]);
  expect(run.profile).toContainEqual({
    file: 'whole.csv',
    read: 2,
    accepted: 2,
    rejected: 0,
    ignored: 0,
    open: 0,
  });
});

test('T34: rows and amounts that went nowhere, and invoices of a bill that do not tie', async () => {
  const { file, take, session, path } = await importSession();
  const { importId } = await take(file('a.csv', textFile(textRow())));
  await session.close();
  // An import does not get this far with such a report: it is made by hand.
  const db = openWritable(path);
  const stored = db.prepare('SELECT report FROM imports WHERE id = ?').pluck().get(importId) as string;
  const report = JSON.parse(stored) as ImportReport;
  const changed: Partial<ImportReport> = {
    ...report,
    rows: { ...report.rows, read: 3 },
    amountsByCurrency: report.amountsByCurrency.map((amounts) => ({ ...amounts, read: '150.00' })),
    documents: [
      { number: 'N-1', lines: 1, net: '1.00', taxes: [], total: null, tied: false, rules: ['BR-CO-10'] },
      { number: 'N-2', lines: 1, net: '1.00', taxes: [], total: null, tied: true, rules: [] },
    ],
  };
  db.prepare('UPDATE imports SET report = ? WHERE id = ?').run(JSON.stringify(changed), importId);
  closeWritable(db);
  expect(runOn(path).exceptions).toMatchObject([
    {
      amountAtRisk: { low: 5_000n, high: 5_000n },
      detail: { problem: 'amounts-differ', read: '150.00', kept: '100.00' },
    },
    { detail: { problem: 'documents-differ', numbers: ['N-1'], rules: ['BR-CO-10'] } },
    { detail: { problem: 'rows-differ', read: 3, accepted: 1, lost: 2 } },
  ]);
});

test('T34: without an import it is not applicable', async () => {
  const audit = await newAuditCase();
  expect(audit.run('T34')).toMatchObject({ status: 'not-applicable', needs: ['imports'] });
});
