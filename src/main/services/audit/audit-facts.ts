import { normaliseOrganizationName } from '#shared/domain/text/normalise-name.ts';
import type { RowOf } from '#shared/domain/register/entities.ts';
import { amendmentEffects, type AmendmentEffect } from '#shared/domain/overrun/amendment-effects.ts';
import type { OverrunFacts } from '#shared/domain/overrun/overrun-facts.ts';
import { prepared } from '../../db/prepared.ts';
import { selectList } from '../../db/row-store.ts';
import type { ReadableDb } from '../../db/types.ts';
import { competitionsOf, readTenders, type Competition, type TenderFacts } from './competitions.ts';
import { loadFacts } from '../overruns/load-facts.ts';

/** An invoice with its vendor and the sums of its lines. */
export type InvoiceFacts = RowOf<'invoice'> & {
  readonly vendor: string;
  /** Names the vendor in keys of exceptions. */
  readonly vendorKey: string;
  readonly lineCount: number;
  /** Sum of the lines before tax; null when there is none, or one has no amount before tax. */
  readonly lineNet: number | null;
  /** Sums of the taxes that the lines state; null when one does not. */
  readonly lineGst: number | null;
  readonly lineQst: number | null;
  /** What the document asks for, with tax where it says so, else without; from its lines where it has no amount. */
  readonly amount: number | null;
  /** Before tax, as far as it is known. */
  readonly netAmount: number | null;
  /** Its contract, else the only one that its lines are under. */
  readonly underContractId: number | null;
  /** Whether it, or a line of it, names a contract, a project or a purchase order. */
  readonly hasReference: boolean;
  /** First and last day that it is about: its period, else that of its lines, else its date. */
  readonly from: string;
  readonly to: string;
  /** Whether those days are a period and not only its date. */
  readonly hasPeriod: boolean;
};

export type ContractFacts = OverrunFacts & {
  readonly effects: readonly AmendmentEffect[];
  readonly contractKey: string;
};

/** Rows read once and kept for the tests of one battery. */
export type AuditFacts = {
  readonly invoices: () => readonly InvoiceFacts[];
  readonly contracts: () => readonly ContractFacts[];
  readonly organizations: () => readonly RowOf<'organization'>[];
  readonly payments: () => readonly RowOf<'payment'>[];
  readonly rules: () => readonly RowOf<'rule'>[];
  readonly tenders: () => readonly TenderFacts[];
  /** The same by lot. */
  readonly competitions: () => readonly Competition[];
};

/** Reads when first asked. Use within one transaction, so that all tests see one state of the case. */
export const auditFacts = (db: ReadableDb, today: string): AuditFacts => {
  const tenders = once(() => readTenders(db));
  const overruns = once(() => loadFacts(db, null, today));
  return {
    invoices: once(() => readInvoices(db)),
    contracts: once(() => overruns().facts.map(toContractFacts)),
    organizations: once(
      () =>
        prepared(
          db,
          `SELECT ${selectList('organization')} FROM visible_organizations ORDER BY id`,
        ).all() as RowOf<'organization'>[],
    ),
    payments: once(
      () =>
        prepared(
          db,
          `SELECT ${selectList('payment')} FROM visible_payments ORDER BY id`,
        ).all() as RowOf<'payment'>[],
    ),
    rules: () => overruns().rules,
    tenders,
    competitions: once(() => competitionsOf(tenders())),
  };
};

const once = <T>(read: () => T): (() => T) => {
  let kept: { readonly value: T } | null = null;
  return () => (kept ??= { value: read() }).value;
};

const toContractFacts = (facts: OverrunFacts): ContractFacts => ({
  ...facts,
  effects: amendmentEffects(facts.amendments, facts.contract.currency),
  contractKey: facts.contract.reference,
});

type StoredInvoice = Omit<InvoiceFacts, 'vendorKey' | 'hasPeriod' | 'hasReference'> &
  Readonly<Record<'hasPeriod' | 'hasReference', 0 | 1>>;

// Lines are summed before the join: a case may hold a million of them. What follows from the columns is worked out here
// and not in JavaScript, which would make each row three times.
const invoicesSql = (): string => `
  SELECT ${selectList('invoice', 'i')}, o.name AS vendor, coalesce(l.lines, 0) AS "lineCount", l.net AS "lineNet",
    l.gst AS "lineGst", l.qst AS "lineQst",
    coalesce(i.total, i.net, l.amount) AS amount, coalesce(i.net, l.net) AS "netAmount",
    coalesce(i.contract_id, l.contract_id) AS "underContractId",
    coalesce(i.period_start, i.period_end, l.from_on, i.issued_on) AS "from",
    coalesce(i.period_end, i.period_start, l.to_on, i.issued_on) AS "to",
    coalesce(i.period_start, i.period_end, l.from_on) IS NOT NULL AS "hasPeriod",
    coalesce(i.contract_id, i.contract_reference, i.project_reference, i.purchase_order) IS NOT NULL
      OR coalesce(l.named, 0) > 0 AS "hasReference"
  FROM visible_invoices i
  JOIN visible_organizations o ON o.id = i.vendor_id
  LEFT JOIN (
    SELECT invoice_id, count(*) AS lines,
      CASE WHEN count(net) = count(*) THEN sum(net) END AS net,
      CASE WHEN count(gst) = count(*) THEN sum(gst) END AS gst,
      CASE WHEN count(qst) = count(*) THEN sum(qst) END AS qst,
      CASE WHEN count(coalesce(total, net)) = count(*) THEN sum(coalesce(total, net)) END AS amount,
      CASE WHEN min(contract_id) = max(contract_id) THEN min(contract_id) END AS contract_id,
      count(coalesce(contract_id, purchase_order)) AS named,
      min(coalesce(period_start, period_end)) AS from_on, max(coalesce(period_end, period_start)) AS to_on
    FROM visible_invoice_lines GROUP BY invoice_id
  ) l ON l.invoice_id = i.id
  ORDER BY i.id`;

const readInvoices = (db: ReadableDb): readonly InvoiceFacts[] => {
  const keys = new Map<string, string>();
  const keyOf = (vendor: string): string => {
    const known = keys.get(vendor) ?? normaliseOrganizationName(vendor);
    keys.set(vendor, known);
    return known;
  };
  // The rows themselves are completed: a copy of each of 200,000 takes as long as reading it.
  return (prepared(db, invoicesSql()).all() as StoredInvoice[]).map((row) =>
    Object.assign(row, {
      vendorKey: keyOf(row.vendor),
      hasPeriod: row.hasPeriod === 1,
      hasReference: row.hasReference === 1,
    }),
  );
};
