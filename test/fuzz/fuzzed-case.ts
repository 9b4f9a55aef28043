import { join } from 'node:path';
import { openReadable } from '#main/db/open-database.ts';
import { settingsOf } from '#main/services/importing/import-settings.ts';
import { verifyCase } from '#main/services/proof/verify.ts';
import { openCaseSession, type CaseSession } from '#main/workers/case-session.ts';
import { inspectImport, stageImport } from '#main/workers/import-job.ts';
import { errorOf } from '#main/workers/rpc.ts';
import { sourceThreads } from '#main/workers/thread.ts';
import { recogniseAll } from '#shared/ipc/import-schemas.ts';

export type FuzzedCase = {
  /** Imports files as one, with what is valid in them. Null when it went in or was refused; else what went wrong. */
  readonly take: (paths: readonly [string, ...string[]]) => Promise<string | null>;
  /** Null when the case is whole: every import committed or gone, every row as the trail says. */
  readonly check: () => string | null;
  readonly close: () => Promise<void>;
};

/** A case into which files are imported as the command line does it. */
export const openFuzzedCase = async (folder: string): Promise<FuzzedCase> => {
  const path = join(folder, 'fuzz.constat');
  const resourcesUrl = new URL('../../resources/', import.meta.url);
  const create = { sample: false, resourcesUrl };
  const session = await openCaseSession({ path, actor: 'fuzz', threads: sourceThreads, create });
  return { take: (paths) => take(session, paths), check: () => check(path), close: () => session.close() };
};

const take = async (session: CaseSession, paths: readonly [string, ...string[]]): Promise<string | null> => {
  try {
    const settings = settingsOf(await inspectImport(session, paths, { options: recogniseAll }));
    const { importId, rows } = await stageImport(session, { paths, settings });
    if (rows.read !== rows.accepted + rows.rejected + rows.ignored) return `rows: ${JSON.stringify(rows)}`;
    if (rows.accepted === 0) await session.writer().discardImport({ importId });
    else await session.writer().commitImport({ importId, acceptValid: true });
    return null;
  } catch (error) {
    const known = errorOf(error);
    return known.code === 'internal' ? `internal: ${known.detail}` : null;
  }
};

const check = (path: string): string | null => {
  const db = openReadable(path);
  try {
    const { ok, firstMismatch } = verifyCase(db);
    if (!ok) return `does not verify: ${JSON.stringify(firstMismatch)}`;
    const staged = Number(db.prepare("SELECT count(*) FROM imports WHERE state = 'staged'").pluck().get());
    return staged === 0 ? null : `${staged} imports left half-way`;
  } finally {
    db.close();
  }
};
