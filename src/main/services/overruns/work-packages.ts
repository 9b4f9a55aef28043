import { fromHedge } from '#shared/domain/money/interval.ts';
import { amendmentEffects } from '#shared/domain/overrun/amendment-effects.ts';
import type { PackageBilling, WorkPackageFacts } from '#shared/domain/overrun/work-package-measures.ts';
import type { RowOf } from '#shared/domain/register/entities.ts';
import { workPackageKey } from '#shared/domain/text/work-package-number.ts';
import { prepared } from '../../db/prepared.ts';
import { selectList } from '../../db/row-store.ts';
import type { ReadableDb } from '../../db/types.ts';
import {
  hasUnknownTax,
  isLineWanted,
  parameters,
  withoutTax,
  withTax,
  type Scope,
} from './billing-queries.ts';
import { contractOfLine } from './counted-contract.ts';
import { rowsByContract } from './load-facts.ts';

/** Lines under a contract that name a package that it does not have; `number` as the first of them writes it. */
export type UnknownPackage = {
  readonly contractId: number;
  readonly contract: string;
  readonly currency: string;
  readonly number: string;
  readonly billing: PackageBilling;
};

export type WorkPackages = {
  readonly packages: readonly WorkPackageFacts[];
  readonly unknown: readonly UnknownPackage[];
};

/**
 * The work packages of one contract, or of all. In a case without any, lines are not looked at. Several queries: call it
 * inside a transaction, so that they see one state of the case.
 */
export const readWorkPackages = (db: ReadableDb, scope: Scope): WorkPackages => {
  const rows = packageRows(db, scope);
  if (rows.length === 0 && !hasPackages(db)) return { packages: [], unknown: [] };
  const billed = billedByNumber(db, scope);
  const amendments = rowsByContract(db, 'amendment', scope);
  const byNumber = Map.groupBy(rows, ({ contractId, number }) => keyOf(contractId, number));
  return {
    packages: rows.map(({ contractCurrency, ...workPackage }) => {
      const { id, contractId, number, currency, low, high, hedge } = workPackage;
      const own = (amendments.get(contractId) ?? []).filter(({ workPackageId }) => workPackageId === id);
      const key = keyOf(contractId, number);
      return {
        workPackage,
        agreed: fromHedge(low, high, hedge),
        effects: amendmentEffects(own, currency),
        isAmbiguous: (byNumber.get(key)?.length ?? 0) > 1,
        isOtherCurrency: currency !== contractCurrency,
        billing: billed.get(key)?.billing ?? nothingBilled,
      };
    }),
    unknown: [...billed].flatMap(([key, of]) => (byNumber.has(key) ? [] : [of])),
  };
};

/** Ids of the lines under a contract by the package that they name (`keyOf`), in the order of their invoices' dates. */
export const linesByPackage = (
  db: ReadableDb,
  contractId: number,
  most: number,
): ReadonlyMap<string, readonly number[]> => {
  const rows = prepared(
    db,
    `SELECT l.id, l.work_package AS number ${fromLines(contractId)} ORDER BY i.issued_on, l.id`,
  ).iterate(parameters(contractId)) as Iterable<{ readonly id: number; readonly number: string }>;
  const byPackage = new Map<string, number[]>();
  for (const { id, number } of rows) {
    const key = keyOf(contractId, number);
    const known = byPackage.get(key) ?? [];
    if (known.length < most) known.push(id);
    byPackage.set(key, known);
  }
  return byPackage;
};

/** Names a package in the world: contract and number as it is compared. */
export const keyOf = (contractId: number, number: string): string =>
  `${contractId}|${workPackageKey(number)}`;

const nothingBilled: PackageBilling = {
  dated: [],
  invoiced: 0n,
  lines: 0,
  otherCurrency: 0,
  amountUnknown: 0,
  taxUncertain: 0,
};

const hasPackages = (db: ReadableDb): boolean =>
  prepared(db, 'SELECT EXISTS (SELECT 1 FROM visible_work_packages)').pluck().get() === 1;

type PackageRow = RowOf<'workPackage'> & { readonly contractCurrency: string };

const packageRows = (db: ReadableDb, scope: Scope): readonly PackageRow[] =>
  prepared(
    db,
    `SELECT ${selectList('workPackage', 'p')}, c.currency AS "contractCurrency"
     FROM visible_work_packages p JOIN visible_contracts c ON c.id = p.contract_id
     ${scope === null ? '' : 'WHERE p.contract_id = @contract'} ORDER BY p.contract_id, p.number_sort, p.id`,
  ).all(parameters(scope)) as PackageRow[];

const fromLines = (scope: Scope): string => `
  FROM visible_invoice_lines l
  JOIN visible_invoices i ON i.id = l.invoice_id
  JOIN visible_contracts c ON c.id = ${contractOfLine('l', 'i')}
  WHERE l.work_package IS NOT NULL ${isLineWanted(scope)}`;

type BilledRow = {
  readonly contractId: number;
  readonly contract: string;
  readonly currency: string;
  readonly number: string;
  readonly on: string | null;
  readonly amount: string;
  readonly lines: number;
  readonly otherCurrency: number;
  readonly amountUnknown: number;
  readonly taxUncertain: number;
};

/** Amounts as text: their sum may exceed what a JavaScript number holds exactly. */
const billedSql = (scope: Scope): string => `
  SELECT contract_id AS "contractId", reference AS contract, currency, number, issued_on AS "on",
    CAST(coalesce(sum(amount) FILTER (WHERE is_same_currency), 0) AS TEXT) AS amount,
    count(amount) FILTER (WHERE is_same_currency) AS lines,
    count(amount) FILTER (WHERE NOT is_same_currency) AS "otherCurrency",
    count(*) FILTER (WHERE amount IS NULL) AS "amountUnknown",
    count(amount) FILTER (WHERE is_same_currency AND is_tax_uncertain) AS "taxUncertain"
  FROM (
    SELECT l.id, c.id AS contract_id, c.reference, c.currency, l.work_package AS number, i.issued_on,
      l.currency = c.currency AS is_same_currency,
      CASE c.tax_basis WHEN 'included' THEN ${withTax('l')} ELSE ${withoutTax('l')} END AS amount,
      CASE c.tax_basis WHEN 'included' THEN l.total IS NULL ELSE l.net IS NULL END AND ${hasUnknownTax('l')}
        AS is_tax_uncertain
    ${fromLines(scope)}
  )
  GROUP BY contract_id, number, issued_on ORDER BY issued_on, min(id)`;

const billedByNumber = (db: ReadableDb, scope: Scope): ReadonlyMap<string, UnknownPackage> => {
  const rows = prepared(db, billedSql(scope)).all(parameters(scope)) as readonly BilledRow[];
  const named = rows.filter(({ number }) => workPackageKey(number) !== '');
  const byNumber = Map.groupBy(named, ({ contractId, number }) => keyOf(contractId, number));
  return new Map(
    [...byNumber].flatMap(([key, ofPackage]) => {
      const [first] = ofPackage;
      if (first === undefined) return [];
      const { contractId, contract, currency, number } = first;
      return [[key, { contractId, contract, currency, number, billing: billingOf(ofPackage) }] as const];
    }),
  );
};

/** Rows of one package, of which several of a day write its number differently. */
const billingOf = (rows: readonly BilledRow[]): PackageBilling => {
  const byDate = Map.groupBy(
    rows.filter(({ lines }) => lines > 0),
    ({ on }) => on,
  );
  const dated = [...byDate].map(([on, ofDay]) => ({
    on,
    amount: sumOf(ofDay.map(({ amount }) => BigInt(amount))),
  }));
  return {
    dated,
    invoiced: sumOf(dated.map(({ amount }) => amount)),
    lines: countOf(rows, 'lines'),
    otherCurrency: countOf(rows, 'otherCurrency'),
    amountUnknown: countOf(rows, 'amountUnknown'),
    taxUncertain: countOf(rows, 'taxUncertain'),
  };
};

const sumOf = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n);

const countOf = (
  rows: readonly BilledRow[],
  name: 'lines' | 'otherCurrency' | 'amountUnknown' | 'taxUncertain',
): number => rows.reduce((sum, row) => sum + row[name], 0);
