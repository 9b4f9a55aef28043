import type { RecordNote, RowDraft, SourceRecord } from '#shared/domain/importing/source-record.ts';
import { definitionOf } from '#shared/domain/register/entities.ts';
import { normaliseOrganizationName } from '#shared/domain/text/normalise-name.ts';
import { prepared } from '../../../db/prepared.ts';
import type { WritableDb } from '../../../db/types.ts';
import { createIdSet } from '../id-set.ts';
import { createImportedRows } from '../imported-rows.ts';
import { createDraftPlacing } from './place-drafts.ts';
import { createRecordTally, type RecordCounts } from './record-tally.ts';

/** Where a record stands: in which file of the import (null when there is but one). */
export type RecordOrigin = { readonly fileNumber: number | null; readonly fileName: string };

export type RecordStaging = {
  /** Stores one batch; call it inside a transaction. */
  readonly add: (records: readonly SourceRecord[], origin: RecordOrigin) => void;
  readonly counts: () => RecordCounts & { readonly invoices: number };
};

/**
 * Puts records into the register's tables under an import id, unseen until it is committed. A record that the case
 * already holds, by what it says, is ignored; one repeated inside the import is taken in with a warning.
 */
export const createRecordStaging = (db: WritableDb, importId: number): RecordStaging => {
  const rows = createImportedRows(db, importId);
  const tally = createRecordTally();
  const delivery = createDeliveries(db, importId);
  const placing = createDraftPlacing(db, rows);
  const isNews = createNews();
  let invoices = 0;

  const reject = (record: SourceRecord, { fileName, fileNumber }: RecordOrigin): void => {
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
  const accept = (record: SourceRecord, { fileNumber }: RecordOrigin): void => {
    const [first] = record.drafts;
    if (first === undefined) throw new Error(`record ${record.row} brings nothing`);
    const known = delivery(first);
    tally.count(known === 'delivered' ? 'ignored' : 'accepted', record);
    if (known === 'delivered') return;
    placing.place(record.drafts, hasFileNumber(first) ? { fileNumber } : {});
    if (first.entity === 'invoice') invoices += 1;
    if (known === 'repeated') tally.warn(record.row, { code: 'repeated-row', field: null, value: null });
    for (const warning of record.warnings) if (isNews(warning)) tally.warn(record.row, warning);
  };
  return {
    add: (records, origin) => {
      rows.begin();
      for (const record of records) {
        if (record.problems.length > 0) reject(record, origin);
        else accept(record, origin);
      }
    },
    counts: () => ({ ...tally.counts(), invoices }),
  };
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
 * Whether a record was delivered before: the n-th equal one of the import is the n-th of the case. Only records that
 * say what they hold (`contentHash`) can be told.
 */
const createDeliveries = (db: WritableDb, importId: number) => {
  const matched = createIdSet();
  return ({ entity, fields }: RowDraft): 'new' | 'delivered' | 'repeated' => {
    const hash = fields['contentHash'];
    if (typeof hash !== 'string') return 'new';
    const { table } = definitionOf(entity);
    const same = prepared(
      db,
      `SELECT r.id, r.import_id = ? AS isOwn FROM ${table} r LEFT JOIN imports i ON i.id = r.import_id
       WHERE r.content_hash = ? AND (r.import_id IS NULL OR i.state = 'committed' OR r.import_id = ?)`,
    ).all(importId, hash, importId) as { id: number; isOwn: number | null }[];
    const before = same.find(({ id, isOwn }) => isOwn !== 1 && !matched.has(id));
    if (before !== undefined) {
      matched.add(before.id);
      return 'delivered';
    }
    return same.some(({ isOwn }) => isOwn === 1) ? 'repeated' : 'new';
  };
};
