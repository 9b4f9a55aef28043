import { nextFindingNumber } from '#shared/domain/findings/index-number.ts';
import { notSigned } from '#shared/domain/findings/sign-off.ts';
import type { AnyFields, EntityName } from '#shared/domain/register/entities.ts';
import { prepared } from '../../db/prepared.ts';
import type { ReadableDb } from '../../db/types.ts';
import { localDate } from '../../local-date.ts';

/** Who adds a row, and when (UTC epoch ms). */
type Adding = { readonly actor: string; readonly at: number };

/**
 * A new row with what the application fills in itself, whoever adds it: a finding starts as nobody's signed draft with
 * the next number, a review note says who wrote it.
 */
export const withFilledFields = (
  db: ReadableDb,
  entity: EntityName,
  row: AnyFields,
  { actor, at }: Adding,
): AnyFields => {
  switch (entity) {
    case 'finding':
      return { ...row, number: row['number'] ?? suggestedFindingNumber(db), ...notSigned };
    case 'reviewNote':
      return {
        ...row,
        writtenBy: row['writtenBy'] ?? actor,
        writtenOn: row['writtenOn'] ?? localDate(new Date(at)),
      };
    default:
      return row;
  }
};

/** The number that the next finding gets unless another is given. */
export const suggestedFindingNumber = (db: ReadableDb): string =>
  nextFindingNumber(prepared(db, 'SELECT number FROM findings').pluck().all() as string[]);
