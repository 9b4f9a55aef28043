import { exceptionKey, type RowReference, type TestException } from '#shared/domain/audit/test-run.ts';
import { exactly } from '#shared/domain/money/interval.ts';
import type { RowOf } from '#shared/domain/register/entities.ts';
import { personNameKey } from '#shared/domain/text/person-name.ts';
import type { InvoiceFacts } from '../audit-facts.ts';
import type { AuditTest, TestInput } from '../audit-test.ts';
import { invoiceRow } from '../invoice-exceptions.ts';
import { plainCode } from '../plain-text.ts';
import { readRows } from '../read-rows.ts';
import { keepRows, newTally } from '../tally.ts';
import { toldApart } from '../told-apart.ts';

type StepName = 'requested' | 'approved' | 'received' | 'paid';

type Step = {
  readonly step: StepName;
  readonly person: string | null;
  readonly number: string | null;
  readonly on: string | null;
};

/** What was asked for, with all that was done about it. */
type Paper = {
  readonly subject: string;
  readonly number: string;
  readonly vendorId: number | null;
  readonly rows: readonly RowReference[];
  readonly steps: readonly Step[];
  readonly currency: string | null;
  readonly amount: number | null;
};

/** One person in two roles, or request, approval and payment all on one day. */
export const t27: AuditTest = {
  id: 'T27',
  parameters: [],
  reads: [],
  readsAny: ['purchaseOrder', 'approval'],
  exclusions: ['one-step'],
  run: (input) => {
    const tally = newTally();
    const papers = papersOf(input);
    const kept = keepRows(papers, tally, {
      'one-step': ({ steps }) => new Set(steps.map(({ step }) => step)).size < 2,
    });
    const names = new Map(input.facts.organizations().map(({ id, name }) => [id, name]));
    const exceptions = kept.flatMap((paper) => {
      const persons = inTwoRoles(paper);
      const day = sameDay(paper);
      if (persons.length === 0 && day === null) return [];
      return [{ exception: toException(paper, persons, day), by: [names.get(paper.vendorId ?? 0) ?? null] }];
    });
    return { population: papers.length, excluded: tally.excluded(), exceptions: toldApart(exceptions) };
  },
};

/**
 * Orders with their listed approvals and the payments of invoices that name them; other approvals by their document, with
 * the payments of that invoice, or that payment.
 */
const papersOf = ({ db, facts }: TestInput): readonly Paper[] => {
  const paidOn = lastPaymentByOrder(facts);
  const paid = paidPieces(facts);
  const pieces = [
    ...readRows(db, 'purchaseOrder').map((row): Paper => ({
      subject: 'purchase-order',
      number: row.number,
      vendorId: row.vendorId,
      rows: [{ entity: 'purchaseOrder', id: row.id }],
      currency: row.currency,
      amount: row.amount,
      steps: [
        { step: 'requested', person: row.requestedBy, number: null, on: row.requestedOn },
        { step: 'approved', person: row.approvedBy, number: null, on: row.approvedOn },
        { step: 'received', person: row.receivedBy, number: null, on: row.receivedOn },
        { step: 'paid', person: null, number: null, on: paidOn.get(plainCode(row.number)) ?? null },
      ],
    })),
    ...readRows(db, 'approval').map((row): Paper => ({
      subject: row.subject,
      number: row.subjectNumber,
      vendorId: row.vendorId,
      rows: [{ entity: 'approval', id: row.id }],
      currency: row.currency,
      amount: row.amount,
      steps: [{ step: row.step, person: row.person, number: row.personNumber, on: row.actedOn }],
    })),
  ];
  return [...Map.groupBy(pieces, paperKey)].flatMap(([key, of]) =>
    byVendor(of).map((one) => mergePieces([...one, ...ofOneVendor(paid.get(key) ?? [], one)])),
  );
};

const paperKey = ({ subject, number }: Pick<Paper, 'subject' | 'number'>): string =>
  `${subject}|${plainCode(number)}`;

/** Vendors number their invoices: of several vendors, one number is several documents. Other numbers are the buyer's. */
const byVendor = (pieces: readonly Paper[]): readonly (readonly Paper[])[] => {
  const isOne = vendorsOf(pieces).size < 2 || pieces[0]?.subject !== 'invoice';
  return isOne ? [pieces] : [...Map.groupBy(pieces, ({ vendorId }) => vendorId).values()];
};

const vendorsOf = (pieces: readonly Paper[]): ReadonlySet<number> =>
  new Set(pieces.flatMap(({ vendorId }) => vendorId ?? []));

/** Those of the vendor of a document; where it names none, all of them when they are of one. */
const ofOneVendor = (paid: readonly Paper[], document: readonly Paper[]): readonly Paper[] => {
  const [vendor] = vendorsOf(document);
  if (vendor === undefined) return vendorsOf(paid).size < 2 ? paid : [];
  return paid.filter(({ vendorId }) => vendorId === null || vendorId === vendor);
};

/** Invoices that were paid, and payments, by what approvals call them. */
const paidPieces = (facts: TestInput['facts']): ReadonlyMap<string, readonly Paper[]> => {
  const payments = Map.groupBy(facts.payments(), ({ invoiceId }) => invoiceId);
  const invoices = facts.invoices().flatMap((invoice): Paper[] => {
    const of = payments.get(invoice.id) ?? [];
    return of.length === 0 ? [] : [paidInvoice(invoice, of)];
  });
  const vendorOf = new Map(facts.invoices().map(({ id, vendorId }) => [id, vendorId]));
  const single = facts.payments().flatMap(({ id, reference, vendorId, invoiceId, ...of }): Paper[] =>
    reference === null
      ? []
      : [
          {
            subject: 'payment',
            number: reference,
            vendorId: vendorId ?? vendorOf.get(invoiceId ?? 0) ?? null,
            rows: [{ entity: 'payment', id }],
            currency: of.currency,
            amount: of.amount,
            steps: [{ step: 'paid', person: null, number: null, on: of.paidOn }],
          },
        ],
  );
  return Map.groupBy([...invoices, ...single], paperKey);
};

const paidInvoice = (invoice: InvoiceFacts, payments: readonly RowOf<'payment'>[]): Paper => ({
  subject: 'invoice',
  number: invoice.number,
  vendorId: invoice.vendorId,
  rows: [invoiceRow(invoice), ...payments.map(({ id }): RowReference => ({ entity: 'payment', id }))],
  currency: invoice.currency,
  amount: invoice.amount,
  steps: payments.map(({ paidOn }) => ({ step: 'paid', person: null, number: null, on: paidOn })),
});

const mergePieces = (pieces: readonly Paper[]): Paper => {
  const [first] = pieces;
  const priced = pieces.find(({ amount, currency }) => amount !== null && currency !== null);
  return {
    subject: first?.subject ?? '',
    number: first?.number ?? '',
    vendorId: [...vendorsOf(pieces)][0] ?? null,
    rows: pieces.flatMap(({ rows }) => rows),
    steps: pieces.flatMap(({ steps }) => steps).filter(({ person, on }) => person !== null || on !== null),
    currency: priced?.currency ?? null,
    amount: priced?.amount ?? null,
  };
};

const lastPaymentByOrder = (facts: TestInput['facts']): ReadonlyMap<string, string> => {
  const orders = new Map(
    facts
      .invoices()
      .flatMap(({ id, purchaseOrder }) => (purchaseOrder === null ? [] : [[id, plainCode(purchaseOrder)]])),
  );
  const last = new Map<string, string>();
  for (const { invoiceId, paidOn } of facts.payments()) {
    const order = invoiceId === null ? undefined : orders.get(invoiceId);
    if (order !== undefined && paidOn !== null && paidOn > (last.get(order) ?? '')) last.set(order, paidOn);
  }
  return last;
};

/** People are told apart by their names: a listed number would not be on the order itself. */
const inTwoRoles = ({ steps }: Paper): readonly Step[] => {
  const byPerson = Map.groupBy(
    steps.filter(({ person }) => personNameKey(person ?? '') !== ''),
    ({ person }) => personNameKey(person ?? ''),
  );
  return [...byPerson.values()].flatMap((of) => {
    const roles = new Set(of.map(({ step }) => step));
    const numbers = new Set(of.flatMap(({ number }) => plainCode(number) || []));
    // Two employees of one name have two numbers.
    return roles.size > 1 && numbers.size < 2 ? of : [];
  });
};

const roles: readonly StepName[] = ['requested', 'approved', 'paid'];

/** The day on which all three were done, by the last of each; null where one is unknown or they differ. */
const sameDay = ({ steps }: Paper): string | null => {
  const days = roles.map((role) =>
    steps
      .filter(({ step }) => step === role)
      .flatMap(({ on }) => on ?? [])
      .toSorted()
      .at(-1),
  );
  const [first] = days;
  return first !== undefined && days.every((day) => day === first) ? first : null;
};

const toException = (
  { subject, number, rows, currency, amount }: Paper,
  persons: readonly Step[],
  day: string | null,
): TestException => ({
  key: exceptionKey(subject, plainCode(number)),
  rows,
  currency,
  amountAtRisk: amount === null ? null : exactly(amount),
  detail: {
    subject,
    number,
    problems: [...(persons.length > 0 ? ['same-person'] : []), ...(day === null ? [] : ['same-day'])],
    persons: [...new Set(persons.map(({ person }) => person ?? ''))],
    roles: [...new Set(persons.map(({ step }) => step))],
    on: day,
  },
});
