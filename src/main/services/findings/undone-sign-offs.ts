import { settledSignOff, signOffColumns, signOffOf } from '#shared/domain/findings/sign-off.ts';
import type { AnyFields } from '#shared/domain/register/entities.ts';
import { readRow } from '../../db/row-store.ts';
import type { ReadableDb } from '../../db/types.ts';
import type { Json } from '../trail/canonical-json.ts';

type Compensation = {
  readonly action: string;
  readonly entity: string | null;
  readonly entityId: number | null;
  readonly before: Json;
  readonly after: Json;
};

/**
 * What an undo or redo writes, without putting a sign-off of a finding back: only the person who signs does that. So a
 * finding may be less signed than the change at hand found it, and what it is now stands in `before`.
 */
export const withoutSignOffs = (db: ReadableDb, compensation: Compensation): Compensation => {
  const { entity, entityId } = compensation;
  if (entity !== 'finding' || entityId === null) return compensation;
  const before = fieldsIn(compensation.before);
  const after = fieldsIn(compensation.after);
  const now = signOffOf(readRow(db, 'finding', entityId) ?? {});
  const touched = { ...before, ...after };
  if (!signOffColumns.some((column) => Object.hasOwn(touched, column))) return compensation;
  const settled = settledSignOff(now, { ...now, ...signOffPart(after) });
  return {
    ...compensation,
    before: compensation.before === null ? null : { ...before, ...now },
    after: compensation.after === null ? null : { ...after, ...settled },
  };
};

const fieldsIn = (side: Json): AnyFields => (side ?? {}) as AnyFields;

const signOffPart = (fields: AnyFields): AnyFields =>
  Object.fromEntries(
    signOffColumns
      .filter((column) => Object.hasOwn(fields, column))
      .map((column) => [column, fields[column] ?? null]),
  );
