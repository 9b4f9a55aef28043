import { AppFailure } from '#shared/ipc/app-error.ts';
import type { ImportReport, ImportSettings } from '#shared/ipc/import-schemas.ts';
import { importDigestInSteps } from '../proof/import-digest.ts';
import { makeChange, type CaseContext } from '../trail/change.ts';
import { discardStagedImport } from './clear-staged.ts';
import { importReport, readImport, readStagedImport, storedReport } from './import-row.ts';
import { applyUpdates, commitCommand, settledUpdates } from './import-updates.ts';
import { rememberAliases } from './remember-aliases.ts';

/**
 * Makes a staged import visible: one state change and one event with the file's hash, the mapping, the counts and a
 * digest over every row it added. With rejected rows it takes `acceptValid`; one in which every row was ignored commits
 * nothing and is not kept. Throws import-not-open, import-has-rejects.
 */
export const commitImport = async (
  context: CaseContext,
  importId: number,
  acceptValid: boolean,
): Promise<ImportReport> => {
  const { db } = context;
  const staged = readStagedImport(db, importId);
  const { rows } = storedReport(staged);
  if (rows.rejected > 0 && !acceptValid)
    throw new AppFailure({ code: 'import-has-rejects', importId, rejected: rows.rejected });
  // Before the transaction: a staged import no longer changes, and this takes a while for a million rows.
  const digest = await importDigestInSteps(db, importId);
  makeChange(context, commitCommand, (change) => {
    // Others had their turn meanwhile: it may have been discarded, or committed.
    const report = storedReport(readStagedImport(db, importId));
    const updates = settledUpdates(db, report.updates);
    db.prepare(
      "UPDATE imports SET state = 'committed', committed_at = ?, digest = ?, report = ? WHERE id = ?",
    ).run(context.clock(), digest, JSON.stringify({ ...report, updates }), importId);
    const { id: _id, state: _state, ...sealed } = readImport(db, importId);
    rememberAliases(change, db, JSON.parse(sealed.settings) as ImportSettings);
    change.note('import.committed', importId, { after: sealed });
    applyUpdates(change, updates);
  });
  return importReport(db, importId);
};

/** Drops a staged import. Throws import-not-open. */
export const discardImport = async ({ db }: CaseContext, importId: number): Promise<void> => {
  readStagedImport(db, importId);
  await discardStagedImport(db, importId);
};
