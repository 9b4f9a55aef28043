import { isEntityName, type RowOf } from '#shared/domain/register/entities.ts';
import { AppFailure } from '#shared/ipc/app-failure.ts';
import type { FindingEvidence } from '#shared/ipc/calls/findings.ts';
import type { Locale } from '#shared/ipc/contract.ts';
import { prepared } from '../../db/prepared.ts';
import { readRow, selectList } from '../../db/row-store.ts';
import type { ReadableDb } from '../../db/types.ts';
import { rowName } from '../register/labels.ts';
import { lastException } from './last-exception.ts';
import { openNotes } from './sign-finding.ts';

type Evidence = RowOf<'evidence'>;

/** The evidence of a finding in the order of its index numbers, each with what it points to. Throws not-found. */
export const evidenceOfFinding = (
  db: ReadableDb,
  id: number,
  locale: Locale,
): { readonly evidence: FindingEvidence[]; readonly openNotes: number } => {
  if (readRow(db, 'finding', id) === undefined)
    throw new AppFailure({ code: 'not-found', entity: 'finding', id });
  const rows = prepared(
    db,
    `SELECT ${selectList('evidence', 'e')} FROM finding_evidence e LEFT JOIN documents d ON d.id = e.document_id
     WHERE e.finding_id = ? ORDER BY coalesce(e.index_number_sort, d.index_number_sort) NULLS LAST, e.id`,
  ).all(id) as readonly Evidence[];
  return { evidence: rows.map((row) => shownEvidence(db, row, locale)), openNotes: openNotes(db, id) };
};

const shownEvidence = (db: ReadableDb, row: Evidence, locale: Locale): FindingEvidence => {
  const { id, kind, place, note } = row;
  const own = { id, kind, place, note, indexNumber: row.indexNumber };
  if (kind === 'exception') return { ...own, ...exceptionOf(db, row) };
  const target = targetOf(row);
  const found = target === null ? undefined : readRow(db, target.entity, target.id);
  return {
    ...own,
    indexNumber: row.indexNumber ?? (kind === 'document' ? textOf(found?.['indexNumber']) : null),
    label: target === null ? null : labelOf(db, target, locale),
    target,
    isPresent: found !== undefined,
    exception: null,
  };
};

const exceptionOf = (
  db: ReadableDb,
  { test, exceptionKey }: Evidence,
): Pick<FindingEvidence, 'label' | 'target' | 'isPresent' | 'exception'> => {
  const key = exceptionKey ?? '';
  const last = lastException(db, test ?? '', key);
  return {
    label: key,
    target: null,
    isPresent: last !== null,
    exception: {
      test: test ?? '',
      key,
      runId: last?.runId ?? null,
      currency: last?.currency ?? null,
      amountAtRisk: last?.amountAtRisk ?? null,
    },
  };
};

type Target = { readonly entity: Parameters<typeof readRow>[1]; readonly id: number };

const targetOf = ({ kind, documentId, figureId, entity, rowId }: Evidence): Target | null => {
  if (kind === 'document') return documentId === null ? null : { entity: 'document', id: documentId };
  if (kind === 'figure') return figureId === null ? null : { entity: 'figure', id: figureId };
  return entity === null || rowId === null || !isEntityName(entity) ? null : { entity, id: rowId };
};

/** A document's index number stands in a column of its own. */
const labelOf = (db: ReadableDb, { entity, id }: Target, locale: Locale): string | null =>
  entity === 'document' ? textOf(readRow(db, entity, id)?.['title']) : rowName(db, entity, id, locale);

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
