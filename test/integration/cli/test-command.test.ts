import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createCase, openCase } from '#main/services/case/open-case.ts';
import { makeChange } from '#main/services/trail/change.ts';
import { resourcesUrl } from '../../support/case-fixture.ts';
import { jsonOf, runConstat } from '../../support/run-constat.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const folderWithDuplicate = async (): Promise<string> => {
  const cwd = tempFolder();
  const path = join(cwd, 'a.constat');
  createCase(path, { actor: 'Auditor', clock: Date.now, sample: false, resourcesUrl });
  const { context, close } = await openCase(path, { actor: 'Auditor', clock: Date.now });
  makeChange(context, 'register.insert', (change) => {
    const vendorId = change.insert('organization', { kind: 'vendor', name: 'Acme inc.' });
    const invoice = {
      vendorId,
      kind: 'invoice',
      number: 'F-1',
      issuedOn: '2026-03-01',
      currency: 'CAD',
      total: 114_975,
    };
    change.insert('invoice', invoice);
    change.insert('invoice', invoice);
  });
  close();
  return cwd;
};

test('prints what each test found, as one JSON object or as lines', async () => {
  const cwd = await folderWithDuplicate();
  const run = await runConstat(['test', 'a.constat', '--only', 't01,T09', '--json'], { cwd });
  expect(run).toMatchObject({ status: 0, stderr: '' });
  expect(jsonOf(run)).toEqual({
    runs: [
      {
        test: 'T01',
        status: 'done',
        parameters: {},
        population: 2,
        populationOf: 'invoice',
        excluded: [],
        ruleVersions: [],
        profile: [],
        exceptions: [
          {
            key: 'acme|F-1|2026-03-01|114975|CAD',
            rows: [
              { entity: 'invoice', id: 1 },
              { entity: 'invoice', id: 2 },
            ],
            currency: 'CAD',
            amountAtRisk: { low: '1149.75', high: '1149.75' },
            detail: expect.objectContaining({ numbers: ['F-1', 'F-1'] }),
          },
        ],
      },
      expect.objectContaining({
        test: 'T09',
        status: 'not-applicable',
        needs: ['purchase-orders', 'approvals'],
        exceptions: [],
      }),
    ],
  });
  const lines = await runConstat(['test', 'a.constat', '--only', 'T01,T09'], { cwd });
  expect(lines.stdout).toBe(
    'T01 Exact duplicate: 1 exception (2 rows, 0 of them excluded)\n' +
      '    1149.75 CAD  acme|F-1|2026-03-01|114975|CAD\n' +
      'T09 Requisitions split on the same day: not applicable; it needs: purchase orders, approvals\n',
  );
});

test('refuses a test, a parameter and a value that there is not', async () => {
  const cwd = await folderWithDuplicate();
  for (const options of [
    ['--only', 'T99'],
    ['--set', 'T02.colour=5'],
    ['--set', 'T02.days=many'],
    ['--set', 'T02.percent=51'],
    ['--set', 'T09.days=1'],
  ]) {
    expect(await runConstat(['test', 'a.constat', ...options], { cwd })).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringContaining(options[1] ?? ''),
    });
  }
});
