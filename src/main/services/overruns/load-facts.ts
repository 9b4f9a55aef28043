import type { ContractTerm } from '#shared/domain/overrun/contract-term.ts';
import { contractTerm } from '#shared/domain/overrun/contract-term.ts';
import type { Billing, OverrunFacts } from '#shared/domain/overrun/overrun-facts.ts';
import { ruleInForce } from '#shared/domain/overrun/rules.ts';
import type { RowOf } from '#shared/domain/register/entities.ts';
import { readableTable } from '#shared/domain/register/names.ts';
import { prepared } from '../../db/prepared.ts';
import { selectList } from '../../db/row-store.ts';
import type { ReadableDb } from '../../db/types.ts';
import type { InvoicedSums, PaidSums, Scope } from './billing-queries.ts';
import { billingProvenance } from './billing-provenance.ts';
import { editedRows } from './hand-edits.ts';
import { billingOfContract, keptBilling } from './kept-billing.ts';

export type LoadedFacts = {
  readonly facts: readonly OverrunFacts[];
  readonly rules: readonly RowOf<'rule'>[];
};

/**
 * Everything that overruns are computed from, for one contract or for all. Several queries: call it inside a
 * transaction, so that they see one state of the case.
 */
export const loadFacts = (db: ReadableDb, scope: Scope, today: string): LoadedFacts => {
  const rules = prepared(db, `SELECT ${selectList('rule')} FROM rules ORDER BY id`).all() as RowOf<'rule'>[];
  const amendments = rowsByContract(db, 'amendment', scope);
  const baselines = rowsByContract(db, 'baseline', scope);
  const milestones = rowsByContract(db, 'milestone', scope);
  const figures = rowsByContract(db, 'figure', scope);
  const [editedContracts, editedAmendments] = [editedRows(db, 'contract'), editedRows(db, 'amendment')];
  const { invoiced, paid, outside } = scope === null ? keptBilling(db) : billingOfContract(db, scope);
  const facts = contractRows(db, scope).map(({ publicBody, bodyKind, vendor, ...contract }): OverrunFacts => {
    const known = { contract, amendments: amendments.get(contract.id) ?? [] };
    const sums = { ...noneInvoiced, ...invoiced.get(contract.id) };
    const termRule = ruleInForce(rules, 'invoice-outside-term', {
      on: today,
      bodyKind,
      nature: contract.nature,
    });
    const term = termRule === null ? null : contractTerm(contract, known.amendments, termRule.limitDays ?? 0);
    return {
      ...known,
      publicBody,
      bodyKind,
      vendor,
      baselines: baselines.get(contract.id) ?? [],
      milestones: milestones.get(contract.id) ?? [],
      forecasts: (figures.get(contract.id) ?? []).filter(isAcceptedForecast),
      statedValues: (figures.get(contract.id) ?? []).filter(isStatedValue),
      edited: { contract: editedContracts.has(contract.id), amendments: editedAmendments },
      billing: {
        ...billingOf(sums, paid.get(contract.id) ?? nonePaid),
        ...billingProvenance(db, contract.reference, { ...sums, ...paid.get(contract.id) }),
        outsideTerm: term !== null && isOutside(sums, term) ? outside(contract.id, term) : null,
      },
    };
  });
  return { facts, rules };
};

const isAcceptedForecast = (figure: RowOf<'figure'>): boolean =>
  figure.basis === 'forecast' && figure.unit === 'money' && figure.accepted === 1;

const isStatedValue = (figure: RowOf<'figure'>): boolean =>
  (figure.basis === 'contract' || figure.basis === 'tender') && figure.unit === 'money';

type ContractRow = RowOf<'contract'> & Pick<OverrunFacts, 'publicBody' | 'bodyKind' | 'vendor'>;

const contractRows = (db: ReadableDb, scope: Scope): readonly ContractRow[] =>
  prepared(
    db,
    `SELECT ${selectList('contract', 'c')}, b.name AS "publicBody", b.body_kind AS "bodyKind", v.name AS "vendor"
     FROM visible_contracts c
     LEFT JOIN visible_organizations b ON b.id = c.public_body_id
     LEFT JOIN visible_organizations v ON v.id = c.vendor_id
     ${scope === null ? '' : 'WHERE c.id = @contract'} ORDER BY c.id`,
  ).all(scope === null ? {} : { contract: scope }) as ContractRow[];

/** Rows that belong to contracts, by their ids. */
export const rowsByContract = <E extends 'amendment' | 'baseline' | 'milestone' | 'figure' | 'statement'>(
  db: ReadableDb,
  entity: E,
  scope: Scope,
): ReadonlyMap<number | null, readonly RowOf<E>[]> => {
  const rows = prepared(
    db,
    `SELECT ${selectList(entity)} FROM ${readableTable(entity)}
     WHERE contract_id ${scope === null ? 'IS NOT NULL' : '= @contract'} ORDER BY id`,
  ).all(scope === null ? {} : { contract: scope }) as RowOf<E>[];
  return Map.groupBy(rows, (row) => row.contractId);
};

const nonePaid = { paid: 0n, otherCurrency: 0, typedPayment: null, firstPayment: null };
const noneInvoiced = {
  invoiced: 0n,
  invoiceCount: 0,
  otherCurrency: 0,
  taxUncertain: 0,
  amountUnknown: 0,
  positiveCredits: 0,
  firstOn: null,
  lastOn: null,
  typedLine: null,
  typedInvoice: null,
  firstInvoice: null,
};

type Sums = Omit<InvoicedSums, 'contractId' | 'firstOn' | 'lastOn'> & {
  readonly firstOn: string | null;
  readonly lastOn: string | null;
};

/** From the first and last day alone, so that invoices are looked at one by one only where something is found. */
const isOutside = ({ firstOn, lastOn }: Sums, { startsOn, endsOn }: ContractTerm): boolean =>
  (startsOn !== null && firstOn !== null && firstOn < startsOn) ||
  (endsOn !== null && lastOn !== null && lastOn > endsOn);

const billingOf = (
  { invoiced, invoiceCount, otherCurrency, taxUncertain, amountUnknown, positiveCredits }: Sums,
  paid: Omit<PaidSums, 'contractId'>,
): Omit<Billing, 'outsideTerm' | 'invoicedFrom' | 'paidFrom'> => ({
  invoiced,
  invoiceCount,
  paid: paid.paid,
  otherCurrency: otherCurrency + paid.otherCurrency,
  taxUncertain,
  amountUnknown,
  positiveCredits,
});
