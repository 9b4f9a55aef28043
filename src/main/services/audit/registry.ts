import type { AuditTest, AwaitingTest } from './audit-test.ts';
import { awaitingTests } from './awaiting-tests.ts';
import { a01 } from './tests/a01-amendments-over-percent.ts';
import { a02 } from './tests/a02-soon-after-award.ts';
import { a03 } from './tests/a03-lifted-above-threshold.ts';
import { a04 } from './tests/a04-same-approver.ts';
import { a05 } from './tests/a05-term-extended.ts';
import { a07 } from './tests/a07-signed-after-the-fact.ts';
import { t01 } from './tests/t01-exact-duplicate.ts';
import { t02 } from './tests/t02-near-duplicates.ts';
import { t03 } from './tests/t03-number-normalisation.ts';
import { t04 } from './tests/t04-number-ignored.ts';
import { t05 } from './tests/t05-fuzzy-vendors.ts';
import { t06 } from './tests/t06-duplicate-vendors.ts';
import { t07 } from './tests/t07-split-purchases.ts';
import { t08 } from './tests/t08-just-below.ts';
import { t10 } from './tests/t10-outside-term.ts';
import { t11 } from './tests/t11-over-ceiling.ts';
import { t13 } from './tests/t13-line-arithmetic.ts';
import { t14 } from './tests/t14-document-arithmetic.ts';
import { t15 } from './tests/t15-taxes.ts';
import { t16 } from './tests/t16-sequence-gaps.ts';
import { t17 } from './tests/t17-benford.ts';
import { t20 } from './tests/t20-round-amounts.ts';
import { t21 } from './tests/t21-weekends.ts';
import { t24 } from './tests/t24-relative-size.ts';
import { t26 } from './tests/t26-before-signature.ts';
import { t28 } from './tests/t28-unsupported.ts';
import { t29 } from './tests/t29-paid-over-invoiced.ts';

/** The tests that the register carries. */
export const runnableTests: readonly AuditTest[] = [
  t01,
  t02,
  t03,
  t04,
  t05,
  t06,
  t07,
  t08,
  t10,
  t11,
  t13,
  t14,
  t15,
  t16,
  t17,
  t20,
  t21,
  t24,
  t26,
  t28,
  t29,
  a01,
  a02,
  a03,
  a04,
  a05,
  a07,
];

const series = ['T', 'A', 'R'];

/** Invoices, then contracts and amendments, then calls for tenders. */
const orderOf = (id: string): number => series.indexOf(id.slice(0, 1)) * 1_000 + Number(id.slice(1));

/** Every test of the library, in the order of their ids. */
export const auditTests: readonly (AuditTest | AwaitingTest)[] = [
  ...runnableTests,
  ...awaitingTests,
].toSorted((a, b) => orderOf(a.id) - orderOf(b.id));

export const isAwaiting = (test: AuditTest | AwaitingTest): test is AwaitingTest => !('run' in test);
