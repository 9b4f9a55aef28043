import { copyFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { editWorkbook } from '../../support/edit-workbook.ts';
import { madeCases } from '../../support/made-cases.ts';
import { jsonOf, runConstat } from '../../support/run-constat.ts';

const folderWithCase = madeCases();

type Plan = Readonly<Record<string, unknown>>;
const planOf = (run: Parameters<typeof jsonOf>[0]): Plan => jsonOf(run)['merge'] as Plan;

/** The sample exported, and come back with the status of its first contract changed. */
const comeBack = async (cwd: string): Promise<string> => {
  await runConstat(['export', 'a.constat', 'out.xlsx', '--lang', 'en'], { cwd });
  let key = '';
  await editWorkbook(join(cwd, 'out.xlsx'), 'back.xlsx', (open) => {
    const contracts = open('Contracts');
    [key = ''] = contracts.keys();
    contracts.set(key, 'Status', 'Terminated');
  });
  return key;
};

const statusOf = (cwd: string, key: string): unknown => {
  const db = new Database(join(cwd, 'a.constat'), { readonly: true });
  try {
    return db.prepare('SELECT status FROM contracts WHERE id = ?').pluck().get(key.split(':')[1]);
  } finally {
    db.close();
  }
};

describe('merge', () => {
  test('shows what it would do, does it, and names the workbook in the trail', async () => {
    const cwd = folderWithCase('sample');
    const key = await comeBack(cwd);
    const before = jsonOf(await runConstat(['info', 'a.constat', '--json'], { cwd }));
    const planned = await runConstat(['merge', 'a.constat', 'back.xlsx', '--plan', '--json'], { cwd });
    expect(planned).toMatchObject({ status: 0, stderr: '' });
    const change = {
      entity: 'contract',
      key,
      column: 'status',
      base: 'active',
      ours: 'active',
      theirs: 'terminated',
    };
    expect(planOf(planned)).toMatchObject({
      file: 'back.xlsx',
      base: { event: before['events'], head: before['head'], known: true },
      changes: [change],
      conflicts: [],
      added: [],
      removed: [],
      problems: [],
      applied: false,
    });
    expect(jsonOf(await runConstat(['info', 'a.constat', '--json'], { cwd }))).toEqual(before);

    const merged = await runConstat(['merge', 'a.constat', 'back.xlsx', '--json', '--actor', 'Ann'], { cwd });
    expect(merged).toMatchObject({ status: 0, stderr: '' });
    expect(planOf(merged)).toMatchObject({ changes: [change], applied: true });
    expect(statusOf(cwd, key)).toBe('terminated');
    const db = new Database(join(cwd, 'a.constat'), { readonly: true });
    const event = db.prepare('SELECT actor, command, reason FROM events ORDER BY seq DESC LIMIT 1').get();
    db.close();
    expect(event).toMatchObject({ actor: 'Ann', command: 'merging.apply' });
    const { reason } = event as { reason: string };
    expect(reason).toContain('back.xlsx');
    expect(reason).toContain(planOf(merged)['sha256']);
    expect(jsonOf(await runConstat(['verify', 'a.constat', '--json'], { cwd }))).toMatchObject({ ok: true });
    // Once more: nothing is left to do.
    expect(planOf(await runConstat(['merge', 'a.constat', 'back.xlsx', '--json'], { cwd }))).toMatchObject({
      changes: [],
      conflicts: [],
    });
  }, 120_000);

  test('writes nothing while something is to decide, and takes the side that it is told', async () => {
    const cwd = folderWithCase('sample');
    const key = await comeBack(cwd);
    // The case goes on: another workbook, merged meanwhile, changed the same cell.
    copyFileSync(join(cwd, 'back.xlsx'), join(cwd, 'theirs.xlsx'));
    await editWorkbook(join(cwd, 'out.xlsx'), 'other.xlsx', (open) =>
      open('Contracts').set(key, 'Status', 'Suspended'),
    );
    expect((await runConstat(['merge', 'a.constat', 'other.xlsx'], { cwd })).status).toBe(0);
    const size = statSync(join(cwd, 'a.constat')).size;
    for (const options of [['--plan'], []]) {
      const run = await runConstat(['merge', 'a.constat', 'theirs.xlsx', '--json', ...options], { cwd });
      expect(run.status).toBe(1);
      expect(planOf(run)).toMatchObject({
        applied: false,
        changes: [],
        conflicts: [{ kind: 'cell', base: 'active', ours: 'suspended', theirs: 'terminated' }],
      });
    }
    expect(statSync(join(cwd, 'a.constat')).size).toBe(size);
    expect((await runConstat(['merge', 'a.constat', 'theirs.xlsx', '--take', 'ours'], { cwd })).status).toBe(
      0,
    );
    expect(statusOf(cwd, key)).toBe('suspended');
    expect(
      (await runConstat(['merge', 'a.constat', 'theirs.xlsx', '--take', 'theirs'], { cwd })).status,
    ).toBe(0);
    expect(statusOf(cwd, key)).toBe('terminated');
  }, 120_000);

  test('refuses workbooks of another case and files that are none, in one line', async () => {
    const cwd = folderWithCase('sample');
    await runConstat(['new', 'b.constat'], { cwd });
    await runConstat(['export', 'b.constat', 'b.xlsx'], { cwd });
    const other = await runConstat(['merge', 'a.constat', 'b.xlsx'], { cwd });
    expect(other).toMatchObject({ status: 2, stdout: '' });
    expect(other.stderr).toMatch(/^workbook-other-case: /u);
    const missing = await runConstat(['merge', 'a.constat', 'nowhere.xlsx'], { cwd });
    expect(missing.status).toBe(2);
    expect(missing.stderr).toMatch(/^file-not-found: /u);
    const usage = await runConstat(['merge', 'a.constat', 'b.xlsx', '--take', 'both'], { cwd });
    expect(usage.stderr).toMatch(/^usage: /u);
  }, 120_000);
});
