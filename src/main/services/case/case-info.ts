import { entityNames } from '#shared/domain/register/entities.ts';
import { readableTable } from '#shared/domain/register/names.ts';
import type { CaseInfo } from '#shared/ipc/contract.ts';
import { prepared } from '../../db/prepared.ts';
import type { ReadableDb } from '../../db/types.ts';
import { trailHead } from '../trail/events.ts';

/** Entities that a case's summary counts under their plural names. */
const countOf = (db: ReadableDb, table: string): number =>
  (prepared(db, `SELECT count(*) AS n FROM ${table}`).get() as { n: number }).n;

/** What a case is, for the header, the start screen and `constat info`. Counts are of visible rows. */
export const caseInfo = (db: ReadableDb, path: string, readOnly: boolean): CaseInfo => {
  const file = prepared(db, 'SELECT title, is_sample AS isSample FROM case_file').get() as {
    title: string;
    isSample: number;
  };
  const head = trailHead(db);
  return {
    path,
    title: file.title,
    isSample: file.isSample === 1,
    readOnly,
    schemaVersion: Number(db.pragma('user_version', { simple: true })),
    events: head.seq,
    head: head.hash,
    counts: {
      ...Object.fromEntries(entityNames.map((entity) => [entity, countOf(db, readableTable(entity))])),
      import: countOf(db, "imports WHERE state = 'committed'"),
    },
    openRejects: countOf(db, "visible_import_rejects WHERE status = 'open'"),
  };
};
