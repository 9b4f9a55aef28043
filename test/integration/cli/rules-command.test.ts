import { dirname, basename } from 'node:path';
import { expect, test } from 'vitest';
import { readRulePack } from '#main/services/rules/rule-pack.ts';
import { makeChange } from '#main/services/trail/change.ts';
import type { AnyFields } from '#shared/domain/register/entities.ts';
import { newCase, resourcesUrl } from '../../support/case-fixture.ts';
import { jsonOf, runConstat } from '../../support/run-constat.ts';

type Printed = { readonly rules: readonly AnyFields[]; readonly lacking: number; readonly added?: number };

test('lists the rules, and adds what an older case lacks as one change that leaves corrections alone', async () => {
  const pack = readRulePack(resourcesUrl);
  const { context, path, close } = await newCase();
  const first = pack.findIndex(({ code }) => code === 'tender-threshold') + 1;
  makeChange(context, 'register.remove', (change) => {
    for (const id of [first + 3, first + 4, pack.length]) change.remove('rule', id);
  });
  makeChange(context, 'register.update', (change) => {
    change.update('rule', first, { limitAmount: 12_345, validFrom: '2018-02-01' });
    change.update('rule', first + 1, {
      titleFr: 'À notre façon',
      titleEn: 'Our own way',
      validFrom: '2019-07-01',
    });
  });
  close();
  const cwd = dirname(path);
  const run = (...args: string[]) => runConstat(['rules', basename(path), ...args], { cwd });

  const listed = jsonOf(await run('--json')) as Printed;
  expect(listed).toMatchObject({ lacking: 3 });
  expect(listed.rules).toHaveLength(pack.length - 3);
  expect(listed.rules.find(({ id }) => id === first)).toMatchObject({
    amount: '123.45',
    limitMissing: false,
  });
  expect(listed.rules.filter(({ limitMissing }) => limitMissing).length).toBeGreaterThan(20);

  const added = jsonOf(await run('--add-pack', '--json')) as Printed;
  expect(added).toMatchObject({ lacking: 0, added: 3 });
  expect(added.rules.find(({ id }) => id === first)).toMatchObject({ amount: '123.45' });
  expect(jsonOf(await run('--add-pack', '--json'))).toMatchObject({ lacking: 0, added: 0 });
  const info = jsonOf(await runConstat(['verify', basename(path), '--json'], { cwd }));
  expect(info).toMatchObject({ ok: true });

  const table = await run();
  expect(table.stdout).toContain(`${pack.length} rules`);
  expect(table.stdout).toMatch(/2022-01-01 – 2023-12-31 {2}Verified at the source {2}At least \$30,300\.00/u);
  expect(table.stdout).toContain('To be entered');
});
