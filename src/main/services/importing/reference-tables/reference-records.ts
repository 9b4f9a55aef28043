import { createHash } from 'node:crypto';
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
import { createOrganizationBook } from '../ocds/organization-book.ts';
import type { RecordContext } from '../record-context.ts';
import { referencesOf } from './references.ts';

type ReferenceLine = {
  readonly row: number;
  readonly cells: ReferenceCells;
  /** The headers as written, by field. */
  readonly header: ReadonlyMap<string, string>;
  readonly notation: ReferenceNotation;
};

/** The column whose sum is tied out. */
const amountColumn: Partial<Readonly<Record<ReferenceEntity, string>>> = {
  purchaseOrder: 'amount',
  approval: 'amount',
  tender: 'estimate',
  bid: 'amount',
};

/** Makes records of the rows of one table: one row of the entity each, with the organisations that it names. */
export const createReferenceRecords = (entity: ReferenceEntity, context: RecordContext) => {
  const organizations = createOrganizationBook(context);
  const said: Notation = {
    decimalMark: context.notation?.decimalMark ?? null,
    dateOrder: context.notation?.dateOrder ?? null,
  };
  const numbers = createNumbers(entity);
  let isFirst = true;
  return {
    /** Sees the cells of every row before the first record is made. */
    observe: numbers.observe,
    recordOf: ({ row, cells, header, notation }: ReferenceLine): SourceRecord => {
      const read = readReferenceRow(entity, cells, (field) => notation.of(field, said));
      const references = referencesOf(entity, cells, { context, organizations });
      const named = (note: RecordNote): RecordNote => ({
        ...note,
        field: note.field === null ? null : (header.get(note.field) ?? note.field),
      });
      const amount = read.fields[amountColumn[entity] ?? ''];
      const minor = typeof amount === 'number' ? amount : null;
      const problems = [...read.problems, ...references.problems].map(named);
      const warnings = isFirst ? tableWarnings(entity, header) : [];
      isFirst = false;
      const head = {
        row,
        amount: minor === null ? null : asDecimal({ currency: read.currency, minor }),
        problems,
        warnings: [...warnings, ...references.warnings.map(named)],
        document: null,
      };
      if (problems.length > 0) return { ...head, drafts: [], cells: asWritten(cells, header) };
      const fields = {
        ...read.fields,
        ...references.fields,
        contentHash: contentHash(entity, read.fields, cells),
        sourceRow: row,
      };
      const draft = draftOf({ entity, row, fields, isOnly: !numbers.isRepeated(cells) });
      return { ...head, drafts: [draft, ...references.drafts], cells: {} };
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

type Drafted = {
  readonly entity: ReferenceEntity;
  readonly row: number;
  readonly fields: RowDraft['fields'];
  /** No other row of the file has its number. */
  readonly isOnly: boolean;
};

/**
 * A tender that bids named before has its row already: what is open there is filled. An employee whose number the case
 * has is the same one, of whom the later table counts.
 */
const draftOf = ({ entity, row, fields, isOnly }: Drafted): RowDraft => {
  const draft = { entity, key: `${entity} of row ${row}`, fields };
  const { contentHash: _hash, sourceRow: _row, processId: _process, number, ...facts } = fields;
  const known = Object.fromEntries(
    Object.entries(facts).filter(
      ([, value]) => value !== null && value !== 'unknown' && typeof value !== 'object',
    ),
  );
  if (entity === 'tender')
    return { ...draft, identity: ['processId'], ifKnown: { replaces: {}, fills: known } };
  if (entity === 'employee' && typeof number === 'string' && isOnly)
    return { ...draft, identity: ['number', 'organizationId'], ifKnown: { replaces: known, fills: {} } };
  return draft;
};

/** Nothing in a table of bids says who won: all of them are then taken as not retained, which a person should know. */
const tableWarnings = (
  entity: ReferenceEntity,
  header: ReadonlyMap<string, string>,
): readonly RecordNote[] =>
  entity === 'bid' && !header.has('isWinner')
    ? [{ code: 'winner-not-stated', field: null, value: null }]
    : [];

/** Of what the row says: a row that was delivered before is known by it. */
const contentHash = (
  entity: ReferenceEntity,
  fields: Readonly<Record<string, unknown>>,
  cells: ReferenceCells,
): string => {
  const known = Object.entries(fields).filter(([, value]) => value !== null);
  const references = [...cells].flatMap(([field, cell]) => {
    const text = textOf(cell);
    return Object.hasOwn(fields, field) || text === '' ? [] : [[field, text]];
  });
  return createHash('sha256')
    .update(JSON.stringify([entity, known.toSorted(byName), references.toSorted(byName)]))
    .digest('hex');
};

const byName = ([a = '']: readonly unknown[], [b = '']: readonly unknown[]): number =>
  String(a) < String(b) ? -1 : 1;

const asWritten = (
  cells: ReferenceCells,
  header: ReadonlyMap<string, string>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...cells].flatMap(([field, { text }]) =>
      text.trim() === '' ? [] : [[header.get(field) ?? field, text] as const],
    ),
  );
