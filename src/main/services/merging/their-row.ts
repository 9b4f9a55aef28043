import { isCurrencyCode } from '#shared/domain/money/currency.ts';
import { sameValue } from '#shared/domain/merging/same-value.ts';
import type { CellValue, ColumnDefinition } from '#shared/domain/register/column-kinds.ts';
import type { AnyFields, AnyRow, EntityName } from '#shared/domain/register/entities.ts';
import { inLanguage, rewrittenIn } from '#shared/domain/text/in-language.ts';
import type { Locale } from '#shared/ipc/contract.ts';
import { ok } from '#shared/result.ts';
import type { ReadableDb } from '../../db/types.ts';
import type { RawCell, SheetRow } from '../../files/tables/table.ts';
import type { ChoiceWords } from './choice-words.ts';
import type { MappedColumn, SheetMap } from './map-sheet.ts';
import { cellText, isBlankCell, readStored, type CellProblem } from './read-stored.ts';
import { readReference, type ReferenceProblem } from './row-references.ts';
import type { WorkbookWords } from './sheet-columns.ts';

/** What is needed to read rows of the workbook back. */
export type TheirContext = {
  readonly db: ReadableDb;
  readonly choiceWords: ChoiceWords;
  readonly rowAtBase: (entity: EntityName, id: number) => AnyRow | null;
  readonly isBaseKnown: boolean;
};

/** What a row of the workbook was made from: a known state, or nothing known; a new row has neither. */
export type TheirStart = {
  readonly base: AnyFields | null;
  /** What stands in the case; for the currency where the workbook has no column for it. */
  readonly ours: AnyFields | null;
  readonly isNew: boolean;
};

export type TheirProblem = {
  readonly column: string;
  readonly code: CellProblem | ReferenceProblem | 'read-only';
  readonly value: string;
};

export type TheirRow = {
  /** Values of the columns that the workbook has; those that cannot be read are left out. */
  readonly fields: AnyFields;
  /** References by a name that no row has yet: column to name. Only of new rows. */
  readonly newNames: Readonly<Record<string, string>>;
  readonly problems: readonly TheirProblem[];
};

/** Whether anything of the register stands in a row of the workbook. */
export const hasContent = ({ cells }: SheetRow, map: SheetMap): boolean =>
  [...map.stored.values(), ...map.refKeys.values()].some((index) => !isBlankCell(cells[index] ?? null));

/** Reads the columns of the register back from a row of the workbook, as they would be stored. */
export const readTheirRow = (
  { cells }: SheetRow,
  map: SheetMap,
  { start, context }: { readonly start: TheirStart; readonly context: TheirContext },
): TheirRow => {
  const fields: Record<string, CellValue> = {};
  const newNames: Record<string, string> = {};
  const problems: TheirProblem[] = [];
  const row = { cells, entity: map.entity, start, currency: currencyOf(cells, map, start), words: map.words };
  for (const column of map.columns) {
    const { name, definition } = column;
    if (start.isNew && definition.readOnly === true) continue;
    const written = readColumn(column, row, context);
    if (written === undefined) continue;
    if (!written.ok) {
      problems.push({ column: name, code: written.error, value: writtenText(cells, column) });
      continue;
    }
    const { value } = written;
    if (value !== null && typeof value === 'object') {
      if (start.isNew) newNames[name] = value.name;
      else problems.push({ column: name, code: 'unknown-reference', value: value.name });
    } else if (isForbidden(definition, value, { name, start })) {
      problems.push({ column: name, code: 'read-only', value: writtenText(cells, column) });
    } else fields[name] = value;
  }
  return { fields, newNames, problems };
};

type WrittenRow = {
  readonly cells: readonly RawCell[];
  readonly entity: EntityName;
  readonly start: TheirStart;
  readonly currency: string | null;
  readonly words: WorkbookWords;
};

const cellAt = (cells: readonly RawCell[], index: number | undefined): RawCell | undefined =>
  index === undefined ? undefined : (cells[index] ?? null);

const readColumn = (
  { name, definition, cell: place, refKey }: MappedColumn,
  { cells, entity, start, currency, words }: WrittenRow,
  context: TheirContext,
) => {
  const cell = cellAt(cells, place);
  if (definition.kind === 'ref') {
    const key = cellAt(cells, refKey);
    return readReference(
      {
        key: key === undefined ? undefined : cellText(key),
        label: cell === undefined ? undefined : cellText(cell),
      },
      {
        db: context.db,
        to: definition.entity as EntityName,
        base: start.base === null ? undefined : (start.base[name] ?? null),
        rowAtBase: context.rowAtBase,
        isBaseKnown: context.isBaseKnown,
      },
    );
  }
  if (cell === undefined) return undefined;
  const { locale } = words.labels;
  const read = readStored(definition, cell, {
    words: context.choiceWords(entity, name),
    currency,
    decimalMark: locale === 'fr' ? ',' : '.',
  });
  return definition.kind === 'text' && read.ok
    ? ok(inBothLanguages(read.value, storedOf(start, name), locale))
    : read;
};

const storedOf = ({ base, ours }: TheirStart, name: string): CellValue => (base ?? ours)?.[name] ?? null;

/** The workbook shows one language of a text that is stored in two: what was written there is about that one. */
const inBothLanguages = (written: CellValue, stored: CellValue, locale: Locale): CellValue => {
  if (typeof written !== 'string' || typeof stored !== 'string') return written;
  return sameValue('text', written, inLanguage(stored, locale))
    ? stored
    : rewrittenIn(stored, written, locale);
};

/** Columns that the application fills stay as they were. */
const isForbidden = (
  column: ColumnDefinition,
  value: CellValue,
  { name, start }: { readonly name: string; readonly start: TheirStart },
): boolean => column.readOnly === true && !sameValue(column.kind, value, storedOf(start, name));

/** Currency in which the row's amounts are written: that of its own cell, when it holds one. */
const currencyOf = (cells: readonly RawCell[], map: SheetMap, { base, ours }: TheirStart): string | null => {
  const index = map.stored.get('currency');
  const written =
    index === undefined
      ? ''
      : cellText(cells[index] ?? null)
          .trim()
          .toUpperCase();
  if (isCurrencyCode(written)) return written;
  const known = (base ?? ours)?.['currency'];
  return typeof known === 'string' ? known : null;
};

/** What the workbook shows where a column cannot be read. */
const writtenText = (cells: readonly RawCell[], { refKey, cell }: MappedColumn): string => {
  const shown = [refKey, cell]
    .map((index) => (index === undefined ? '' : cellText(cells[index] ?? null)))
    .filter((text) => text !== '');
  return shown.join(' – ').slice(0, longestShown);
};

const longestShown = 200;
