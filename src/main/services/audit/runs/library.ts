import type { ParameterDefinition } from '#shared/domain/audit/parameters.ts';
import { AppFailure } from '#shared/ipc/app-error.ts';
import type { LibraryTest, TestPageContent, TestParameter } from '#shared/ipc/auditing-schemas.ts';
import type { Locale } from '#shared/ipc/contract.ts';
import { prepared } from '../../../db/prepared.ts';
import type { ReadableDb } from '../../../db/types.ts';
import { openCatalogues } from '../../words.ts';
import type { AuditTest } from '../audit-test.ts';
import { auditTests } from '../registry.ts';
import { missingFor } from '../run-tests.ts';
import { readTestPage } from '../test-pages.ts';
import { runColumns, type RunRow } from './run-row.ts';
import { lastRegisterEvent, summaryOf } from './run-summary.ts';

/** Every test in the order of the library, what it would need, and its last stored run. */
export const listLibrary = (db: ReadableDb): LibraryTest[] => {
  const lastSeq = lastRegisterEvent(db);
  return auditTests.map((test) => ({
    ...describe(test),
    // Dates and amounts that are missing show when it is run.
    missing: [...missingFor(test, db)],
    lastRun: lastRunOf(db, test.id, lastSeq),
  }));
};

const describe = (test: AuditTest): Pick<LibraryTest, 'id' | 'reads' | 'parameters' | 'exclusions'> => ({
  id: test.id,
  reads: [...test.reads, ...(test.readsAny ?? [])],
  parameters: test.parameters.map(toParameter),
  exclusions: [...test.exclusions],
});

const lastRunOf = (db: ReadableDb, test: string, lastSeq: number): LibraryTest['lastRun'] => {
  const row = prepared(db, `SELECT ${runColumns} FROM test_runs WHERE test = ? ORDER BY id DESC LIMIT 1`).get(
    test,
  ) as RunRow | undefined;
  return row === undefined ? null : summaryOf(db, row, lastSeq);
};

const toParameter = (definition: ParameterDefinition): TestParameter => ({
  name: definition.name,
  kind: definition.kind,
  default: definition.default,
  mark: definition.mark,
  source: definition.source,
  uses: definition.uses ?? null,
  min: 'min' in definition ? definition.min : null,
  max: 'max' in definition ? definition.max : null,
  values: 'values' in definition ? [...definition.values] : null,
});

/** What a person should know of a test, in a language. Throws not-found. */
export const testPage = (resourcesUrl: URL, id: string, locale: Locale): TestPageContent => {
  const test = auditTests.find((known) => known.id === id);
  if (test === undefined) throw new AppFailure({ code: 'not-found', entity: 'test', id });
  const { t } = openCatalogues(resourcesUrl, locale);
  const { reads, parameters, exclusions } = describe(test);
  return {
    id,
    title: t(`audit:titles.${id}`),
    text: readTestPage(resourcesUrl, locale, id),
    reads: reads.map((need) => t(`audit:needs.${need}`)),
    parameters: parameters.map((parameter) => ({
      ...parameter,
      meaning: t(`audit:parameters.${parameter.name}`),
    })),
    exclusions: exclusions.map((reason) => t(`audit:exclusions.${reason}`)),
  };
};
