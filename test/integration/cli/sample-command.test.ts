import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createCase } from '#main/services/case/create-case.ts';
import { openCase } from '#main/services/case/open-case.ts';
import { makeChange } from '#main/services/trail/change.ts';
import { updateCells } from '#main/services/register/register-commands.ts';
import { readItems } from '#main/services/sampling/read-sample.ts';
import { testThreads } from '../../support/built-main.ts';
import { resourcesUrl } from '../../support/case-fixture.ts';
import { sampleCommand } from '#main/cli/commands/sample-command.ts';
import type { ExitStatus } from '#main/cli/terminal.ts';
import { errorLine } from '#main/cli/terminal.ts';
import { readWords } from '#main/cli/words.ts';
import { errorOf } from '#main/workers/rpc.ts';
import { tempFolder } from '../../support/temp-folder.ts';

/** 30 payments of 1,000.00 by two vendors. */
const caseFolder = async (): Promise<string> => {
  const cwd = tempFolder();
  const path = join(cwd, 'a.constat');
  createCase(path, { actor: 'Auditor', clock: Date.now, sample: false, resourcesUrl });
  const { context, close } = await openCase(path, { actor: 'Auditor', clock: Date.now });
  makeChange(context, 'register.insert', (change) => {
    const vendors = ['Acme', 'Boréal'].map((name) => change.insert('organization', { kind: 'vendor', name }));
    for (let count = 0; count < 30; count += 1)
      change.insert('payment', {
        vendorId: vendors[count % 2] ?? null,
        currency: 'CAD',
        amount: 100_000,
        paidOn: `2026-01-${String(count + 1).padStart(2, '0')}`,
        reference: `P-${count + 1}`,
      });
  });
  close();
  return cwd;
};

type Run = { readonly status: ExitStatus; readonly stdout: string; readonly stderr: string };

/** The command within this process: one of its own for each of so many would take most of a minute. */
const runIn =
  (cwd: string) =>
  async (...args: string[]): Promise<Run> => {
    const words = readWords(resourcesUrl, 'en');
    let stdout = '';
    const write = (text: string): void => void (stdout += text);
    try {
      const status = await sampleCommand([join(cwd, 'a.constat'), ...args], {
        version: '0.0.0-test',
        locale: 'en',
        words,
        resourcesUrl,
        threads: testThreads,
        isJson: args.includes('--json'),
        print: (text) => write(`${text}\n`),
        write,
        note: () => undefined,
      });
      return { status, stdout, stderr: '' };
    } catch (thrown) {
      return { status: 2, stdout, stderr: errorLine(errorOf(thrown), words) };
    }
  };

const jsonOf = ({ stdout }: Run): Record<string, unknown> => JSON.parse(stdout) as Record<string, unknown>;

const options = ['--entity', 'payment', '--method', 'mus', '--tolerable', '29957.33', '--seed', '42'];

test('plans, draws and evaluates', async () => {
  const cwd = await caseFolder();
  const run = runIn(cwd);
  const planned = jsonOf(
    await run(...options, '--from', '2026-01-01', '--to', '2026-01-30', '--plan', '--json'),
  );
  expect(planned['sample']).toMatchObject({
    count: 30,
    amount: '30000.00',
    interval: '10000.00',
    factor: 2_995_733,
    size: 3,
    design: { method: 'mus', confidencePpm: 950_000, tolerable: '29957.33' },
  });

  const drawn = await run(...options, '--title', 'Payments');
  expect(drawn).toMatchObject({ status: 0, stderr: '' });
  expect(drawn.stdout).toContain('Interval $10,000.00 (factor 2.995733)');
  expect(drawn.stdout).toContain('3 items are still to be examined');
  const { context, close } = await openCase(join(cwd, 'a.constat'), { actor: 'A', clock: Date.now });
  const items = readItems(context.db, 1);
  updateCells(
    context,
    'sampleItem',
    items.map(({ id, bookAmount }) => ({ id, column: 'auditedAmount', value: bookAmount })),
  );
  close();
  const evaluated = jsonOf(await run('--evaluate', '1', '--json'));
  expect(evaluated['sample']).toMatchObject({
    title: 'Payments',
    evaluation: { conclusion: 'acceptable', over: { upper: '29957.33' }, under: { upper: '29957.33' } },
    sentence:
      'With 95% confidence, the population is overstated by no more than $29,957.33 and understated by no more than $29,957.33; both are within the tolerable misstatement of $29,957.33. The population can be accepted.',
    items: items.map(({ position, rowId }) =>
      expect.objectContaining({ position, rowId, bookAmount: '1000.00', auditedAmount: '1000.00' }),
    ),
  });
});

test('says why nothing is drawn, and what it does not understand', async () => {
  const cwd = await caseFolder();
  const run = runIn(cwd);
  const refused = await run('--entity', 'payment', '--method', 'mus', '--tolerable', '30000', '--plan');
  expect(refused.status).toBe(2);
  expect(refused.stderr).toMatch(/^sampling-refused: Nothing was drawn: what can be tolerated is as much/u);
  for (const args of [
    ['--method', 'dice'],
    ['--method', 'mus', '--tolerable', 'much'],
    ['--method', 'attribute', '--tolerable', '101'],
    ['--method', 'random', '--size', '2', '--filter', 'nothing=1'],
    ['--method', 'random', '--size', '2', '--entity', 'contract'],
    ['--method', 'random', '--size', '2', '--evaluate', '1'],
  ])
    expect((await run(...args)).stderr, args.join(' ')).toMatch(/^usage: /u);
});
