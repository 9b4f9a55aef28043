import type { Notation } from '#shared/domain/importing/cell-values.ts';
import type { RecordNote, RowDraft, SourceRecord } from '#shared/domain/importing/source-record.ts';
import { asDecimal } from '#shared/domain/ocds/published-amount.ts';
import type { ReferenceEntity } from '#shared/domain/reference-tables/reference-formats.ts';
import {
  readReferenceRow,
  textOf,
  type ReferenceCells,
} from '#shared/domain/reference-tables/read-reference-row.ts';
import type { ReferenceNotation } from '#shared/domain/reference-tables/reference-notation.ts';
import { entriesOfWeek, type SheetEntry } from '#shared/domain/reference-tables/week-entries.ts';
import { workPackageKey } from '#shared/domain/text/work-package-number.ts';
import { createOrganizationBook } from '../ocds/organization-book.ts';
import type { RecordContext } from '../record-context.ts';
import { contentHash, referenceDraft } from './reference-draft.ts';
import { referencesOf } from './references.ts';

type ReferenceLine = {
  readonly row: number;
  readonly cells: ReferenceCells;
  /** The headers as written, by field. */
  readonly header: ReadonlyMap<string, string>;
  readonly notation: ReferenceNotation;
};

/** The columns whose sum is tied out: of a range the greatest amount, and the least where that is open. */
const amountColumns: Partial<Readonly<Record<ReferenceEntity, readonly string[]>>> = {
  purchaseOrder: ['amount'],
  approval: ['amount'],
  tender: ['estimate'],
  bid: ['amount'],
  workPackage: ['high', 'low'],
};

/**
 * Makes records of the rows of one table: one row of the entity each, with the organisations that it names; of a row of a
 * time sheet with a column for each day, one record per day.
 */
export const createReferenceRecords = (
  entity: ReferenceEntity,
  context: RecordContext,
  /** What a person should know of the whole table. */
  ofTable: readonly RecordNote[],
) => {
  const organizations = createOrganizationBook(context);
  const said: Notation = {
    decimalMark: context.notation?.decimalMark ?? null,
    dateOrder: context.notation?.dateOrder ?? null,
  };
  const numbers = createNumbers(entity);
  const packages = createPackageNumbers(entity);
  let isFirst = true;
  const recordOf = (line: ReferenceLine, entry: SheetEntry): SourceRecord => {
    const { row, header, notation } = line;
    const { cells } = entry;
    const read = readReferenceRow(entity, cells, (field) => notation.of(field, said));
    const references = referencesOf(entity, cells, { context, organizations });
    const named = (note: RecordNote): RecordNote => ({
      ...note,
      field: headerOf(note.field, header, entry.hoursIn),
    });
    const fields = { ...read.fields, ...references.fields };
    const problems = [
      ...notesOf(entry.problem, cells),
      ...read.problems,
      ...references.problems,
      ...packages.problemsOf(fields),
    ].map(named);
    const warnings = [
      ...(isFirst ? ofTable : []),
      ...warningOfLine(entry, line),
      ...[...read.warnings, ...references.warnings].map(named),
    ];
    isFirst = false;
    const head = { row, amount: amountOf(entity, read), problems, warnings, document: null };
    if (problems.length > 0) return { ...head, drafts: [], cells: asWritten(line.cells, header) };
    const hashed = { ...fields, contentHash: contentHash(entity, read.fields, cells), sourceRow: row };
    const draft = referenceDraft({ entity, row, fields: hashed, isOnly: !numbers.isRepeated(cells) });
    return { ...head, drafts: [draft, ...references.drafts], cells: {} };
  };
  return {
    /** Sees the cells of every row before the first record is made. */
    observe: numbers.observe,
    recordsOf: (line: ReferenceLine): readonly SourceRecord[] =>
      entriesOfWeek(line.cells, (field) => line.notation.of(field, said)).map((entry) =>
        recordOf(line, entry),
      ),
  };
};

/** Of the line itself: its hours are its total, not those of a day. */
const warningOfLine = ({ warning }: SheetEntry, { cells, header }: ReferenceLine): readonly RecordNote[] =>
  notesOf(warning, cells).map((note) => ({ ...note, field: headerOf(note.field, header, 'hours') }));

const notesOf = (remark: SheetEntry['problem'], cells: ReferenceCells): readonly RecordNote[] => {
  if (remark === null) return [];
  const [code, field] = remark;
  return [{ code, field, value: cells.get(field)?.text ?? null }];
};

/** The header as written: hours stand under their day where the sheet has a column for each. */
const headerOf = (
  field: string | null,
  header: ReadonlyMap<string, string>,
  hoursIn: string,
): string | null => {
  if (field === null) return null;
  return header.get(field === 'hours' ? hoursIn : field) ?? header.get(field) ?? field;
};

const amountOf = (
  entity: ReferenceEntity,
  { fields, currency }: ReturnType<typeof readReferenceRow>,
): SourceRecord['amount'] => {
  const minor = (amountColumns[entity] ?? []).map((name) => fields[name]).find((value) => value !== null);
  return typeof minor === 'number' ? asDecimal({ currency, minor }) : null;
};

/** A number of a work package that the file has again under the same contract does not say which one counts. */
const createPackageNumbers = (entity: ReferenceEntity) => {
  const seen = new Set<string>();
  return {
    problemsOf: ({ contractId, number }: RowDraft['fields']): readonly RecordNote[] => {
      if (entity !== 'workPackage' || typeof number !== 'string') return [];
      const key = JSON.stringify([contractId, workPackageKey(number)]);
      if (!seen.has(key)) {
        seen.add(key);
        return [];
      }
      return [{ code: 'repeated-number', field: 'number', value: number }];
    },
  };
};

/** Which numbers of employees a file has more than once: such a number does not say which row is meant. */
const createNumbers = (entity: ReferenceEntity) => {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  const numberOf = (cells: ReferenceCells): string => {
    const cell = entity === 'employee' ? cells.get('number') : undefined;
    return cell === undefined ? '' : textOf(cell);
  };
  return {
    observe: (cells: ReferenceCells): void => {
      const number = numberOf(cells);
      (seen.has(number) ? repeated : seen).add(number);
    },
    isRepeated: (cells: ReferenceCells): boolean => repeated.has(numberOf(cells)),
  };
};

const asWritten = (
  cells: ReferenceCells,
  header: ReadonlyMap<string, string>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...cells].flatMap(([field, { text }]) =>
      text.trim() === '' ? [] : [[header.get(field) ?? field, text] as const],
    ),
  );
