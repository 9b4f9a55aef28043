import type { RowReference } from '#shared/domain/audit/test-run.ts';
import type { Hedge } from '#shared/domain/money/interval.ts';
import { isEntityName, type AnyFields } from '#shared/domain/register/entities.ts';
import { AppFailure } from '#shared/ipc/app-failure.ts';
import { readRow } from '../../db/row-store.ts';
import type { ReadableDb } from '../../db/types.ts';
import { makeChange, type CaseContext } from '../trail/change.ts';
import { lastException } from './last-exception.ts';

export type NewFromException = {
  readonly test: string;
  readonly key: string;
  readonly title: string;
  readonly condition: string | null;
};

/**
 * Drafts a finding from an exception of a stored run, which becomes its first evidence: one undo step. Throws not-found.
 */
export const findingFromException = (
  context: CaseContext,
  { test, key, title, condition }: NewFromException,
): { readonly id: number } => {
  const { db } = context;
  const exception = lastException(db, test, key);
  if (exception === null) throw new AppFailure({ code: 'not-found', entity: 'exception', id: key });
  return makeChange(context, 'findings.create', (change) => {
    const id = change.insert('finding', {
      title,
      condition,
      severity: 'moderate',
      contractId: onlyContract(db, exception.rows),
      ...effectOf(exception),
    });
    change.insert('evidence', { findingId: id, kind: 'exception', test, exceptionKey: key });
    return { id };
  });
};

/** The contract that every row is of, when there is just one. */
const onlyContract = (db: ReadableDb, rows: readonly RowReference[]): number | null => {
  const contracts = new Set(
    rows.map(({ entity, id }) => {
      if (entity === 'contract') return id;
      const row = isEntityName(entity) ? readRow(db, entity, id) : undefined;
      return Number(row?.['contractId'] ?? 0);
    }),
  );
  const [only = 0] = contracts;
  return contracts.size === 1 && only > 0 && readRow(db, 'contract', only) !== undefined ? only : null;
};

/** The amount at risk as the effect, with its open sides. */
const effectOf = ({
  currency,
  amountAtRisk,
}: {
  readonly currency: string | null;
  readonly amountAtRisk: { readonly low: string | null; readonly high: string | null } | null;
}): AnyFields => {
  const low = stored(amountAtRisk?.low ?? null);
  const high = stored(amountAtRisk?.high ?? null);
  if (currency === null || (low === null && high === null)) return {};
  return { currency, low, high, hedge: hedgeOf(low, high) };
};

const hedgeOf = (low: number | null, high: number | null): Hedge => {
  if (high === null) return 'at-least';
  if (low === null) return 'at-most';
  return low === high ? 'exact' : 'between';
};

/** Null also for what no column holds. */
const stored = (minor: string | null): number | null => {
  const value = minor === null ? Number.NaN : Number(minor);
  return Number.isSafeInteger(value) ? value : null;
};
