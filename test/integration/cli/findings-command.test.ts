import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createCase } from '#main/services/case/create-case.ts';
import { openCase } from '#main/services/case/open-case.ts';
import { signFinding } from '#main/services/findings/sign-finding.ts';
import { makeChange } from '#main/services/trail/change.ts';
import { resourcesUrl } from '../../support/case-fixture.ts';
import { jsonOf, runConstat } from '../../support/run-constat.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const folderWithFindings = async (): Promise<string> => {
  const cwd = tempFolder();
  const path = join(cwd, 'a.constat');
  const clock = () => Date.UTC(2026, 2, 2, 12);
  createCase(path, { actor: 'Ana', clock, sample: false, resourcesUrl });
  const { context, close } = await openCase(path, { actor: 'Ana', clock });
  const first = makeChange(context, 'register.insert', (change) => {
    const id = change.insert('finding', {
      number: 'C-010',
      title: 'Avenants sans autorisation',
      severity: 'high',
      currency: 'CAD',
      hedge: 'at-least',
      low: 1_250_000_00,
      high: 1_250_000_00,
      dueOn: '2026-09-30',
    });
    change.insert('evidence', { findingId: id, kind: 'row', entity: 'finding', rowId: id });
    change.insert('finding', { number: 'C-9', title: 'Sans effet', severity: 'low' });
    return id;
  });
  signFinding(context, first, 'prepare');
  close();
  return cwd;
};

test('lists findings by number, as one JSON object or as a table', async () => {
  const cwd = await folderWithFindings();
  const json = await runConstat(['findings', 'a.constat', '--json'], { cwd });
  expect(json).toMatchObject({ status: 0, stderr: '' });
  expect(jsonOf(json)).toMatchObject({
    findings: [
      { number: 'C-9', status: 'draft', amount: null, prepared: null, evidence: 0 },
      {
        number: 'C-010',
        severity: 'high',
        status: 'prepared',
        amount: { currency: 'CAD', hedge: 'at-least', low: '1250000.00', high: null },
        dueOn: '2026-09-30',
        evidence: 1,
        prepared: { by: 'Ana', on: '2026-03-02' },
        reviewed: null,
      },
    ],
  });
  const table = await runConstat(['findings', 'a.constat', '--status', 'prepared'], { cwd });
  expect(table.status).toBe(0);
  expect(table.stdout).toContain('C-010');
  expect(table.stdout).not.toContain('C-9');
  expect(table.stdout).toMatch(/at least \$1,250,000\.00/u);
});

test('says which statuses there are when another one is asked for', async () => {
  const cwd = await folderWithFindings();
  const refused = await runConstat(['findings', 'a.constat', '--status', 'signed'], { cwd });
  expect(refused.status).toBe(2);
  expect(refused.stderr).toContain('--status draft|prepared|reviewed|closed');
});
