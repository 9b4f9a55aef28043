import type { DraftRef } from '#shared/domain/importing/source-record.ts';
import type { CellValue } from '#shared/domain/register/column-kinds.ts';
import { columnNamed, type EntityName } from '#shared/domain/register/entities.ts';

/** Texts cut to what their column holds: the whole text stays in the publication and in the kept file. */
export const fitted = (
  entity: EntityName,
  fields: Readonly<Record<string, CellValue | DraftRef>>,
): Readonly<Record<string, CellValue | DraftRef>> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      const column = columnNamed(entity, name);
      const isLong = column?.kind === 'text' && typeof value === 'string' && value.length > column.maxLength;
      return [name, isLong ? value.slice(0, column.maxLength) : value];
    }),
  );

/** A copy that stands on its own: a text cut out of a piece of the file keeps the whole piece in memory. */
export const detached = (text: string): string => Buffer.from(text).toString();
