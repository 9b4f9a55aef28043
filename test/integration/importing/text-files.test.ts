import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inspectImport } from '#main/workers/import-job.ts';
import { recogniseAll, type ImportOptions } from '#shared/ipc/import-schemas.ts';
import { header, importSession, textFile, textRow } from '../../support/import-session.ts';

test('a quote that swallows lines is told with the row and the field', async () => {
  const fixture = await importSession();
  const file = fixture.file(
    'quote.csv',
    [
      header,
      textRow({ number: 'F-1', description: '"Work' }),
      textRow({ number: 'F-2' }),
      textRow({ number: 'F-3', description: 'of 3" pipes' }),
      textRow({ number: 'F-4' }),
    ].join('\n'),
  );
  const report = await fixture.stage(file);
  expect(report.rows.read).toBe(2);
  expect(report.warnings).toContainEqual({ row: 2, column: 'description', code: 'stray-quote' });
});

test('bytes outside the encoding are told, when a person chose it too', async () => {
  const fixture = await importSession();
  const file = fixture.file('bytes.csv', '');
  writeFileSync(
    file,
    Buffer.from(textFile(textRow(), textRow({ number: 'F-2', vendor: 'Québec inc.' })), 'latin1'),
  );
  const { options } = await fixture.inspect(file);
  expect(options.encoding).toBe('windows-1252');
  const report = await fixture.stage(file, { options: { ...options, encoding: 'utf-8' } });
  expect(report.warnings).toContainEqual({ row: 3, column: null, code: 'stray-bytes' });
});

test('another encoding or delimiter shows the first rows anew, right or wrong', async () => {
  const fixture = await importSession();
  const file = fixture.file('preview.csv', 'Numéro;Date;Montant\nF-1;2025-03-04;1,5\n');
  const firstRows = async (options: Partial<ImportOptions>) => {
    const inspection = await inspectImport(fixture.session, [file], {
      options: { ...recogniseAll, ...options },
    });
    return { ...inspection.options, rows: inspection.preview.map(({ cells }) => cells) };
  };
  expect(await firstRows({})).toMatchObject({
    encoding: 'utf-8',
    delimiter: ';',
    rows: [
      ['Numéro', 'Date', 'Montant'],
      ['F-1', '2025-03-04', '1,5'],
    ],
  });
  expect(await firstRows({ encoding: 'windows-1252' })).toMatchObject({
    encoding: 'windows-1252',
    rows: [['NumÃ©ro', 'Date', 'Montant'], expect.anything()],
  });
  expect(await firstRows({ delimiter: ',' })).toMatchObject({
    delimiter: ',',
    rows: [['Numéro;Date;Montant'], ['F-1;2025-03-04;1', '5']],
  });
  // Nothing can be read so; nothing fails either, so that the choice can be undone.
  expect((await firstRows({ encoding: 'utf-16le' })).rows.length).toBeGreaterThan(0);
});

test('a header in two rows, a currency in it, two tables with a total each: one import that ties out', async () => {
  const fixture = await importSession();
  const lines = (...rows: readonly string[]) => [
    'No;Date;Fournisseur;Montant (USD)',
    'facture;facture;;avant taxes',
    ';AAAA-MM-JJ;;$',
    ...rows,
  ];
  const file = fixture.file(
    'register.csv',
    [
      ...lines('F-1;2025-03-04;Acme;100,00', 'F-2;2025-03-05;Acme;200,00', 'Total mars;;;300,00'),
      ...lines('F-3;2025-04-05;Acme;50,00', 'Total avril;;;50,00'),
    ].join('\n'),
  );
  const report = await fixture.take(file);
  expect(report).toMatchObject({
    rows: { read: 3, accepted: 3, rejected: 0 },
    amountsByCurrency: [{ currency: 'USD', accepted: '350.00' }],
    statedTotal: null,
  });
});
