import type { FieldsOf } from '#shared/domain/register/entities.ts';
import { prepared } from '../../db/prepared.ts';
import { selectList } from '../../db/row-store.ts';
import type { ReadableDb } from '../../db/types.ts';

/** A finding with what belongs to it, for a list. Amounts are minor units of its currency. */
export type ListedFinding = FieldsOf<'finding'> & {
  readonly id: number;
  /** Reference of its contract. */
  readonly contract: string | null;
  /** Code of the rule it is measured by. */
  readonly rule: string | null;
  readonly evidence: number;
  readonly openNotes: number;
};

/** The findings of a case by number; of one status, when one is given. */
export const listFindings = (
  db: ReadableDb,
  status: ListedFinding['status'] | null = null,
): readonly ListedFinding[] =>
  prepared(
    db,
    `SELECT ${selectList('finding', 'f')},
       (SELECT c.reference FROM contracts c WHERE c.id = f.contract_id) AS contract,
       (SELECT r.code FROM rules r WHERE r.id = f.rule_id) AS rule,
       (SELECT count(*) FROM finding_evidence e WHERE e.finding_id = f.id) AS evidence,
       (SELECT count(*) FROM review_notes n WHERE n.finding_id = f.id AND n.status = 'open') AS openNotes
     FROM findings f WHERE ? IS NULL OR f.status = ? ORDER BY f.number_sort, f.id`,
  ).all(status, status) as ListedFinding[];
