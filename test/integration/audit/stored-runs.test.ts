import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareRuns } from '#main/services/audit/runs/compare-runs.ts';
import { listBatteries } from '#main/services/audit/runs/list-batteries.ts';
import { listExceptions, type AskedExceptions } from '#main/services/audit/runs/list-exceptions.ts';
import { packRun } from '#main/services/audit/runs/pack-run.ts';
import { listRuns, runDetail } from '#main/services/audit/runs/run-summary.ts';
import { storeBattery } from '#main/services/audit/runs/store-battery.ts';
import { historyState, redo, undo } from '#main/services/history/history.ts';
import { makeChange } from '#main/services/trail/change.ts';
import { exactly } from '#shared/domain/money/interval.ts';
import { correctRule, exact, newAuditCase, type AuditCase } from '../../support/audit-case.ts';
import { storeRuns } from '../../support/stored-runs.ts';

/** A vendor and pairs of invoices of the same number, date and amount: one exception of T01 each. */
const withPairs = async (...numbers: readonly string[]) => {
  const audit = await newAuditCase();
  const vendor = audit.addVendor('Acme inc.');
  const addPair = (number: string, total = 1_000): readonly [number, number] => [
    audit.addInvoice(vendor, number, '2026-03-01', { total }),
    audit.addInvoice(vendor, number, '2026-03-01', { total }),
  ];
  return { ...audit, vendor, addPair, pairs: numbers.map((number) => addPair(number)) };
};

const all = { status: 'all', verdict: 'all', offset: 0, limit: 100 } as const;

/** Number of the invoices and status of each listed exception. */
const listed = ({ context }: AuditCase, runId: number, asked: Partial<AskedExceptions> = {}) =>
  listExceptions(context.db, { ...all, runId, ...asked }).rows.map(({ key, status }) => [
    key.split('|')[1],
    status,
  ]);

const remove = ({ context }: AuditCase, id: number): void =>
  makeChange(context, 'register.remove', (change) => change.remove('invoice', id));

const update = ({ context }: AuditCase, id: number, fields: Record<string, number | string>): void =>
  makeChange(context, 'register.update', (change) => change.update('invoice', id, fields));

describe('a stored run', () => {
  test('keeps what it was run with, on which state, and what it found, most at risk first', async () => {
    const audit = await withPairs();
    audit.addPair('F-1', 5_000);
    audit.addPair('F-2', 90_000);
    const runId = storeRuns(audit, ['T01', 'T09']);
    const { db } = audit.context;
    const { run, trailHead, digest } = runDetail(db, runId);
    expect(run).toMatchObject({
      id: runId,
      battery: runId,
      test: 'T01',
      status: 'done',
      actor: 'Auditor',
      version: '0.0.0-test',
      population: 4,
      populationOf: 'invoice',
      exceptionCount: 2,
      // 50,00 $ and 900,00 $: what was paid once too often.
      amounts: [{ currency: 'CAD', amount: { low: '95000', high: '95000' }, unknown: 0 }],
      previousId: null,
      comparison: null,
      changedParameters: [],
      isOutdated: false,
    });
    expect(trailHead).toMatch(/^[0-9a-f]{64}$/u);
    expect(digest).toMatch(/^[0-9a-f]{64}$/u);
    const { rows, total } = listExceptions(db, { ...all, runId });
    expect(total).toBe(2);
    expect(rows[0]).toMatchObject({
      rank: 1,
      key: 'acme|F-2|2026-03-01|90000|CAD',
      currency: 'CAD',
      amountAtRisk: { low: '90000', high: '90000' },
      rowCount: 2,
      status: 'first',
      disposition: null,
    });
    const { rows: ofBattery } = listRuns(db, { battery: runId, offset: 0, limit: 10 });
    expect(
      ofBattery.map((each) => [each.test, each.status, each.exceptionCount, each.needs.length > 0]),
    ).toEqual([
      ['T01', 'done', 2, false],
      ['T09', 'not-applicable', 0, true],
    ]);
    expect(listBatteries(db, { offset: 0, limit: 10 })).toMatchObject({
      total: 1,
      rows: [{ id: runId, tests: 2, notApplicable: 1, exceptions: 2, comparison: null }],
    });
  });

  test('says which parameters were not left as they are', async () => {
    const audit = await withPairs('F-1');
    const runId = storeRuns(audit, ['T02'], 'T02.days=10');
    expect(runDetail(audit.context.db, runId).run).toMatchObject({
      changedParameters: ['days'],
      parameters: { days: 10 },
    });
  });

  test('is outdated once the register changes, not by a run or a verdict', async () => {
    const audit = await withPairs('F-1');
    const first = storeRuns(audit, ['T01']);
    storeRuns(audit, ['T01']);
    audit.add('disposition', {
      test: 'T01',
      exceptionKey: 'k',
      verdict: 'explained',
      exceptionHash: '0'.repeat(64),
      decidedBy: 'A',
      decidedOn: '2026-01-15',
    });
    expect(runDetail(audit.context.db, first).run.isOutdated).toBe(false);
    audit.addPair('F-2');
    expect(runDetail(audit.context.db, first).run.isOutdated).toBe(true);
  });
});

describe('two runs', () => {
  test('say what is new, gone, changed and the same', async () => {
    const audit = await withPairs('F-1', 'F-2', 'F-3');
    const before = storeRuns(audit, ['T01']);
    remove(audit, audit.pairs[0]?.[1] ?? 0);
    // A third one of the same number: the same key, more at risk.
    audit.addInvoice(audit.vendor, 'F-2', '2026-03-01', { total: 1_000 });
    audit.addPair('F-4');
    const after = storeRuns(audit, ['T01']);
    const { db } = audit.context;
    expect(runDetail(db, after).run).toMatchObject({
      previousId: before,
      comparison: { new: 1, gone: 1, changed: 1, same: 1 },
    });
    expect(listed(audit, after)).toEqual([
      ['F-2', 'changed'],
      ['F-3', 'same'],
      ['F-4', 'new'],
    ]);
    expect(listed(audit, after, { status: 'gone' })).toEqual([['F-1', 'gone']]);
    expect(listed(audit, after, { status: 'new' })).toEqual([['F-4', 'new']]);
    expect(listed(audit, after, { status: 'changed' })).toEqual([['F-2', 'changed']]);
    expect(listed(audit, after, { search: 'f-3' })).toEqual([['F-3', 'same']]);
    expect(listed(audit, after, { search: '%' })).toEqual([]);
    const compared = compareRuns(db, {
      beforeId: before,
      afterId: after,
      status: 'all',
      offset: 0,
      limit: 10,
    });
    expect(compared).toMatchObject({
      counts: { new: 1, gone: 1, changed: 1, same: 1 },
      total: 4,
      parameters: [],
    });
    expect(
      compared.rows.map(({ status, before: was, after: is }) => [
        status,
        was?.amountAtRisk?.low ?? null,
        is?.amountAtRisk?.low ?? null,
      ]),
    ).toEqual([
      ['changed', '1000', '2000'],
      ['same', '1000', '1000'],
      ['new', null, '1000'],
      ['gone', '1000', null],
    ]);
    const gone = compareRuns(db, { beforeId: before, afterId: after, status: 'gone', offset: 0, limit: 10 });
    expect([gone.total, gone.rows.length]).toEqual([1, 1]);
  });

  test('say which dated rule was corrected between them', async () => {
    const audit = await newAuditCase();
    const bodyId = audit.add('organization', { kind: 'public-body', name: 'Ville', bodyKind: 'ministry' });
    audit.addContract('C-1', {
      ...exact(100_000),
      publicBodyId: bodyId,
      nature: 'services',
      awardMethod: 'mutual-agreement',
      awardedOn: '2026-01-05',
      publishedOn: '2026-01-30',
    });
    const before = storeRuns(audit, ['A08']);
    const same = storeRuns(audit, ['A08']);
    correctRule(audit, 'initial-publication', { nature: 'services', patch: { limitDays: 12 } });
    const after = storeRuns(audit, ['A08']);
    const { db } = audit.context;
    const compared = (beforeId: number, afterId: number) =>
      compareRuns(db, { beforeId, afterId, status: 'all', offset: 0, limit: 10 });
    expect(compared(before, same).rules).toEqual([]);
    expect(compared(before, after)).toMatchObject({
      counts: { new: 1, gone: 0 },
      parameters: [],
      rules: [{ code: 'initial-publication-services', before: { limitDays: 30 }, after: { limitDays: 12 } }],
    });
  });

  test('of different tests are not compared', async () => {
    const audit = await withPairs('F-1');
    const first = storeRuns(audit, ['T01', 'T03']);
    expect(() =>
      compareRuns(audit.context.db, {
        beforeId: first,
        afterId: first + 1,
        status: 'all',
        offset: 0,
        limit: 1,
      }),
    ).toThrow('usage');
  });

  test('of which the earlier could not be run have nothing to compare', async () => {
    const audit = await newAuditCase();
    storeRuns(audit, ['T01']);
    const vendor = audit.addVendor('Acme inc.');
    for (const number of ['F-1', 'F-1']) audit.addInvoice(vendor, number, '2026-03-01', { total: 1_000 });
    const second = storeRuns(audit, ['T01']);
    expect(runDetail(audit.context.db, second).run).toMatchObject({ previousId: null, comparison: null });
    expect(listed(audit, second)).toEqual([['F-1', 'first']]);
  });

  test('find an exception the same though its rows have other ids', async () => {
    const audit = await withPairs('F-1');
    storeRuns(audit, ['T01']);
    for (const id of audit.pairs[0] ?? []) remove(audit, id);
    audit.addPair('F-1');
    const second = storeRuns(audit, ['T01']);
    expect(runDetail(audit.context.db, second).run.comparison).toEqual({
      new: 0,
      gone: 0,
      changed: 0,
      same: 1,
    });
  });
});

describe('undo', () => {
  test('passes over a run: the change before it is taken back, and the run stays', async () => {
    const audit = await withPairs('F-1');
    const [, second = 0] = audit.pairs[0] ?? [];
    update(audit, second, { total: 2_000 });
    const runId = storeRuns(audit, ['T01']);
    expect(historyState(audit.context.db)).toMatchObject({ undoAction: 'register.update' });
    undo(audit.context);
    expect(runDetail(audit.context.db, runId).run).toMatchObject({ exceptionCount: 0, isOutdated: true });
    // The run leaves what can be redone.
    storeRuns(audit, ['T01']);
    expect(historyState(audit.context.db)).toMatchObject({ canRedo: true });
    redo(audit.context);
    expect(listRuns(audit.context.db, { offset: 0, limit: 10 }).total).toBe(2);
  });
});

test('any two runs are compared as sets of keys are', { timeout: 60_000 }, async () => {
  const { context } = await newAuditCase();
  const { db } = context;
  const run = (found: ReadonlyMap<string, number>): number => {
    const exceptions = [...found].map(([key, amount]) => ({
      key,
      rows: [],
      currency: 'CAD',
      amountAtRisk: exactly(amount),
      detail: {},
    }));
    const packed = packRun(
      {
        test: 'T01',
        status: 'done',
        parameters: {},
        unusedParameters: [],
        population: found.size,
        populationOf: 'invoice',
        excluded: [],
        ruleVersions: [],
        profile: [],
        tooFew: null,
        exceptions,
      },
      { startedAt: context.clock(), trailSeq: 1, trailHead: '0'.repeat(64) },
    );
    return storeBattery(context, packed === null ? [] : [packed], '0.0.0-test').battery ?? 0;
  };
  const found = fc
    .dictionary(fc.constantFrom('a', 'b', 'c', 'd', '|', '%', "'"), fc.integer({ min: 1, max: 3 }))
    .map((amounts) => new Map(Object.entries(amounts)));
  fc.assert(
    fc.property(found, found, (before, after) => {
      const beforeId = run(before);
      const afterId = run(after);
      const shared = [...after.keys()].filter((key) => before.has(key));
      const same = shared.filter((key) => before.get(key) === after.get(key)).length;
      const expected = {
        new: after.size - shared.length,
        gone: before.size - shared.length,
        changed: shared.length - same,
        same,
      };
      expect(runDetail(db, afterId).run.comparison).toEqual(expected);
      const compared = compareRuns(db, { beforeId, afterId, status: 'all', offset: 0, limit: 100 });
      expect(compared.counts).toEqual(expected);
      expect(compared.rows.length).toBe(compared.total);
      for (const status of ['new', 'changed', 'same', 'gone'] as const)
        expect(listExceptions(db, { ...all, runId: afterId, status }).total).toBe(expected[status]);
    }),
    { numRuns: 25 },
  );
});
