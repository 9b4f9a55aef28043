import type { ImportSettings } from '#shared/ipc/import-schemas.ts';
import type { CaseContext } from '../trail/change.ts';
import type { ReadableDb } from '../../db/types.ts';
import { discardForgottenImports } from './clear-staged.ts';
import type { ImportLookups } from './import-messages.ts';
import { knownPublications, knownStates } from './published-lookups.ts';

/** Formats of publications of contracts. */
const published: readonly ImportSettings['format'][] = [null, 'ocds', 'seao-xml', 'disclosure'];

/** Vendors and contracts of the register, for matching; what was published of them where the format is one of these. */
export const importLookups = (
  db: ReadableDb,
  format: ImportSettings['format'] = 'invoices',
): ImportLookups => ({
  vendors: db
    .prepare(
      `SELECT id, name, aliases, neq, gst_number AS gstNumber, qst_number AS qstNumber
       FROM visible_organizations ORDER BY id`,
    )
    .all() as ImportLookups['vendors'],
  contracts: db
    .prepare(
      `SELECT id, reference, internal_number AS internalNumber, process_id AS processId, vendor_id AS vendorId, starts_on AS startsOn,
        coalesce(option_ends_on, ends_on) AS endsOn FROM visible_contracts ORDER BY id`,
    )
    .all() as ImportLookups['contracts'],
  ...(published.includes(format) ? { publications: knownPublications(db), states: knownStates(db) } : {}),
});

/**
 * Opens an import: a record that is staged, and what the file thread needs to check rows. One that was read before and
 * then neither committed nor discarded goes first.
 */
export const beginImport = async (
  { db, clock }: CaseContext,
  file: { readonly fileName: string; readonly settings: ImportSettings },
): Promise<{ readonly importId: number; readonly lookups: ImportLookups }> => {
  await discardForgottenImports(db);
  // The hash is known once the file was read; until then a staged import has none to compare with.
  const { lastInsertRowid } = db
    .prepare(
      "INSERT INTO imports (state, file_name, sha256, kind, sheet, settings, started_at) VALUES ('staged', ?, ?, '', NULL, ?, ?)",
    )
    .run(file.fileName, '0'.repeat(64), JSON.stringify(file.settings), clock());
  return { importId: Number(lastInsertRowid), lookups: importLookups(db, file.settings.format) };
};
