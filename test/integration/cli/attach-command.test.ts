import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createCase } from '#main/services/case/create-case.ts';
import { openCase } from '#main/services/case/open-case.ts';
import { makeChange } from '#main/services/trail/change.ts';
import { resourcesUrl } from '../../support/case-fixture.ts';
import { jsonOf, runConstat } from '../../support/run-constat.ts';
import { tempFolder } from '../../support/temp-folder.ts';

/** F-1 of Acier, F-2 of Acier and of Béton; and a folder with a file for F-1, one for F-2 and one for none. */
const folderWithInvoices = async (): Promise<string> => {
  const cwd = tempFolder();
  const path = join(cwd, 'a.constat');
  const clock = () => Date.UTC(2026, 2, 2, 12);
  createCase(path, { actor: 'Ana', clock, sample: false, resourcesUrl });
  const { context, close } = await openCase(path, { actor: 'Ana', clock });
  makeChange(context, 'register.insert', (change) => {
    const vendors = ['Acier', 'Béton'].map((name) => change.insert('organization', { name, kind: 'vendor' }));
    for (const [vendor, number] of [
      [0, 'F-1'],
      [0, 'F-2'],
      [1, 'F-2'],
    ] as const)
      change.insert('invoice', {
        vendorId: vendors[vendor] ?? 0,
        number,
        kind: 'invoice',
        issuedOn: '2025-03-01',
        currency: 'CAD',
      });
  });
  close();
  mkdirSync(join(cwd, 'pieces'));
  for (const name of ['F-1.pdf', 'F-2.pdf', 'F-12.pdf']) writeFileSync(join(cwd, 'pieces', name), name);
  return cwd;
};

test('attaches what names one invoice, lists the rest, and attaches nothing twice', async () => {
  const cwd = await folderWithInvoices();
  const planned = await runConstat(['attach', 'a.constat', 'pieces', '--dry-run', '--json'], { cwd });
  expect(planned).toMatchObject({ status: 1, stderr: '' });
  const acier = { number: 'F-1', vendor: 'Acier', issuedOn: '2025-03-01' };
  expect(jsonOf(planned)).toEqual({
    attached: 0,
    already: 0,
    files: [
      { file: 'F-1.pdf', state: 'ready', invoice: acier, candidates: [] },
      { file: 'F-12.pdf', state: 'none', invoice: null, candidates: [] },
      {
        file: 'F-2.pdf',
        state: 'several',
        invoice: null,
        candidates: [
          { ...acier, number: 'F-2' },
          { ...acier, number: 'F-2', vendor: 'Béton' },
        ],
      },
    ],
  });
  const done = await runConstat(['attach', 'a.constat', 'pieces'], { cwd });
  expect(done.status).toBe(1);
  expect(done.stdout.split('\n')).toEqual([
    'F-1.pdf: attached to F-1 – Acier – 2025-03-01',
    'F-12.pdf: no invoice found',
    'F-2.pdf: several invoices have this number: F-2 – Acier – 2025-03-01 | F-2 – Béton – 2025-03-01',
    '1 document attached',
    '',
  ]);
  const again = await runConstat(['attach', 'a.constat', 'pieces/F-1.pdf', '--json'], { cwd });
  expect(again.status).toBe(0);
  expect(jsonOf(again)).toMatchObject({ attached: 0, already: 1, files: [{ state: 'already' }] });
});

test('attaches to the invoice that is named, whatever the files are called', async () => {
  const cwd = await folderWithInvoices();
  const attach = (...args: readonly string[]) =>
    runConstat(['attach', 'a.constat', 'pieces/F-12.pdf', '--json', ...args], { cwd });
  expect(jsonOf(await attach('--invoice', 'F-2'))).toMatchObject({ files: [{ state: 'several' }] });
  const done = await attach('--invoice', 'F-2', '--vendor', 'Béton');
  expect(done.status).toBe(0);
  expect(jsonOf(done)).toMatchObject({
    attached: 1,
    files: [{ state: 'attached', invoice: { number: 'F-2', vendor: 'Béton' } }],
  });
  const missing = await attach('--invoice', 'F-9');
  expect(missing).toMatchObject({ status: 2, stdout: '' });
  expect(missing.stderr).toMatch(/^not-found: .*F-9/u);
  const noFile = await runConstat(['attach', 'a.constat', 'nowhere.pdf'], { cwd });
  expect(noFile).toMatchObject({ status: 2, stdout: '' });
  expect(noFile.stderr).toMatch(/^file-not-found/u);
  expect(await runConstat(['verify', 'a.constat'], { cwd })).toMatchObject({ status: 0 });
});
