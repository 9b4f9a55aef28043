import { describe, expect, test } from 'vitest';
import { dispose, takeOver } from '#main/services/audit/runs/dispositions.ts';
import { listExceptions } from '#main/services/audit/runs/list-exceptions.ts';
import { runDetail } from '#main/services/audit/runs/run-summary.ts';
import { redo, undo } from '#main/services/history/history.ts';
import { verifyCase } from '#main/services/proof/verify.ts';
import { makeChange } from '#main/services/trail/change.ts';
import { newAuditCase, type AuditCase } from '../../support/audit-case.ts';
import { storeRuns } from '../../support/stored-runs.ts';

const keyOf = (number: string, vendor = 'acme'): string => `${vendor}|${number}|2026-03-01|1000|CAD`;

const withRun = async (...numbers: readonly string[]) => {
  const audit = await newAuditCase();
  const vendor = audit.addVendor('Acme inc.');
  const add = (number: string): number => audit.addInvoice(vendor, number, '2026-03-01', { total: 1_000 });
  for (const number of numbers) {
    add(number);
    add(number);
  }
  return { ...audit, vendor, addOne: add, runId: storeRuns(audit, ['T01']) };
};

const all = { status: 'all', verdict: 'all', offset: 0, limit: 100 } as const;

const decided = ({ context }: AuditCase, runId: number) =>
  listExceptions(context.db, { ...all, runId }).rows.map(({ key, disposition }) => [
    key.split('|')[1],
    disposition?.verdict ?? null,
    disposition?.note ?? null,
    disposition?.isStale ?? null,
  ]);

describe('a verdict', () => {
  test('on several exceptions is one undo step, and survives runs, undo, redo and verification', async () => {
    const audit = await withRun('F-1', 'F-2', 'F-3');
    const { context, runId } = audit;
    const keys = [keyOf('F-1'), keyOf('F-3')];
    expect(dispose(context, { runId, keys, verdict: 'explained', note: 'Two sites' })).toEqual({
      changed: 2,
    });
    const expected = [
      ['F-1', 'explained', 'Two sites', false],
      ['F-2', null, null, null],
      ['F-3', 'explained', 'Two sites', false],
    ];
    expect(decided(audit, runId)).toEqual(expected);
    const second = storeRuns(audit, ['T01']);
    expect(decided(audit, second)).toEqual(expected);
    expect(runDetail(context.db, second).run.dispositions).toEqual({
      exception: 0,
      explained: 2,
      notRelevant: 0,
      followUp: 0,
      open: 1,
      stale: 0,
    });
    undo(context);
    expect(decided(audit, second).map(([, verdict]) => verdict)).toEqual([null, null, null]);
    redo(context);
    expect(decided(audit, second)).toEqual(expected);
    expect(verifyCase(context.db)).toMatchObject({ ok: true, firstMismatch: null });
  });

  test('says who and when; a later one takes its place, and none takes it away', async () => {
    const audit = await withRun('F-1');
    const { context, runId } = audit;
    const keys = [keyOf('F-1')];
    dispose(context, { runId, keys, verdict: 'follow-up', note: 'Ask' });
    dispose({ ...context, actor: 'Reviewer' }, { runId, keys, verdict: 'exception', note: 'Paid twice' });
    const [row] = listExceptions(context.db, { ...all, runId }).rows;
    expect(row?.disposition).toMatchObject({
      verdict: 'exception',
      note: 'Paid twice',
      decidedBy: 'Reviewer',
      decidedOn: '2026-01-15',
    });
    expect(dispose(context, { runId, keys, verdict: null, note: null })).toEqual({ changed: 1 });
    expect(decided(audit, runId)).toEqual([['F-1', null, null, null]]);
  });

  test('on an exception that has changed since is to be looked at again, and is not taken away', async () => {
    const audit = await withRun('F-1', 'F-2');
    dispose(audit.context, {
      runId: audit.runId,
      keys: [keyOf('F-1'), keyOf('F-2')],
      verdict: 'not-relevant',
      note: null,
    });
    audit.addOne('F-1');
    const second = storeRuns(audit, ['T01']);
    expect(decided(audit, second)).toEqual([
      ['F-1', 'not-relevant', null, true],
      ['F-2', 'not-relevant', null, false],
    ]);
    const stale = listExceptions(audit.context.db, { ...all, runId: second, verdict: 'stale' });
    expect(stale.rows.map(({ key }) => key)).toEqual([keyOf('F-1')]);
    expect(listExceptions(audit.context.db, { ...all, runId: second, verdict: 'open' }).total).toBe(0);
    dispose(audit.context, { runId: second, keys: [keyOf('F-1')], verdict: 'exception', note: null });
    expect(listExceptions(audit.context.db, { ...all, runId: second, verdict: 'stale' }).total).toBe(0);
  });

  test('on a key that the run does not have is refused, with all of the others', async () => {
    const audit = await withRun('F-1');
    const decision = { keys: [keyOf('F-1'), keyOf('F-9')], verdict: 'exception', note: null } as const;
    expect(() => dispose(audit.context, { ...decision, runId: audit.runId })).toThrow('not-found');
    expect(decided(audit, audit.runId)).toEqual([['F-1', null, null, null]]);
  });
});

describe('a key that is gone', () => {
  const renamed = async () => {
    const audit = await withRun('F-1', 'F-2');
    dispose(audit.context, {
      runId: audit.runId,
      keys: [keyOf('F-1')],
      verdict: 'explained',
      note: 'Two sites',
    });
    makeChange(audit.context, 'register.update', (change) =>
      change.update('organization', audit.vendor, { name: 'Apex inc.' }),
    );
    return { ...audit, second: storeRuns(audit, ['T01']) };
  };

  test('is listed with what was decided of it, and this is taken over by hand', async () => {
    const audit = await renamed();
    const { context, second } = audit;
    const gone = listExceptions(context.db, { ...all, runId: second, status: 'gone' });
    expect(gone.rows.map(({ key, disposition }) => [key, disposition?.verdict ?? null])).toEqual([
      [keyOf('F-1'), 'explained'],
      [keyOf('F-2'), null],
    ]);
    expect(decided(audit, second).map(([, verdict]) => verdict)).toEqual([null, null]);
    const toKey = keyOf('F-1', 'apex');
    takeOver(context, { runId: second, fromKey: keyOf('F-1'), toKey });
    expect(decided(audit, second)[0]).toEqual(['F-1', 'explained', 'Two sites', false]);
    // Stays under the old one too, should the vendor be called as before again.
    expect(decided(audit, audit.runId)[0]).toEqual(['F-1', 'explained', 'Two sites', false]);
    expect(context.db.prepare('SELECT reason FROM events ORDER BY seq DESC LIMIT 1').pluck().get()).toBe(
      keyOf('F-1'),
    );
    undo(context);
    expect(decided(audit, second)[0]?.[1]).toBeNull();
  });

  test('gives nothing to a key that has its own verdict, and nothing where nothing was decided', async () => {
    const { context, second } = await renamed();
    const toKey = keyOf('F-1', 'apex');
    expect(() => takeOver(context, { runId: second, fromKey: keyOf('F-2'), toKey })).toThrow('not-found');
    dispose(context, { runId: second, keys: [toKey], verdict: 'exception', note: null });
    expect(() => takeOver(context, { runId: second, fromKey: keyOf('F-1'), toKey })).toThrow('validation');
  });
});
