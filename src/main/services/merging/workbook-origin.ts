import { AppFailure } from '#shared/ipc/app-error.ts';
import type { Locale } from '#shared/ipc/contract.ts';
import { prepared } from '../../db/prepared.ts';
import type { ReadableDb } from '../../db/types.ts';
import type { ReadLimits } from '../../files/read-limits.ts';
import { readDocumentProperties } from '../../files/tables/xlsx/document-properties.ts';

/** What a workbook that came back says it was made from. */
export type WorkbookOrigin = {
  /** Null where another program lost it. */
  readonly event: number | null;
  readonly head: string | null;
  readonly locale: Locale | null;
  readonly savedBy: string | null;
  /** The trail of the case has that event with that hash: the state it was made from can be told. */
  readonly isKnown: boolean;
};

/** Reads what an export wrote into the properties. Throws workbook-other-case and workbook-newer. */
export const readOrigin = async (
  db: ReadableDb,
  path: string,
  limits: ReadLimits,
): Promise<WorkbookOrigin> => {
  const { custom, lastModifiedBy } = await readDocumentProperties(path, limits);
  const { uuid } = prepared(db, 'SELECT uuid FROM case_file').get() as { uuid: string };
  const from = custom.get('ConstatCase');
  if (from !== undefined && from !== uuid) throw new AppFailure({ code: 'workbook-other-case', file: path });
  const supported = Number(db.pragma('user_version', { simple: true }));
  const version = numberOf(custom.get('ConstatSchemaVersion'));
  if (version !== null && version > supported)
    throw new AppFailure({ code: 'workbook-newer', file: path, version, supported });
  const locale = custom.get('ConstatLocale');
  const [event, head] = [numberOf(custom.get('ConstatBaseEvent')), custom.get('ConstatBaseHead') ?? null];
  return {
    event,
    head,
    locale: locale === 'fr' || locale === 'en' ? locale : null,
    savedBy: lastModifiedBy,
    isKnown: from !== undefined && event !== null && head !== null && hashOf(db, event) === head,
  };
};

/** Whether a file says that it is a workbook of this program, of whatever case. */
export const saysItIsOurs = async (path: string, limits: ReadLimits): Promise<boolean> => {
  try {
    return (await readDocumentProperties(path, limits)).custom.has('ConstatWorkbook');
  } catch (error) {
    // No archive, or a damaged one: whoever reads it next says what is wrong with it.
    if (error instanceof AppFailure) return false;
    throw error;
  }
};

/** Programs write whole numbers as `12` or `12.0`. */
const numberOf = (text: string | undefined): number | null => {
  const value = Number(text ?? '');
  return text !== undefined && text !== '' && Number.isSafeInteger(value) ? value : null;
};

const hashOf = (db: ReadableDb, seq: number): string | null =>
  (prepared(db, 'SELECT hash FROM events WHERE seq = ?').get(seq) as { hash: string } | undefined)?.hash ??
  null;
