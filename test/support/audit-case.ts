import type { ReadableDb } from '#main/db/types.ts';
import { auditTests } from '#main/services/audit/registry.ts';
import { runTests } from '#main/services/audit/run-tests.ts';
import { readSettings } from '#main/services/audit/read-settings.ts';
import type { TestRun } from '#shared/domain/audit/test-run.ts';
import type { AnyFields } from '#shared/domain/register/entities.ts';
import { makeChange } from '#main/services/trail/change.ts';
import { contractFields, newCase, type CaseFixture } from './case-fixture.ts';

export type AuditCase = CaseFixture & {
  readonly addVendor: (name: string, fields?: AnyFields) => number;
  /** An invoice in Canadian dollars; amounts are cents. */
  readonly addInvoice: (vendorId: number, number: string, issuedOn: string, fields?: AnyFields) => number;
  readonly addContract: (reference: string, fields?: AnyFields) => number;
  /** An approved increase in Canadian dollars, unless said otherwise. */
  readonly addAmendment: (contractId: number, number: string, fields?: AnyFields) => number;
  /** Runs one test, with settings such as `days=10`. */
  readonly run: (test: string, ...settings: readonly string[]) => TestRun;
};

export const today = '2026-06-30';

/** A new case with short words for what the audit tests look at. */
export const newAuditCase = async (): Promise<AuditCase> => {
  const fixture = await newCase();
  const { add } = fixture;
  return {
    ...fixture,
    addVendor: (name, fields) => add('organization', { kind: 'vendor', name, ...fields }),
    addInvoice: (vendorId, number, issuedOn, fields) =>
      add('invoice', { vendorId, number, issuedOn, kind: 'invoice', currency: 'CAD', ...fields }),
    addContract: (reference, fields) => add('contract', contractFields(reference, fields)),
    addAmendment: (contractId, number, fields) =>
      add('amendment', {
        contractId,
        number,
        status: 'approved',
        direction: 'increase',
        currency: 'CAD',
        hedge: 'exact',
        ...fields,
      }),
    run: (test, ...settings) => runAuditTest(fixture.reader(), test, settings),
  };
};

/** Runs one test on a case, with settings such as `days=10`. */
export const runAuditTest = (db: ReadableDb, test: string, settings: readonly string[] = []): TestRun => {
  const [run] = runTests(
    db,
    {
      only: [test],
      settings: readSettings(settings.map((setting) => `${test}.${setting}`)),
      today,
    },
    { progress: () => undefined, isCancelled: () => false },
  );
  if (run === undefined) throw new Error(`no test ${test} in ${auditTests.length}`);
  return run;
};

/** What is at risk of each exception, most first, as numbers of minor units. */
export const atRisk = (run: TestRun): readonly (readonly [number | null, number | null] | null)[] =>
  run.exceptions.map(({ amountAtRisk }) =>
    amountAtRisk === null
      ? null
      : ([amountAtRisk.low, amountAtRisk.high].map((bound) => (bound === null ? null : Number(bound))) as [
          number | null,
          number | null,
        ]),
  );

/** The contracts that a run reports, in the order of their references. */
export const references = (run: TestRun): readonly string[] =>
  run.exceptions.map(({ detail }) => String(detail['reference'])).toSorted();

/** The original value of a contract, in dollars. */
export const exact = (dollars: number): AnyFields => ({ originalLow: dollars * 100, originalHedge: 'exact' });

/** Changes the first rule of a code and a nature, as a person corrects it. */
export const correctRule = (
  { context }: AuditCase,
  code: string,
  { nature, patch }: { readonly nature: string | null; readonly patch: AnyFields },
): void => {
  const id = context.db
    .prepare('SELECT id FROM rules WHERE code = ? AND nature IS ? ORDER BY id')
    .pluck()
    .get(code, nature);
  makeChange(context, 'register.update', (change) => change.update('rule', Number(id), patch));
};
