import { expect, onTestFinished, test } from 'vitest';
import { openWritable } from '#main/db/open-database.ts';
import { dispose } from '#main/services/audit/runs/dispositions.ts';
import { openCaseSession } from '#main/workers/case-session.ts';
import { newAuditCase, type AuditCase } from '../../support/audit-case.ts';
import { testThreads } from '../../support/built-main.ts';
import { storeRuns } from '../../support/stored-runs.ts';

const withTwins = async (): Promise<AuditCase & { readonly runId: number; readonly key: string }> => {
  const audit = await newAuditCase();
  const vendor = audit.addVendor('Acme inc.');
  for (const _ of [1, 2]) audit.addInvoice(vendor, 'F-1', '2026-03-01', { total: 1_000 });
  return { ...audit, runId: storeRuns(audit, ['T01']), key: 'acme|F-1|2026-03-01|1000|CAD' };
};

test('an exception has one disposition, though two connections decide on it in turn', async () => {
  const { context, path, runId, key } = await withTwins();
  // No second process gets this far: the lock beside the case keeps it out.
  const db = openWritable(path);
  onTestFinished(() => {
    db.close();
  });
  dispose(context, { runId, keys: [key], verdict: 'explained' });
  dispose({ ...context, db, actor: 'Réviseure' }, { runId, keys: [key], verdict: 'follow-up' });
  const kept = db.prepare('SELECT verdict, decided_by AS decidedBy FROM dispositions').all();
  expect(kept).toEqual([{ verdict: 'follow-up', decidedBy: 'Réviseure' }]);
});

test('many at once through the one thread that writes leave one, and a second session is kept out', async () => {
  const { path, close, runId, key } = await withTwins();
  close();
  const opening = { path, threads: testThreads } as const;
  const session = await openCaseSession({ ...opening, actor: 'Auditor' });
  onTestFinished(() => session.close());
  const verdicts = ['exception', 'explained', 'not-relevant', 'follow-up'] as const;
  await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      session.writer().dispose({ runId, keys: [key], verdict: verdicts[index % 4] ?? 'exception' }),
    ),
  );
  const query = { entity: 'disposition', filters: [], sort: [], search: '' };
  const page = await session.reader.page({ query, offset: 0, limit: 10 });
  expect(page.rows.map(({ values }) => values['verdict'])).toEqual(['follow-up']);
  await expect(openCaseSession({ ...opening, actor: 'Réviseure' })).rejects.toMatchObject({
    error: { code: 'case-locked' },
  });
});
