import { minorOf } from '#shared/domain/audit/parameters.ts';
import { exceptionKey, type RowReference, type TestException } from '#shared/domain/audit/test-run.ts';
import { exactly } from '#shared/domain/money/interval.ts';
import { personNameKey } from '#shared/domain/text/person-name.ts';
import { sortKey } from '#shared/domain/text/sort-key.ts';
import type { AuditTest, TestInput } from '../audit-test.ts';
import { amountText } from '../invoice-exceptions.ts';
import { plainCode } from '../plain-text.ts';
import { readRows } from '../read-rows.ts';
import { keepRows, newTally } from '../tally.ts';

/** A requisition or purchase order that somebody approved. */
type Approved = {
  readonly row: RowReference;
  readonly subject: string;
  readonly number: string;
  readonly person: string | null;
  readonly personKey: string;
  readonly vendorId: number | null;
  readonly on: string | null;
  readonly currency: string | null;
  readonly amount: number | null;
  readonly limit: number | null;
};

/** Requisitions or orders that one person approved on one day: each within the limit, together above it. */
export const t09: AuditTest = {
  id: 'T09',
  parameters: [
    { name: 'limit', kind: 'amount', default: null, mark: 'judgement', source: '' },
    { name: 'sameVendor', kind: 'flag', default: false, mark: 'judgement', source: '' },
  ],
  reads: [],
  readsAny: ['approval', 'purchaseOrder'],
  exclusions: ['no-approver', 'no-date', 'amount-unknown', 'no-limit', 'above-limit'],
  run: (input) => {
    const tally = newTally();
    const all = [...approvalsOf(input), ...ordersOf(input)];
    const kept = keepRows(all, tally, {
      'no-approver': ({ personKey }) => personKey === '',
      'no-date': ({ on }) => on === null,
      'amount-unknown': ({ amount, currency }) => amount === null || currency === null,
      'no-limit': ({ limit }) => limit === null,
      'above-limit': ({ amount, limit }) => (amount ?? 0) > (limit ?? 0),
    });
    const vendorOf = ({ vendorId }: Approved): number | null =>
      input.parameters['sameVendor'] === true ? vendorId : null;
    const groups = Map.groupBy(kept, (of) =>
      exceptionKey(of.subject, of.personKey, of.on, of.currency, vendorOf(of)),
    );
    return {
      population: all.length,
      excluded: tally.excluded(),
      exceptions: [...groups.values()].flatMap((group) => splitOf(group)),
    };
  },
};

const approvalsOf = ({ db, parameters }: TestInput): readonly Approved[] =>
  readRows(db, 'approval')
    .filter(
      ({ step, subject }) =>
        step === 'approved' && (subject === 'requisition' || subject === 'purchase-order'),
    )
    .map((row) => ({
      row: { entity: 'approval', id: row.id },
      subject: row.subject,
      number: row.subjectNumber,
      person: row.person,
      personKey: plainCode(row.personNumber) || personNameKey(row.person),
      vendorId: row.vendorId,
      on: row.actedOn,
      currency: row.currency,
      amount: row.amount,
      limit: row.authorityLimit ?? minorOf(parameters, 'limit', row.currency ?? 'CAD'),
    }));

/** Orders whose approval is not listed by itself. */
const ordersOf = (input: TestInput): readonly Approved[] => {
  const listed = new Set(
    approvalsOf(input)
      .filter(({ subject }) => subject === 'purchase-order')
      .map(({ number }) => sortKey(number)),
  );
  return readRows(input.db, 'purchaseOrder')
    .filter(({ number }) => !listed.has(sortKey(number)))
    .map((row) => ({
      row: { entity: 'purchaseOrder', id: row.id },
      subject: 'purchase-order',
      number: row.number,
      person: row.approvedBy,
      personKey: personNameKey(row.approvedBy ?? ''),
      vendorId: row.vendorId,
      on: row.approvedOn,
      currency: row.currency,
      amount: row.amount,
      limit: minorOf(input.parameters, 'limit', row.currency),
    }));
};

/** A document that is approved in two steps counts once. */
const splitOf = (group: readonly Approved[]): readonly TestException[] => {
  const documents = [...new Map(group.map((of) => [sortKey(of.number), of])).values()];
  const sum = documents.reduce((total, { amount }) => total + BigInt(amount ?? 0), 0n);
  const limit = Math.min(...documents.map((of) => of.limit ?? 0));
  const [first] = documents;
  if (first === undefined || documents.length < 2 || sum <= BigInt(limit)) return [];
  const { subject, personKey, person, on, currency } = first;
  const text = (minor: number | bigint | null): string => amountText(minor, currency ?? '') ?? '';
  return [
    {
      key: exceptionKey(
        subject,
        personKey,
        on,
        currency,
        ...documents
          .map(({ number }) => number)
          .toSorted()
          .slice(0, 1),
      ),
      rows: group.map(({ row }) => row),
      currency,
      amountAtRisk: exactly(sum),
      detail: {
        subject,
        person,
        on,
        numbers: documents.map(({ number }) => number),
        amounts: documents.map(({ amount }) => text(amount)),
        sum: text(sum),
        limit: text(limit),
      },
    },
  ];
};
