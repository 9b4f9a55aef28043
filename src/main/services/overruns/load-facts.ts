import { contractTerm } from '#shared/domain/overrun/contract-term.ts';
import type { Billing, OverrunFacts } from '#shared/domain/overrun/overrun-facts.ts';
import { ruleInForce } from '#shared/domain/overrun/rules.ts';
import type { EntityName, RowOf } from '#shared/domain/register/entities.ts';
import { readableTable } from '#shared/domain/register/names.ts';
import { prepared } from '../../db/prepared.ts';
import { selectList } from '../../db/row-store.ts';
import type { ReadableDb } from '../../db/types.ts';
import type { InvoicedSums, PaidSums, Scope } from './billing-queries.ts';
import { invoicedSums, invoicesOutside, paidSums } from './billing-queries.ts';

export type LoadedFacts = {
  readonly facts: readonly OverrunFacts[];
  readonly rules: readonly RowOf<'rule'>[];
};

/**
 * Everything that overruns are computed from, for one contract or for all. Several queries: call it inside a
 * transaction, so that they see one state of the case.
 */
export const loadFacts = (db: ReadableDb, scope: Scope, today: string): LoadedFacts => {
  const rules = rowsOf(db, 'rule', '');
  const ofContract = <E extends 'amendment' | 'baseline' | 'milestone' | 'figure'>(
    entity: E,
    condition = '',
  ) => Map.groupBy(rowsOf(db, entity, condition, scope), (row) => row.contractId);
  const amendments = ofContract('amendment');
  const baselines = ofContract('baseline');
  const milestones = ofContract('milestone');
  const forecasts = ofContract('figure', `basis = 'forecast' AND unit = 'money' AND accepted = 1`);
  const invoiced = new Map(invoicedSums(db, scope).map((row) => [row.contractId, row]));
  const paid = new Map(paidSums(db, scope).map((row) => [row.contractId, row]));
  const facts = contractRows(db, scope).map(({ publicBody, vendor, ...contract }): OverrunFacts => {
    const known = { contract, amendments: amendments.get(contract.id) ?? [] };
    const sums = { invoiced: invoiced.get(contract.id), paid: paid.get(contract.id) };
    return {
      ...known,
      publicBody,
      vendor,
      baselines: baselines.get(contract.id) ?? [],
      milestones: milestones.get(contract.id) ?? [],
      forecasts: forecasts.get(contract.id) ?? [],
      billing: billingOf(sums, outsideTerm(db, known, sums.invoiced, rules, today)),
    };
  });
  return { facts, rules };
};

type ContractRow = RowOf<'contract'> & { readonly publicBody: string | null; readonly vendor: string | null };

const contractRows = (db: ReadableDb, scope: Scope): readonly ContractRow[] =>
  prepared(
    db,
    `SELECT ${selectList('contract', 'c')}, b.name AS "publicBody", v.name AS "vendor"
     FROM contracts c
     LEFT JOIN visible_organizations b ON b.id = c.public_body_id
     LEFT JOIN visible_organizations v ON v.id = c.vendor_id
     ${scope === null ? '' : 'WHERE c.id = @contract'} ORDER BY c.id`,
  ).all(scope === null ? {} : { contract: scope }) as ContractRow[];

/** Rows of an entity; with a scope, those of one contract. */
const rowsOf = <E extends EntityName>(
  db: ReadableDb,
  entity: E,
  condition: string,
  scope: Scope = null,
): readonly RowOf<E>[] => {
  const conditions = [condition, scope === null ? '' : 'contract_id = @contract'].filter(
    (part) => part !== '',
  );
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  return prepared(db, `SELECT ${selectList(entity)} FROM ${readableTable(entity)} ${where} ORDER BY id`).all(
    scope === null ? {} : { contract: scope },
  ) as RowOf<E>[];
};

/** Invoices are looked at one by one only where their first or last day is outside the term. */
const outsideTerm = (
  db: ReadableDb,
  { contract, amendments }: Pick<OverrunFacts, 'contract' | 'amendments'>,
  invoiced: InvoicedSums | undefined,
  rules: readonly RowOf<'rule'>[],
  today: string,
): Billing['outsideTerm'] => {
  const rule = ruleInForce(rules, 'invoice-outside-term', today);
  if (rule === null || invoiced === undefined) return null;
  const term = contractTerm(contract, amendments, rule.limitDays ?? 0);
  const isOutside =
    (term.startsOn !== null && invoiced.firstOn < term.startsOn) ||
    (term.endsOn !== null && invoiced.lastOn > term.endsOn);
  return isOutside ? invoicesOutside(db, contract.id, term) : null;
};

const billingOf = (
  { invoiced, paid }: { readonly invoiced: InvoicedSums | undefined; readonly paid: PaidSums | undefined },
  outsideTerm: Billing['outsideTerm'],
): Billing => ({
  invoiced: invoiced?.invoiced ?? 0n,
  invoiceCount: invoiced?.invoiceCount ?? 0,
  paid: paid?.paid ?? 0n,
  otherCurrency: (invoiced?.otherCurrency ?? 0) + (paid?.otherCurrency ?? 0),
  taxUncertain: invoiced?.taxUncertain ?? 0,
  amountUnknown: invoiced?.amountUnknown ?? 0,
  positiveCredits: invoiced?.positiveCredits ?? 0,
  outsideTerm,
});
