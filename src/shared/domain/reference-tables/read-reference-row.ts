import type { DateOrder } from '../calendar/read-date.ts';
import { readDateTime } from '../calendar/read-date-time.ts';
import {
  isBlank,
  isNoAmount,
  readAmount,
  readCellDate,
  readCurrency,
  readQuantity,
  type Notation,
} from '../importing/cell-values.ts';
import { emptyCell, type RawCell } from '../importing/raw-cell.ts';
import type { RecordNote } from '../importing/source-record.ts';
import type { CellValue, ColumnDefinition } from '../register/column-kinds.ts';
import { definitionOf } from '../register/entities.ts';
import { err, ok, type Result } from '../../result.ts';
import { readChoice, readFlag } from './choice-words.ts';
import { readHours } from './read-hours.ts';
import type { ReferenceEntity } from './reference-formats.ts';
import { workingOf } from './worked-out.ts';

/** Cells of a row by field; those of fields that the file does not have are absent. */
export type ReferenceCells = ReadonlyMap<string, RawCell>;

type ReferenceRow = {
  /** Values of the columns that are no reference to another row. With problems it is not taken in. */
  readonly fields: Readonly<Record<string, CellValue>>;
  readonly currency: string;
  readonly problems: readonly RecordNote[];
  readonly warnings: readonly RecordNote[];
};

/** Columns that hold a date with a time of day, as text. */
const moments: ReadonlySet<string> = new Set(['startsAt', 'closesAt', 'submittedAt']);

type Reading = {
  readonly entity: ReferenceEntity;
  readonly cells: ReferenceCells;
  readonly currency: string;
  readonly notationOf: (field: string) => Notation;
};

/**
 * Reads a row of a reference table by what the dictionary says of its columns. How dates and numbers are written was
 * decided over all rows: without that, `03/04/2024` is a problem, never a guess. Problems name the field.
 */
export const readReferenceRow = (
  entity: ReferenceEntity,
  cells: ReferenceCells,
  notationOf: Reading['notationOf'],
): ReferenceRow => {
  const problems: RecordNote[] = [];
  const note = (code: string, field: string): RecordNote => ({
    code,
    field,
    value: cells.get(field)?.text ?? null,
  });
  const problem = (code: string, field: string): void => {
    problems.push(note(code, field));
  };
  const stated = readCurrency(cells.get('currency') ?? emptyCell, 'CAD');
  if (!stated.ok) problem(stated.error, 'currency');
  const currency = stated.ok ? stated.value : 'CAD';
  const reading = { entity, cells, currency, notationOf };
  const ofFile = workingOf(entity);
  const readAll = (columns: Readonly<Record<string, ColumnDefinition>>): Record<string, CellValue> => {
    const values: Record<string, CellValue> = {};
    for (const [name, column] of Object.entries(columns)) {
      if (!isReadFromCell(column)) continue;
      const value = readColumn(reading, name, column);
      if (value.ok) values[name] = value.value;
      else problem(value.error, name);
    }
    return values;
  };
  const written = readAll(definitionOf(entity).columns);
  const worked = ofFile.workOut({ ...written, ...readAll(ofFile.columns) });
  if (worked.problem !== null) problem(...worked.problem);
  const fields = { ...written, ...worked.fields };
  const backwards = endBeforeStart(fields);
  if (backwards !== null) problem('end-before-start', backwards);
  return {
    fields: { ...fields, ...withCurrency(entity, fields, currency) },
    currency,
    problems,
    warnings: worked.warning === null ? [] : [note(...worked.warning)],
  };
};

const isReadFromCell = ({ readOnly, kind }: ColumnDefinition): boolean =>
  readOnly !== true && kind !== 'ref' && kind !== 'currency';

/** A row has a currency where it has an amount, or must have one; a file without that column is in Canadian dollars. */
const withCurrency = (
  entity: ReferenceEntity,
  fields: Readonly<Record<string, CellValue>>,
  currency: string,
): Readonly<Record<string, CellValue>> => {
  const columns: Readonly<Record<string, ColumnDefinition>> = definitionOf(entity).columns;
  const column = columns['currency'];
  if (column === undefined) return {};
  const hasAmount = Object.entries(columns).some(
    ([name, { kind }]) => kind === 'money' && (fields[name] ?? null) !== null,
  );
  return { currency: hasAmount || column.required === true ? currency : null };
};

const endBeforeStart = (fields: Readonly<Record<string, CellValue>>): string | null => {
  for (const [start, end] of [
    ['startsOn', 'endsOn'],
    ['validFrom', 'validTo'],
  ] as const) {
    const [from, to] = [fields[start], fields[end]];
    if (typeof from === 'string' && typeof to === 'string' && from > to) return end;
  }
  return null;
};

const readColumn = (reading: Reading, name: string, column: ColumnDefinition): Result<CellValue, string> => {
  const cell = reading.cells.get(name);
  if (cell === undefined || (column.kind === 'money' ? isNoAmount(cell) : isBlank(cell)))
    return nothing(column);
  if (cell.type === 'error') return err('error-cell');
  return readValue(reading, name, { column, cell });
};

const nothing = (column: ColumnDefinition): Result<CellValue, string> => {
  if (column.required !== true) return ok(null);
  if (column.kind === 'choice' && column.values.includes('unknown')) return ok('unknown');
  return column.kind === 'flag' ? ok(0) : err('missing-value');
};

type Written = { readonly column: ColumnDefinition; readonly cell: RawCell };

const readValue = (reading: Reading, name: string, { column, cell }: Written): Result<CellValue, string> => {
  const notation = reading.notationOf(name);
  const text = textOf(cell);
  switch (column.kind) {
    case 'date':
      return readCellDate(cell, notation);
    case 'money':
      return readAmount(cell, reading.currency, notation);
    case 'decimal':
      return name === 'hours' ? readHours(cell, notation) : readQuantity(cell, reading.currency, notation);
    case 'integer':
      return /^\d{1,9}$/u.test(text) ? ok(Number(text)) : err('unreadable-number');
    case 'choice':
      return required(readChoice(reading.entity, name, { text, values: column.values }));
    case 'flag':
      return required(readFlag(text));
    case 'text':
      if (moments.has(name)) return readMoment(text, notation.dateOrder);
      return text.length > column.maxLength ? err('too-long') : ok(text);
    default:
      throw new Error(`${name} is not read from a cell`);
  }
};

const required = (value: CellValue): Result<CellValue, string> =>
  value === null ? err('not-a-choice') : ok(value);

const readMoment = (text: string, order: DateOrder | null): Result<CellValue, string> => {
  const moment = readDateTime(text, order);
  if (moment.ok) return moment;
  return err(moment.error === 'ambiguous-date' ? 'ambiguous-date' : 'unreadable-date');
};

/** A cell as text: exact numbers and ISO dates where it has a type. */
export const textOf = ({ type, text, value }: RawCell): string =>
  (type === 'text' || value === null ? text : value).replace(/\s+/gu, ' ').trim();
