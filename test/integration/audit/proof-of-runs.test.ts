import { beforeEach, describe, expect, test } from 'vitest';
import { verifyCase } from '#main/services/proof/verify.ts';
import { newAuditCase, type AuditCase } from '../../support/audit-case.ts';
import { storeRuns } from '../../support/stored-runs.ts';

let audit: AuditCase;
let runId = 0;

beforeEach(async () => {
  audit = await newAuditCase();
  const vendor = audit.addVendor('Acme inc.');
  for (const [number, total] of [
    ['F-1', 3_000],
    ['F-2', 2_000],
    ['F-3', 1_000],
  ] as const)
    for (let copy = 0; copy < 2; copy += 1) audit.addInvoice(vendor, number, '2026-03-01', { total });
  runId = storeRuns(audit, ['T01', 'T03']);
});

/** What verification says after someone wrote into the file behind the application's back. */
const after = (sql: string) => {
  const { db } = audit.context;
  db.pragma('foreign_keys = OFF');
  db.exec(`BEGIN; ${sql}`);
  try {
    return verifyCase(db).firstMismatch;
  } finally {
    db.exec('ROLLBACK');
  }
};

test('runs as they were stored verify', () => {
  expect(verifyCase(audit.context.db)).toMatchObject({ ok: true, firstMismatch: null });
});

describe('verification names', () => {
  test('an exception that was changed, in any of its columns', () => {
    for (const assignment of [
      'low = 1',
      "key = 'other'",
      "detail = '{}'",
      'has_amount = 0',
      `rows = '[{"entity":"invoice","id":5},{"entity":"invoice","id":6}]'`,
      `hash = '${'0'.repeat(64)}'`,
      "currency = 'USD'",
      "detail = 'not JSON'",
      "rows = 'not JSON'",
    ])
      expect(
        after(`UPDATE exceptions SET ${assignment} WHERE run_id = ${runId} AND position = 2`),
        assignment,
      ).toMatchObject({
        kind: 'exception-altered',
        entity: 'testRun',
        id: runId,
        found: expect.stringMatching(/^T01 #2 /u),
      });
  });

  test('an exception that is gone, at any place', () => {
    for (const place of [1, 2, 3])
      expect(after(`DELETE FROM exceptions WHERE run_id = ${runId} AND position = ${place}`)).toMatchObject({
        kind: 'exception-missing',
        id: runId,
        expected: `T01 #${place}`,
      });
  });

  test('an exception that was closed up behind', () => {
    // Gone, and the others moved up so that no place is empty: the seal has the place in it.
    const mismatch = after(
      `DELETE FROM exceptions WHERE run_id = ${runId} AND position = 1;
       UPDATE exceptions SET position = position - 1 WHERE run_id = ${runId}`,
    );
    expect(mismatch).toMatchObject({ kind: 'exception-altered', found: expect.stringMatching(/^T01 #1 /u) });
  });

  test('an exception that was added', () => {
    expect(
      after(
        `INSERT INTO exceptions SELECT run_id, 4, key || 'x', hash, seal, currency, has_amount, low, high, rows, detail
         FROM exceptions WHERE run_id = ${runId} AND position = 3`,
      ),
    ).toMatchObject({ kind: 'exception-not-in-trail', found: expect.stringMatching(/^T01 #4 /u) });
  });

  test('a run that was changed, and where its event says so the column', () => {
    for (const [assignment, column] of [
      ['started_at = 0', 'seal'],
      ["actor = 'Someone else'", 'seal'],
      [`parameters = '{"days":1}'`, 'seal'],
      ["rules = '[1]'", 'seal'],
      ['exception_count = 2', 'exceptionCount'],
      ["status = 'not-applicable'", 'status'],
      ["test = 'T02'", 'test'],
      [`digest = '${'0'.repeat(64)}'`, 'digest'],
    ])
      expect(after(`UPDATE test_runs SET ${assignment} WHERE id = ${runId}`), assignment).toMatchObject({
        kind: 'run-altered',
        id: runId,
        column,
      });
  });

  test('a run that is gone, and one that nobody ran', () => {
    expect(
      after(`DELETE FROM exceptions WHERE run_id = ${runId}; DELETE FROM test_runs WHERE id = ${runId}`),
    ).toMatchObject({
      kind: 'run-missing',
      id: runId,
      expected: 'T01',
    });
    const copied =
      'battery, test, status, started_at, actor, version, parameters, population, excluded, detail, rules, trail_seq, trail_head, exception_count, digest';
    expect(
      after(
        `INSERT INTO test_runs (id, ${copied}) SELECT 99, ${copied} FROM test_runs WHERE id = ${runId + 1}`,
      ),
    ).toMatchObject({ kind: 'row-not-in-trail', entity: 'testRun', id: 99 });
  });

  test('exceptions of a run that there is not', () => {
    expect(
      after(
        `INSERT INTO exceptions SELECT 99, position, key, hash, seal, currency, has_amount, low, high, rows, detail
         FROM exceptions WHERE run_id = ${runId}`,
      ),
    ).toMatchObject({ kind: 'exception-not-in-trail', id: 99 });
  });
});
