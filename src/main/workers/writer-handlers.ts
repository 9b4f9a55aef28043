import type { AnyFields } from '#shared/domain/register/entities.ts';
import { backupCase, copyCase } from '../services/backup/backups.ts';
import { historyState, nextUndo, redo, undo } from '../services/history/history.ts';
import {
  duplicateRows,
  insertRows,
  removeRows,
  updateCells,
  type CellChange,
} from '../services/register/register-commands.ts';
import type { CaseContext } from '../services/trail/change.ts';

/**
 * Commands on the one connection that writes. `actor` can change while a case is open, so the context is made anew
 * for each command.
 */
export const createWriterHandlers = (base: CaseContext, path: string) => {
  let actor = base.actor;
  const context = (): CaseContext => ({ ...base, actor });
  return {
    setActor: ({ name }: { name: string }) => {
      actor = name;
    },
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
    remove: ({ entity, ids }: { entity: string; ids: readonly number[] }) =>
      removeRows(context(), entity, ids),
    duplicate: ({ entity, ids }: { entity: string; ids: readonly number[] }) =>
      duplicateRows(context(), entity, ids),
    undo: async () => {
      // Taking back an import changes more than one can look over: a copy first.
      if (nextUndo(base.db)?.startsWith('importing.') === true) await backupCase(base.db, path, base.clock());
      const { entities } = undo(context());
      return { entities, state: historyState(base.db) };
    },
    redo: () => {
      const { entities } = redo(context());
      return { entities, state: historyState(base.db) };
    },
    saveCopy: ({ target }: { target: string }) => copyCase(base.db, target),
  };
};

export type RegisterWriterHandlers = ReturnType<typeof createWriterHandlers>;
