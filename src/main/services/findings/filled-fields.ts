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
  const writtenOn = localDate(new Date(at));
  return filled(entity, row, { number: () => suggestedFindingNumber(db), writtenBy: actor, writtenOn });
};

/** The same for a row that is only looked at: with something in place of what will be filled in. */
export const withStandIns = (entity: EntityName, row: AnyFields): AnyFields =>
  filled(entity, row, { number: () => '?', writtenBy: '?', writtenOn: '2000-01-01' });

type Fill = { readonly number: () => string; readonly writtenBy: string; readonly writtenOn: string };

const filled = (entity: EntityName, row: AnyFields, { number, writtenBy, writtenOn }: Fill): AnyFields => {
  switch (entity) {
    case 'finding':
      return { ...row, number: row['number'] ?? number(), ...notSigned };
    case 'reviewNote':
      return {
        ...row,
        writtenBy: row['writtenBy'] ?? writtenBy,
        writtenOn: row['writtenOn'] ?? writtenOn,
      };
    default:
      return row;
  }
};

/** The number that the next finding gets unless another is given. */
export const suggestedFindingNumber = (db: ReadableDb): string =>
  nextFindingNumber(prepared(db, 'SELECT number FROM findings').pluck().all() as string[]);
