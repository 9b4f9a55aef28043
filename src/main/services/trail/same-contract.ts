import type { AnyFields, EntityName } from '#shared/domain/register/entities.ts';
import type { FieldIssue } from '#shared/ipc/app-error.ts';
import { prepared } from '../../db/prepared.ts';
import type { ReadableDb } from '../../db/types.ts';

/**
 * What speaks against a whole row as it would be stored: an amendment changes the agreed amount of a work package of its
 * own contract, and no package leaves the contract of its amendments. Null when nothing does.
 */
export const otherContractIssue = (
  db: ReadableDb,
  entity: EntityName,
  id: number | null,
  row: AnyFields,
): FieldIssue | null => {
  const contractId = row['contractId'] ?? null;
  if (entity === 'amendment') {
    const packageId = row['workPackageId'] ?? null;
    const sql = 'SELECT 1 FROM work_packages WHERE id = @id AND contract_id IS NOT @contractId';
    return isFound(db, sql, { id: packageId, contractId })
      ? issue(entity, id, 'workPackageId', packageId)
      : null;
  }
  if (entity !== 'workPackage' || id === null) return null;
  const sql = 'SELECT 1 FROM amendments WHERE work_package_id = @id AND contract_id IS NOT @contractId';
  return isFound(db, sql, { id, contractId }) ? issue(entity, id, 'contractId', contractId) : null;
};

const isFound = (db: ReadableDb, sql: string, values: AnyFields): boolean =>
  prepared(db, sql).get(values) !== undefined;

const issue = (
  entity: EntityName,
  id: number | null,
  column: string,
  value: FieldIssue['value'],
): FieldIssue => ({ entity, id, column, problem: 'other-contract', value });
