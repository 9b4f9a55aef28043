import type { RecordNote, RowDraft, SourceRecord } from '#shared/domain/importing/source-record.ts';
import type { CellValue } from '#shared/domain/register/column-kinds.ts';
import { definitionOf, type AnyFields } from '#shared/domain/register/entities.ts';
import type { NewRow } from '../../../db/insert-rows.ts';
import { normaliseOrganizationName } from '#shared/domain/text/normalise-name.ts';
import type { WritableDb } from '../../../db/types.ts';
import type { ImportUpdate } from '#shared/ipc/import-schemas.ts';
import { createImportedRows, type ImportedRows } from '../imported-rows.ts';
import { createClaims } from './claims.ts';
import { createDeliveries } from './deliveries.ts';
import { createDraftPlacing, type DraftPlacing } from './place-drafts.ts';
import { createRecordTally, type RecordCounts, type RecordTally } from './record-tally.ts';

/** Where a record stands: in which file of the import (null when there is but one). */
export type RecordOrigin = { readonly fileNumber: number | null; readonly fileName: string };

export type RecordStaging = {
  /** Stores one batch; call it inside a transaction. */
  readonly add: (records: readonly SourceRecord[], origin: RecordOrigin) => void;
  readonly counts: () => RecordCounts & {
    readonly invoices: number;
    /** What is said of rows that the case has already. */
    readonly updates: readonly ImportUpdate[];
  };
};

/**
 * Puts records into the register's tables under an import id, unseen until it is committed. A record that the case
 * already holds, by what it says, is ignored; one repeated inside the import is taken in with a warning.
 */
export const createRecordStaging = (db: WritableDb, importId: number): RecordStaging => {
  const rows = createImportedRows(db, importId);
  const tally = createRecordTally();
  const delivery = createDeliveries(db, importId);
  const claims = createClaims(db);
  const placing = createDraftPlacing(db, rows, (claim, idOf) => claims.add([claim], idOf));
  const { store, flush } = createStore(rows, placing);
  const isNews = createNews();
  let invoices = 0;

  const reject = createRejecting(rows, tally);
  /** It says something of what the case has, and brings nothing else. */
  const passOver = ({ claims: said = [], ...record }: SourceRecord): void => {
    if (said.length === 0) throw new Error(`record ${record.row} brings nothing`);
    tally.count('ignored', record);
    for (const warning of record.warnings) tally.warn(record.row, warning);
    claims.add(said, placing.idOf);
  };
  const accept = (record: SourceRecord, { fileNumber }: RecordOrigin): void => {
    const [first] = record.drafts;
    if (first === undefined) return passOver(record);
    const known = delivery.of(first);
    tally.count(known === 'delivered' ? 'ignored' : 'accepted', record);
    if (known === 'delivered') return;
    store(record, hasFileNumber(first) ? { fileNumber } : {});
    claims.add(record.claims ?? [], placing.idOf);
    if (first.entity === 'invoice') invoices += 1;
    if (known === 'repeated') tally.warn(record.row, { code: 'repeated-row', field: null, value: null });
    for (const warning of record.warnings) if (isNews(warning)) tally.warn(record.row, warning);
  };
  return {
    add: (records, origin) => {
      rows.begin();
      delivery.look(records);
      for (const record of records) {
        if (record.problems.length > 0) reject(record, origin);
        else accept(record, origin);
      }
      flush();
    },
    counts: () => ({ ...tally.counts(), invoices, updates: claims.updates() }),
  };
};

/** Keeps a rejected record, as written, for a person to judge. */
const createRejecting =
  (rows: ImportedRows, tally: RecordTally) =>
  (record: SourceRecord, { fileName, fileNumber }: RecordOrigin): void => {
    const [problem] = record.problems;
    if (problem === undefined) return;
    tally.count('rejected', record);
    if (problem.code === 'doubtful-vendor' && problem.value !== null)
      tally.addUnknown('vendor', problem.value);
    if (problem.code === 'unknown-contract' && problem.value !== null)
      tally.addUnknown('contract', problem.value);
    rows.insert('importReject', rows.nextId('importReject'), {
      sourceRow: record.row,
      field: problem.field,
      code: problem.code,
      value: problem.value?.slice(0, 4000) ?? null,
      cells: JSON.stringify(fileNumber === null ? record.cells : { file: fileName, ...record.cells }),
      status: 'open',
    });
  };

/** A vendor is created once, though each of its documents says that the register does not know it. */
const createNews = () => {
  const vendors = new Set<string>();
  return ({ code, value }: RecordNote): boolean => {
    if (code !== 'vendor-created' || value === null) return true;
    const before = vendors.size;
    return vendors.add(normaliseOrganizationName(value)).size > before;
  };
};

const hasFileNumber = ({ entity }: RowDraft): boolean =>
  Object.hasOwn(definitionOf(entity).columns, 'fileNumber');

/**
 * The fields of a line of a cloud bill, when all that it points to is there already; null when it is to be placed with
 * others, or is something else. A bill has a million of them.
 */
const aloneFields = ({ drafts }: SourceRecord, idOf: DraftPlacing['idOf']): AnyFields | null => {
  const [first, ...others] = drafts;
  if (first?.entity !== 'costRecord' || first.identity !== undefined || others.length > 0) return null;
  const fields: Record<string, CellValue> = {};
  for (const [name, value] of Object.entries(first.fields)) {
    const known = value !== null && typeof value === 'object' ? idOf(value.key) : value;
    if (known === undefined) return null;
    fields[name] = known;
  }
  return fields;
};

/** Such rows wait for each other and are stored many at a time; nothing else of the file can mean them. */
const createAloneRows = (rows: ImportedRows) => {
  let waiting: NewRow[] = [];
  return {
    add: (fields: AnyFields, origin: AnyFields): void => {
      waiting.push({ id: rows.nextId('costRecord'), fields: { ...origin, ...fields } });
    },
    flush: (): void => {
      rows.insertAll('costRecord', waiting);
      waiting = [];
    },
  };
};

/** Stores the rows of a record, at the latest when it is told to flush. */
const createStore = (rows: ImportedRows, placing: DraftPlacing) => {
  const alone = createAloneRows(rows);
  return {
    flush: alone.flush,
    store: (record: SourceRecord, origin: AnyFields): void => {
      const fields = aloneFields(record, placing.idOf);
      if (fields !== null) return alone.add(fields, origin);
      alone.flush();
      placing.place(record.drafts, origin);
    },
  };
};
