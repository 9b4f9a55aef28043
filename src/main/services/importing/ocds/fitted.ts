import type { DraftRef } from '#shared/domain/importing/source-record.ts';
import type { CellValue } from '#shared/domain/register/column-kinds.ts';
import { columnNamed, type EntityName } from '#shared/domain/register/entities.ts';

type Fields = Readonly<Record<string, CellValue | DraftRef>>;

/** Texts cut to what their column holds: the whole text stays in the publication and in the kept file. */
export const fitted = (entity: EntityName, fields: Fields): Fields => {
  let cut: Record<string, CellValue | DraftRef> | null = null;
  for (const name in fields) {
    const value = fields[name];
    // Every text column holds that much: most texts need no look at theirs.
    if (typeof value !== 'string' || value.length <= shortestColumn) continue;
    const column = columnNamed(entity, name);
    if (column?.kind !== 'text' || value.length <= column.maxLength) continue;
    cut ??= { ...fields };
    cut[name] = value.slice(0, column.maxLength);
  }
  return cut ?? fields;
};

const shortestColumn = 2;

/** Texts up to this length are copied by the engine itself. */
const copiedChars = 12;

/** A copy that stands on its own: a text cut out of a piece of the file keeps the whole piece in memory. */
export const detached = (text: string): string =>
  text.length <= copiedChars ? text : Buffer.from(text).toString();
