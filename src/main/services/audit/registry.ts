import type { AuditTest, AwaitingTest } from './audit-test.ts';
import { awaitingTests } from './awaiting-tests.ts';
import { t01 } from './tests/t01-exact-duplicate.ts';
import { t02 } from './tests/t02-near-duplicates.ts';
import { t03 } from './tests/t03-number-normalisation.ts';
import { t04 } from './tests/t04-number-ignored.ts';
import { t06 } from './tests/t06-duplicate-vendors.ts';

/** The tests that the register carries. */
export const runnableTests: readonly AuditTest[] = [t01, t02, t03, t04, t06];

const series = ['T', 'A', 'R'];

/** Invoices, then contracts and amendments, then calls for tenders. */
const orderOf = (id: string): number => series.indexOf(id.slice(0, 1)) * 1_000 + Number(id.slice(1));

/** Every test of the library, in the order of their ids. */
export const auditTests: readonly (AuditTest | AwaitingTest)[] = [
  ...runnableTests,
  ...awaitingTests,
].toSorted((a, b) => orderOf(a.id) - orderOf(b.id));

export const isAwaiting = (test: AuditTest | AwaitingTest): test is AwaitingTest => !('run' in test);
