import type { CellValue } from '#shared/domain/register/column-kinds.ts';
import type { AnyFields } from '#shared/domain/register/entities.ts';
import {
  isContentChange,
  isReviewed,
  isSigned,
  notSigned,
  signOffColumns,
  signOffOf,
  type SignOff,
} from '#shared/domain/findings/sign-off.ts';
import { readRow, updateRow } from '../../db/row-store.ts';
import type { ReadableDb, WritableDb } from '../../db/types.ts';

/** What was just written, as its event says. */
export type Written = {
  readonly action: string;
  readonly entity: string | null;
  readonly entityId: number | null;
  readonly before: unknown;
  readonly after: unknown;
};

/** The event that says that a signed finding is a draft again. */
export type Reopening = {
  readonly action: 'reopen';
  readonly entity: 'finding';
  readonly entityId: number;
  readonly before: AnyFields;
  readonly after: AnyFields;
};

/**
 * Takes the sign-offs of every finding away whose content was just written: its own columns, its evidence, or a review
 * note opened after the review. Returns the events to record: undo, the grid, a merge and whatever comes later all
 * write through the same place, so none can leave a signature under words that were not signed.
 */
export const reopenSigned = (db: WritableDb, written: Written): readonly Reopening[] =>
  findingsTouched(db, written).flatMap((id) => {
    const row = readRow(db, 'finding', id);
    if (row === undefined) return [];
    const now = signOffOf(row);
    if (!isSigned(now)) return [];
    updateRow(db, 'finding', id, notSigned);
    return [
      {
        action: 'reopen',
        entity: 'finding',
        entityId: id,
        before: changedBy(now, notSigned),
        after: changedBy(notSigned, now),
      },
    ];
  });

/** The columns of one sign-off in which it differs from another. */
export const changedBy = (one: SignOff, other: SignOff): AnyFields =>
  Object.fromEntries(
    signOffColumns.filter((column) => one[column] !== other[column]).map((column) => [column, one[column]]),
  );

const findingsTouched = (db: ReadableDb, written: Written): readonly number[] => {
  switch (written.entity) {
    case 'finding':
      return written.action === 'update' && isContentChange(columnsOf(written))
        ? idsIn([written.entityId])
        : [];
    case 'evidence': {
      const row = written.action === 'update' ? readRow(db, 'evidence', Number(written.entityId)) : undefined;
      return idsIn([
        fieldsIn(written.before)['findingId'],
        fieldsIn(written.after)['findingId'],
        row?.['findingId'],
      ]);
    }
    case 'reviewNote':
      return findingsOfOpenedNote(db, written);
    default:
      return [];
  }
};

/** A note that is opened under a prepared finding is what a review is made of; after the review, it says that it is not over. */
const findingsOfOpenedNote = (db: ReadableDb, { action, entityId }: Written): readonly number[] => {
  if (action === 'remove') return [];
  const note = readRow(db, 'reviewNote', Number(entityId));
  if (note?.['status'] !== 'open') return [];
  return idsIn([note['findingId']]).filter((id) => {
    const finding = readRow(db, 'finding', id);
    return finding !== undefined && isReviewed(signOffOf(finding));
  });
};

const fieldsIn = (side: unknown): AnyFields => (side ?? {}) as AnyFields;

const columnsOf = ({ before, after }: Written): readonly string[] =>
  Object.keys({ ...fieldsIn(before), ...fieldsIn(after) });

const idsIn = (values: readonly (CellValue | undefined)[]): readonly number[] => [
  ...new Set(values.filter((value) => typeof value === 'number')),
];
