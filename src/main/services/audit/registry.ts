import type { AuditTest } from './audit-test.ts';
import { a01 } from './tests/a01-amendments-over-percent.ts';
import { a02 } from './tests/a02-soon-after-award.ts';
import { a03 } from './tests/a03-lifted-above-threshold.ts';
import { a04 } from './tests/a04-same-approver.ts';
import { a05 } from './tests/a05-term-extended.ts';
import { a06 } from './tests/a06-new-items.ts';
import { a07 } from './tests/a07-signed-after-the-fact.ts';
import { a08 } from './tests/a08-late-publication.ts';
import { a09 } from './tests/a09-single-bidder.ts';
import { a10 } from './tests/a10-lobbying-gap.ts';
import { a11 } from './tests/a11-authorisation.ts';
import { a12 } from './tests/a12-sovereignty.ts';
import { r003 } from './tests/r003-short-submission.ts';
import { r018 } from './tests/r018-single-bid.ts';
import { r024 } from './tests/r024-price-close-to-winner.ts';
import { r025 } from './tests/r025-unsuccessful-bids.ts';
import { r028 } from './tests/r028-identical-prices.ts';
import { r030 } from './tests/r030-late-bid-won.ts';
import { r035 } from './tests/r035-all-others-disqualified.ts';
import { r036 } from './tests/r036-lowest-disqualified.ts';
import { r038 } from './tests/r038-disqualified-bids.ts';
import { r048 } from './tests/r048-heterogeneous-supplier.ts';
import { r058 } from './tests/r058-heavily-discounted.ts';
import { t01 } from './tests/t01-exact-duplicate.ts';
import { t02 } from './tests/t02-near-duplicates.ts';
import { t03 } from './tests/t03-number-normalisation.ts';
import { t04 } from './tests/t04-number-ignored.ts';
import { t05 } from './tests/t05-fuzzy-vendors.ts';
import { t06 } from './tests/t06-duplicate-vendors.ts';
import { t07 } from './tests/t07-split-purchases.ts';
import { t08 } from './tests/t08-just-below.ts';
import { t09 } from './tests/t09-split-approvals.ts';
import { t10 } from './tests/t10-outside-term.ts';
import { t11 } from './tests/t11-over-ceiling.ts';
import { t12 } from './tests/t12-price-list.ts';
import { t13 } from './tests/t13-line-arithmetic.ts';
import { t14 } from './tests/t14-document-arithmetic.ts';
import { t15 } from './tests/t15-taxes.ts';
import { t16 } from './tests/t16-sequence-gaps.ts';
import { t17 } from './tests/t17-benford.ts';
import { t18 } from './tests/t18-last-two-digits.ts';
import { t19 } from './tests/t19-repeated-amounts.ts';
import { t20 } from './tests/t20-round-amounts.ts';
import { t21 } from './tests/t21-weekends.ts';
import { t22 } from './tests/t22-ageing.ts';
import { t23 } from './tests/t23-stratification.ts';
import { t24 } from './tests/t24-relative-size.ts';
import { t25 } from './tests/t25-vendor-is-employee.ts';
import { t26 } from './tests/t26-before-signature.ts';
import { t27 } from './tests/t27-same-person-same-day.ts';
import { t28 } from './tests/t28-unsupported.ts';
import { t29 } from './tests/t29-paid-over-invoiced.ts';
import { t30 } from './tests/t30-cloud-sum.ts';
import { t31 } from './tests/t31-cloud-unit-price.ts';
import { t32 } from './tests/t32-cloud-discount.ts';
import { t33 } from './tests/t33-cloud-region.ts';
import { t34 } from './tests/t34-import-completeness.ts';

/** Every test of the library: of invoices, then of contracts and amendments, then of calls for tenders; by their ids. */
export const auditTests: readonly AuditTest[] = [
  t01,
  t02,
  t03,
  t04,
  t05,
  t06,
  t07,
  t08,
  t09,
  t10,
  t11,
  t12,
  t13,
  t14,
  t15,
  t16,
  t17,
  t18,
  t19,
  t20,
  t21,
  t22,
  t23,
  t24,
  t25,
  t26,
  t27,
  t28,
  t29,
  t30,
  t31,
  t32,
  t33,
  t34,
  a01,
  a02,
  a03,
  a04,
  a05,
  a06,
  a07,
  a08,
  a09,
  a10,
  a11,
  a12,
  r003,
  r018,
  r024,
  r025,
  r028,
  r030,
  r035,
  r036,
  r038,
  r048,
  r058,
];
