import { asOfSpan } from '#shared/domain/figures/as-of.ts';
import { statedAmount } from '#shared/domain/figures/figure-amount.ts';
import type { Interval } from '#shared/domain/money/interval.ts';
import { figureProvenance } from '#shared/domain/provenance/provenance.ts';
import type { RowOf } from '#shared/domain/register/entities.ts';
import { compareText } from '#shared/domain/text/compare-text.ts';
import type { StatedFigure } from '#shared/ipc/calls/figures.ts';
import type { Locale } from '#shared/ipc/contract.ts';
import { prepared } from '../../db/prepared.ts';
import { selectList } from '../../db/row-store.ts';
import type { ReadableDb } from '../../db/types.ts';
import { labelExpression } from '../register/labels.ts';

/** A row with the names of what it points to. */
export type NamedFigure = RowOf<'figure'> & {
  readonly contractName: string | null;
  readonly organizationName: string | null;
  readonly sourceName: string | null;
  readonly documentName: string | null;
};

/** The figures of a contract, or of the case, in the order of entry. */
export const readFigures = (
  db: ReadableDb,
  { contractId, locale }: { readonly contractId: number | null; readonly locale: Locale },
): readonly NamedFigure[] =>
  prepared(
    db,
    `SELECT ${selectList('figure', 'f')},
       ${labelExpression('contract', 'f.contract_id', locale)} AS "contractName",
       ${labelExpression('organization', 'f.organization_id', locale)} AS "organizationName",
       ${labelExpression('source', 'f.source_id', locale)} AS "sourceName",
       ${labelExpression('document', 'f.document_id', locale)} AS "documentName"
     FROM figures f ${contractId === null ? '' : 'WHERE f.contract_id = @contractId'} ORDER BY f.id`,
  ).all(contractId === null ? {} : { contractId }) as NamedFigure[];

/** The figures of a contract, or of the case, in the order of their dates; those without a readable date come last. */
export const statedFigures = (
  db: ReadableDb,
  asked: { readonly contractId: number | null; readonly locale: Locale },
): StatedFigure[] =>
  readFigures(db, asked)
    .map(presentFigure)
    .toSorted((a, b) => compareText(a.span?.from ?? '9999', b.span?.from ?? '9999') || a.id - b.id);

/** A figure as it crosses to the window and to the command line. */
export const presentFigure = (row: NamedFigure): StatedFigure => {
  const { id, basis, scopeFr, scopeEn, unit, currency, hedge, taxBasis, asOf, asOfText } = row;
  return {
    id,
    subject: subjectNamed(row),
    basis,
    scopeFr,
    scopeEn,
    unit,
    currency,
    hedge,
    amount: intervalText(statedAmount(row)),
    taxBasis,
    asOf,
    asOfText,
    span: asOfSpan(row),
    statedBy: row.statedBy,
    source: named(row.sourceId, row.sourceName),
    locator: row.locator,
    document: documentNamed(row),
    confidence: row.confidence,
    provenance: figureProvenance(row, row.contractName ?? row.organizationName ?? ''),
    accepted: row.accepted === 1,
  };
};

/** An interval as it crosses: decimal text, an open side null. */
export const intervalText = <I extends Interval | null>(
  interval: I,
): I extends null ? null : { low: string | null; high: string | null } =>
  (interval === null
    ? null
    : { low: interval.low?.toString() ?? null, high: interval.high?.toString() ?? null }) as never;

const named = (id: number | null, label: string | null): { id: number; label: string } | null =>
  id === null ? null : { id, label: label ?? `#${id}` };

const subjectNamed = (row: NamedFigure): StatedFigure['subject'] => {
  const contract = named(row.contractId, row.contractName);
  if (contract !== null) return { entity: 'contract', ...contract };
  const organization = named(row.organizationId, row.organizationName);
  return organization === null ? null : { entity: 'organization', ...organization };
};

const documentNamed = (row: NamedFigure): StatedFigure['document'] => {
  const document = named(row.documentId, row.documentName);
  return document === null ? null : { ...document, page: row.page, place: row.place };
};
