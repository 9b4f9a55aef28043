import { AppFailure } from '#shared/ipc/app-error.ts';
import type { RuleVersion } from '#shared/domain/audit/test-run.ts';
import type { ComparedException, RunComparison } from '#shared/ipc/auditing-schemas.ts';
import { prepared } from '../../../db/prepared.ts';
import type { ReadableDb } from '../../../db/types.ts';
import { findException } from './list-exceptions.ts';
import { canonicalJson } from '../../trail/canonical-json.ts';
import { contentOf, readRun } from './run-row.ts';
import { summaryOf } from './run-summary.ts';

export type AskedComparison = {
  readonly beforeId: number;
  readonly afterId: number;
  readonly status: 'all' | 'new' | 'gone' | 'changed' | 'same';
  readonly offset: number;
  readonly limit: number;
};

// What the later run has first, by its ranks; then what is gone, by those of the earlier one.
const comparedSql = `
  SELECT CASE WHEN b.key IS NULL THEN 'new' WHEN b.hash <> a.hash THEN 'changed' ELSE 'same' END AS status,
    a.key, 0 AS part, a.position AS place
  FROM exceptions a LEFT JOIN exceptions b ON b.run_id = @before AND b.key = a.key WHERE a.run_id = @after
  UNION ALL
  SELECT 'gone', b.key, 1, b.position FROM exceptions b
  WHERE b.run_id = @before AND NOT EXISTS (SELECT 1 FROM exceptions a WHERE a.run_id = @after AND a.key = b.key)`;

type Compared = Pick<ComparedException, 'status' | 'key'>;

/** Two runs of one test, key by key. Throws not-found, and usage for runs of different tests. */
export const compareRuns = (db: ReadableDb, asked: AskedComparison): RunComparison => {
  const { beforeId, afterId } = asked;
  const before = readRun(db, beforeId);
  const after = readRun(db, afterId);
  if (before.test !== after.test)
    throw new AppFailure({ code: 'usage', detail: `${before.test} ≠ ${after.test}` });
  const runs = { before: beforeId, after: afterId };
  const counts = { new: 0, gone: 0, changed: 0, same: 0 };
  for (const { status, count } of prepared(
    db,
    `SELECT status, count(*) AS count FROM (${comparedSql}) GROUP BY status`,
  ).all(runs) as (Pick<Compared, 'status'> & { readonly count: number })[])
    counts[status] = count;
  const rows = prepared(
    db,
    `SELECT status, key FROM (${comparedSql}) WHERE @status = 'all' OR status = @status
     ORDER BY part, place LIMIT @limit OFFSET @offset`,
  ).all({ ...runs, status: asked.status, limit: asked.limit, offset: asked.offset }) as Compared[];
  const [earlier, later] = [contentOf(before), contentOf(after)];
  return {
    before: summaryOf(db, before),
    after: summaryOf(db, after),
    counts,
    parameters: differences(earlier.parameters, later.parameters),
    rules: ruleDifferences(earlier.rules, later.rules),
    rows: rows.map(({ status, key }) => ({
      status,
      key,
      before: status === 'new' ? null : findException(db, beforeId, key),
      after: status === 'gone' ? null : findException(db, afterId, key),
    })),
    total:
      asked.status === 'all' ? counts.new + counts.gone + counts.changed + counts.same : counts[asked.status],
  };
};

const differences = (
  before: ReturnType<typeof contentOf>['parameters'],
  after: ReturnType<typeof contentOf>['parameters'],
): RunComparison['parameters'] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((name) => ({ name, before: before[name] ?? null, after: after[name] ?? null }))
    .filter((parameter) => parameter.before !== parameter.after);

/** A rule is the same one by its row, a shipped one by its code and first day. */
const identityOf = ({ code, ruleId, validFrom }: RuleVersion): string =>
  JSON.stringify(ruleId === null ? [code, validFrom] : [code, ruleId]);

const ruleDifferences = (
  before: readonly RuleVersion[],
  after: readonly RuleVersion[],
): RunComparison['rules'] => {
  const [earlier, later] = [before, after].map(
    (rules) => new Map(rules.map((rule) => [identityOf(rule), rule])),
  );
  return [...new Set([...before, ...after].map(identityOf))]
    .map((identity) => ({
      before: earlier?.get(identity) ?? null,
      after: later?.get(identity) ?? null,
    }))
    .filter((pair) => canonicalJson(pair.before) !== canonicalJson(pair.after))
    .map((pair) => ({ code: (pair.before ?? pair.after)?.code ?? '', ...pair }));
};
