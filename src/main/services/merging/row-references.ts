import type { CellValue } from '#shared/domain/register/column-kinds.ts';
import { isEntityName, type AnyRow, type EntityName } from '#shared/domain/register/entities.ts';
import { readableTable, sqlName } from '#shared/domain/register/names.ts';
import { inLanguage } from '#shared/domain/text/in-language.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { prepared } from '../../db/prepared.ts';
import type { ReadableDb } from '../../db/types.ts';
import { namingColumn } from '../exporting/register-rows.ts';

export type ReferenceProblem = 'not-a-key' | 'unknown-reference' | 'ambiguous-reference';

/** `contract:12`, as exports write it; null for any other text. */
export const parseKey = (text: string): { readonly entity: EntityName; readonly id: number } | null => {
  const [, entity = '', digits = ''] = /^([A-Za-z]+):([1-9][0-9]{0,14})$/u.exec(text.trim()) ?? [];
  return isEntityName(entity) ? { entity, id: Number(digits) } : null;
};

/** The two cells of a reference: the key that decides, and what the row is called. Undefined: no such column. */
export type ReferenceCells = { readonly key: string | undefined; readonly label: string | undefined };

export type ReferenceContext = {
  readonly db: ReadableDb;
  readonly to: EntityName;
  /** The value that the workbook was made with; undefined when it is not known, or for a new row. */
  readonly base: CellValue | undefined;
  readonly rowAtBase: (entity: EntityName, id: number) => AnyRow | null;
  /** Whether `rowAtBase` tells what the workbook was made from, and not merely what is there now. */
  readonly isBaseKnown: boolean;
};

/** Text that no row has, of a row that the workbook itself may add. */
export type NewName = { readonly name: string };

type Read = Result<CellValue | NewName, ReferenceProblem>;

/**
 * The row that a reference points to. The key cell decides when it was changed; when only the name was, the one row of
 * exactly that name is meant. Undefined when the workbook has neither column.
 */
export const readReference = (cells: ReferenceCells, context: ReferenceContext): Read | undefined => {
  const { key, label } = cells;
  if (key !== undefined) return byKey(key.trim(), label, context);
  return label === undefined ? undefined : byName(label, context.base ?? null, context);
};

const byKey = (key: string, label: string | undefined, context: ReferenceContext): Read => {
  const given = parseKey(key);
  if (key !== '' && given?.entity !== context.to) return err('not-a-key');
  const id = given?.id ?? null;
  const isDecided = label === undefined || (id !== null && id !== context.base);
  if (!isDecided) return byName(label, id, context);
  return id === null || id === context.base ? ok(id) : existing(context, id);
};

/** The row by its name, when the name was changed; else the one that the key says. */
const byName = (label: string, id: CellValue, context: ReferenceContext): Read => {
  if (context.base !== undefined && isSameText(label, nameAtBase(context))) return ok(id);
  if (label.trim() === '') return ok(null);
  const named = rowNamed(context, label.trim());
  // The row may have been renamed here since: no reason to doubt its key.
  const isOldName = id !== null && !context.isBaseKnown && !(named.ok && typeof named.value === 'number');
  return isOldName ? ok(id) : named;
};

/** A name in two languages stands in the workbook in one of them. */
const isSameText = (label: string, name: string): boolean =>
  [name, inLanguage(name, 'fr'), inLanguage(name, 'en')].some((text) => label.trim() === text.trim());

const nameAtBase = ({ base, to, rowAtBase }: ReferenceContext): string => {
  const naming = namingColumn[to];
  const row = typeof base === 'number' ? rowAtBase(to, base) : null;
  return row === null || naming === undefined ? '' : String(row[naming] ?? '');
};

const existing = ({ db, to }: ReferenceContext, id: number): Read =>
  prepared(db, `SELECT 1 FROM ${readableTable(to)} WHERE id = ?`).get(id) === undefined
    ? err('unknown-reference')
    : ok(id);

const rowNamed = ({ db, to }: ReferenceContext, name: string): Read => {
  const naming = namingColumn[to];
  if (naming === undefined) return err('unknown-reference');
  const rows = prepared(db, `SELECT id FROM ${readableTable(to)} WHERE ${sqlName(naming)} = ? LIMIT 2`).all(
    name,
  ) as { id: number }[];
  const [first, second] = rows;
  if (second !== undefined) return err('ambiguous-reference');
  return ok(first === undefined ? { name } : first.id);
};
