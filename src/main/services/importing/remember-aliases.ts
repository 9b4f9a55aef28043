import { normaliseOrganizationName } from '#shared/domain/text/normalise-name.ts';
import type { ImportSettings } from '#shared/ipc/import-schemas.ts';
import { prepared } from '../../db/prepared.ts';
import type { ReadableDb } from '../../db/types.ts';
import type { Change } from '../trail/change.ts';

/** Longest text of the column. */
const maxLength = 2000;

/**
 * Names that a person matched to a vendor become its aliases, so that nobody is asked again: part of the change that takes
 * the import in, and undone with it. Names that already match write nothing.
 */
export const rememberAliases = (
  change: Change,
  db: ReadableDb,
  { vendorMatches }: Pick<ImportSettings, 'vendorMatches'>,
): void => {
  const find = prepared(db, 'SELECT name, aliases FROM visible_organizations WHERE id = ?');
  for (const [written, id] of Object.entries(vendorMatches)) {
    const vendor = find.get(id) as { name: string; aliases: string | null } | undefined;
    // The sign between two aliases cannot stand in one.
    const alias = written.replaceAll(';', ',').trim();
    if (vendor === undefined || isKnown(alias, vendor)) continue;
    const aliases = vendor.aliases === null ? alias : `${vendor.aliases}; ${alias}`;
    if (aliases.length <= maxLength) change.update('organization', id, { aliases });
  }
};

const isKnown = (alias: string, { name, aliases }: { name: string; aliases: string | null }): boolean => {
  const key = normaliseOrganizationName(alias);
  return (
    key === '' ||
    [name, ...(aliases ?? '').split(';')].some((known) => normaliseOrganizationName(known) === key)
  );
};
