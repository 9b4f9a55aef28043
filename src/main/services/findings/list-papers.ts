import { prepared } from '../../db/prepared.ts';
import type { ReadableDb } from '../../db/types.ts';

/** A kept document as the index of working papers lists it. */
export type ListedPaper = {
  readonly indexNumber: string | null;
  readonly title: string;
  readonly fileName: string;
  readonly sha256: string;
  /** Numbers of the findings that stand on it, with commas; null when none does. */
  readonly findings: string | null;
};

/** The documents of a case by index number. */
export const listPapers = (db: ReadableDb): readonly ListedPaper[] =>
  prepared(
    db,
    `SELECT d.index_number AS indexNumber, d.title, d.file_name AS fileName, d.sha256,
       (SELECT group_concat(number, ', ') FROM (SELECT DISTINCT f.number, f.number_sort FROM finding_evidence e
          JOIN findings f ON f.id = e.finding_id WHERE e.document_id = d.id ORDER BY f.number_sort)) AS findings
     FROM documents d ORDER BY d.index_number_sort NULLS LAST, d.id`,
  ).all() as ListedPaper[];
