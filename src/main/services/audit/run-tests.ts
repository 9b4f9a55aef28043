import { randomUUID } from 'node:crypto';
import { defaultsOf, type ParameterValues } from '#shared/domain/audit/parameters.ts';
import type { TestFindings, TestRun } from '#shared/domain/audit/test-run.ts';
import type { EntityName } from '#shared/domain/register/entities.ts';
import { readableTable } from '#shared/domain/register/names.ts';
import { AppFailure } from '#shared/ipc/app-error.ts';
import { prepared } from '../../db/prepared.ts';
import type { ReadableDb } from '../../db/types.ts';
import { logIncident } from '../../log.ts';
import { auditFacts } from './audit-facts.ts';
import type { AuditTest, TestInput } from './audit-test.ts';
import { ranked } from './rank.ts';
import { auditTests } from './registry.ts';

/** Which tests to run, with what. */
export type BatteryOptions = {
  /** Ids; none means all. */
  readonly only: readonly string[];
  /** Values that differ from the defaults, by test id. */
  readonly settings: Readonly<Record<string, ParameterValues>>;
  readonly today: string;
};

export type BatteryJob = {
  readonly progress: (test: string, done: number, total: number) => void;
  readonly isCancelled: () => boolean;
};

/**
 * Runs tests one after the other and gives each run as soon as it is done. A test that fails is a run of its own and
 * keeps none of the others from running. Call it within one transaction to have all tests see one state of the case.
 * Throws AppFailure `cancelled` between two tests.
 */
// A generator, so that whoever stores or prints runs need not hold them all.
export function* runTests(db: ReadableDb, options: BatteryOptions, job: BatteryJob): Generator<TestRun> {
  const chosen = auditTests.filter(({ id }) => options.only.length === 0 || options.only.includes(id));
  const facts = auditFacts(db, options.today);
  for (const [index, test] of chosen.entries()) {
    if (job.isCancelled()) throw new AppFailure({ code: 'cancelled' });
    job.progress(test.id, index, chosen.length);
    const set = options.settings[test.id] ?? {};
    const parameters = { ...defaultsOf(test.parameters), ...set };
    yield runOne(test, { db, facts, today: options.today, parameters }, set);
  }
  job.progress('', chosen.length, chosen.length);
}

const nothing: Required<Omit<TestFindings, 'usedParameters'>> = {
  population: 0,
  excluded: [],
  exceptions: [],
  ruleVersions: [],
  profile: [],
  tooFew: null,
};

const runOne = (test: AuditTest, input: TestInput, set: ParameterValues): TestRun => {
  const run = {
    ...nothing,
    unusedParameters: [],
    test: test.id,
    parameters: input.parameters,
    populationOf: test.populationOf ?? test.reads[0] ?? test.readsAny?.[0] ?? null,
  };
  try {
    const missing = missingFor(test, input.db);
    if (missing.length > 0) return { ...run, status: 'not-applicable', needs: missing };
    const outcome = test.run(input);
    if ('needs' in outcome) return { ...run, status: 'not-applicable', needs: outcome.needs };
    const { usedParameters = [], exceptions, ...findings } = outcome;
    return {
      ...run,
      ...findings,
      exceptions: ranked(exceptions),
      unusedParameters: unusedOf(test, set, usedParameters),
      status: 'done',
    };
  } catch (thrown) {
    const incident = randomUUID();
    logIncident(incident, thrown);
    return { ...run, status: 'failed', incident };
  }
};

/** What was set of the parameters that do not always count, and did not. */
const unusedOf = (
  { parameters }: AuditTest,
  set: ParameterValues,
  used: readonly string[],
): readonly string[] =>
  parameters
    .filter(({ name, uses }) => uses !== undefined && (set[name] ?? null) !== null && !used.includes(name))
    .map(({ name }) => name);

/** Entities that a test needs and that have no row yet; of those that stand for each other, all or none. */
export const missingFor = (
  { reads, readsAny = [] }: Pick<AuditTest, 'reads' | 'readsAny'>,
  db: ReadableDb,
): readonly EntityName[] => {
  const isEmpty = (entity: EntityName): boolean => !hasRows(db, readableTable(entity));
  return [...reads.filter(isEmpty), ...(readsAny.every(isEmpty) ? readsAny : [])];
};

const hasRows = (db: ReadableDb, table: string): boolean =>
  prepared(db, `SELECT EXISTS (SELECT 1 FROM ${table})`).pluck().get() === 1;
