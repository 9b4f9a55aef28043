import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createCase } from '#main/services/case/create-case.ts';
import { openCase } from '#main/services/case/open-case.ts';
import { makeChange } from '#main/services/trail/change.ts';
import { contractFields, resourcesUrl } from '../../support/case-fixture.ts';
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

/** Gives the second invoice another number. */
const changeInvoice = async (path: string, number = 'F-2'): Promise<void> => {
  const { context, close } = await openCase(path, { actor: 'Auditor', clock: Date.now });
  makeChange(context, 'register.update', (change) => change.update('invoice', 2, { number }));
  close();
};

test('prints what each test found, as one JSON object or as lines', async () => {
  const cwd = await folderWithDuplicate();
  const run = await runConstat(['test', 'a.constat', '--only', 't01,T09', '--json'], { cwd });
  expect(run).toMatchObject({ status: 0, stderr: '' });
  expect(jsonOf(run)).toEqual({
    runs: [
      {
        test: 'T01',
        run: 1,
        comparison: null,
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
        needs: ['approval', 'purchaseOrder'],
        exceptions: [],
      }),
    ],
  });
  const lines = await runConstat(['test', 'a.constat', '--only', 'T01,T09,T28', '--no-store'], { cwd });
  expect(lines.stdout).toBe(
    'T01 Exact duplicate: 1 exception (2 rows, 0 of them excluded)\n' +
      '    1149.75 CAD  acme|F-1|2026-03-01|114975|CAD\n' +
      'T09 Requisitions split on the same day: not applicable; it needs: approvals, purchase orders\n' +
      'T28 Unsupported invoice: 2 exceptions (2 rows, 0 of them excluded)\n' +
      '    not asked for, since no invoice of the case has any: worker or role, hours or days worked, deliverable, supporting document\n' +
      '    1149.75 CAD  acme|F-1|2026-03-01\n' +
      '    1149.75 CAD  acme|F-1|2026-03-01|#2\n',
  );
});

test('keeps its runs in the case and says what differs from those before', async () => {
  const cwd = await folderWithDuplicate();
  const runT01 = async () => {
    const run = await runConstat(['test', 'a.constat', '--only', 'T01', '--json'], { cwd });
    const [only] = jsonOf(run)['runs'] as readonly Record<string, unknown>[];
    return { run: only?.['run'], comparison: only?.['comparison'] };
  };
  expect(await runT01()).toEqual({ run: 1, comparison: null });
  await changeInvoice(join(cwd, 'a.constat'));
  expect(await runT01()).toEqual({ run: 2, comparison: { new: 0, gone: 1, changed: 0, same: 0 } });
  await changeInvoice(join(cwd, 'a.constat'), 'F-1');
  const lines = await runConstat(['test', 'a.constat', '--only', 'T01'], { cwd });
  expect(lines.stdout).toMatch(
    /\n {4}1 new, 0 gone, 0 changed since \d{4}-\d{2}-\d{2} \d{2}:\d{2}\n.*\n1 run kept in the case\n$/u,
  );
});

test('lists the tests with their parameters and what each lacks, and runs none', async () => {
  const cwd = await folderWithDuplicate();
  const list = await runConstat(['test', 'a.constat', '--list', '--only', 'T02,A01'], { cwd });
  expect(list).toMatchObject({ status: 0, stderr: '' });
  expect(list.stdout).toMatch(/^T02 .*\n {4}T02\.days=\d+ {2}days\n/u);
  expect(list.stdout).toMatch(
    /\nA01 .*\n {4}A01\.percent=10 {2}percentage \(only where no dated rule of the case has a limit\)\n {4}lacks: contracts, amendments\n$/u,
  );
  const json = jsonOf(await runConstat(['test', 'a.constat', '--list', '--only', 'A01', '--json'], { cwd }));
  expect(json).toEqual({
    tests: [
      {
        test: 'A01',
        title: 'Amendments over X% of the original amount',
        reads: ['contract', 'amendment'],
        missing: ['contract', 'amendment'],
        parameters: [
          {
            name: 'percent',
            kind: 'percent',
            default: 10,
            mark: 'stated',
            source: expect.stringContaining('legisquebec'),
            uses: 'without-rule',
          },
        ],
        lastRun: null,
      },
    ],
  });
});

test('says which of the parameters that were set had no effect', async () => {
  const cwd = await folderWithDuplicate();
  const { context, close } = await openCase(join(cwd, 'a.constat'), { actor: 'Auditor', clock: Date.now });
  makeChange(context, 'register.insert', (change) => {
    const original = { originalLow: 100_000, originalHedge: 'exact' };
    const contractId = change.insert('contract', contractFields('C-1', original));
    const increase = { number: '1', status: 'approved', direction: 'increase', low: 5_000 } as const;
    change.insert('amendment', { contractId, ...increase, currency: 'CAD', hedge: 'exact' });
  });
  close();
  const args = ['test', 'a.constat', '--only', 'A01', '--no-store', '--set', 'A01.percent=1'];
  const run = await runConstat(args, { cwd });
  expect(run.stdout).toMatch(/^A01 .*\n {4}no effect: A01\.percent \(a dated rule of the case, /u);
  expect(jsonOf(await runConstat([...args, '--json'], { cwd }))).toMatchObject({
    runs: [{ parameters: { percent: 1 }, unusedParameters: ['percent'] }],
  });
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
