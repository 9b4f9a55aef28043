import type { AnyFields } from '#shared/domain/register/entities.ts';
import { backupCase, copyCase } from '../services/backup/backups.ts';
import { createFindingWriterHandlers } from '../services/findings/handlers.ts';
import { historyState, nextUndo, redo, undo } from '../services/history/history.ts';
import { applyMerge, type AcceptedSteps } from '../services/merging/apply-merge.ts';
import {
  duplicateRows,
  insertRows,
  pasteCells,
  removeRows,
  updateCells,
  type CellChange,
} from '../services/register/register-commands.ts';
import { removeSample, storeSample } from '../services/sampling/store-sample.ts';
import type { CaseContext } from '../services/trail/change.ts';

/**
 * Commands on the one connection that writes.
 * @param context made anew for each command: who acts can change while a case is open
 */
export const createWriterHandlers = (context: () => CaseContext, path: string) => {
  const { db, clock } = context();
  return {
    insert: ({ entity, rows }: { entity: string; rows: readonly AnyFields[] }) =>
      insertRows(context(), entity, rows),
    update: ({
      entity,
      changes,
      reason,
    }: {
      entity: string;
      changes: readonly CellChange[];
      reason?: string | undefined;
    }) => updateCells(context(), entity, changes, reason),
    paste: ({
      entity,
      ...pasted
    }: {
      entity: string;
      changes: readonly CellChange[];
      rows: readonly AnyFields[];
    }) => pasteCells(context(), entity, pasted),
    remove: ({ entity, ids }: { entity: string; ids: readonly number[] }) =>
      removeRows(context(), entity, ids),
    duplicate: ({ entity, ids }: { entity: string; ids: readonly number[] }) =>
      duplicateRows(context(), entity, ids),
    applyMerge: async ({ accepted, reason }: { accepted: AcceptedSteps; reason: string }) => {
      // A workbook may change more than one can look over: a copy first.
      if (accepted.some(({ steps }) => steps.length > 0)) await backupCase(db, path, clock());
      return applyMerge(context(), accepted, reason);
    },
    drawSample: (input: Parameters<typeof storeSample>[1]) => storeSample(context(), input),
    removeSample: ({ id }: { id: number }) => removeSample(context(), id),
    undo: async () => {
      // Taking back an import or a merge changes more than one can look over: a copy first.
      if (/^(?:importing|merging)\./u.test(nextUndo(db) ?? '')) await backupCase(db, path, clock());
      const { entities } = undo(context());
      return { entities, state: historyState(db) };
    },
    redo: () => {
      const { entities } = redo(context());
      return { entities, state: historyState(db) };
    },
    ...createFindingWriterHandlers(context),
    saveCopy: ({ target }: { target: string }) => copyCase(db, target),
  };
};
