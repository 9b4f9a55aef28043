import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { CaseInfo } from '#shared/ipc/contract.ts';
import type { OverrunPortfolio } from '#shared/ipc/overrun-schemas.ts';
import { prepared } from '../../db/prepared.ts';
import type { ReadableDb } from '../../db/types.ts';
import { localDate } from '../../local-date.ts';
import { caseInfo } from '../case/case-info.ts';
import { overrunPortfolio } from '../overruns/overrun-portfolio.ts';

export type SealedFile = { readonly name: string; readonly sha256: string };

/** What a seal says of a case: enough to know it again, and whether its trail still contains this moment. */
export type Seal = {
  readonly uuid: string;
  readonly info: CaseInfo;
  readonly file: string;
  /** ISO 8601, UTC. */
  readonly sealedAt: string;
  readonly totals: OverrunPortfolio['totals'];
  readonly findings: readonly {
    readonly severity: string;
    readonly status: string;
    readonly count: number;
  }[];
  readonly testRuns: number;
  /** Files of committed imports, in the order in which they came. */
  readonly imports: readonly SealedFile[];
  /** SHA-256 over the hashes of these files, each as 64 hexadecimal digits and a line feed. */
  readonly importsDigest: string;
};

/** Reads the seal of a case as it is at `now` (epoch ms), from one state of it. */
export const readSeal = (db: ReadableDb, path: string, now: number): Seal =>
  db.transaction((): Seal => {
    const imports = prepared(
      db,
      `SELECT coalesce(f.name, i.file_name) AS name, coalesce(f.sha256, i.sha256) AS sha256
       FROM imports i LEFT JOIN import_files f ON f.import_id = i.id
       WHERE i.state = 'committed' ORDER BY i.id, f.number`,
    ).all() as SealedFile[];
    const sealedAt = new Date(now).toISOString();
    return {
      uuid: prepared(db, 'SELECT uuid FROM case_file').pluck().get() as string,
      info: caseInfo(db, path, true),
      file: basename(path),
      sealedAt,
      // As the window shows them: of the day that it is here, not in Greenwich.
      totals: overrunPortfolio(db, localDate(new Date(now))).totals,
      findings: prepared(
        db,
        'SELECT severity, status, count(*) AS count FROM findings GROUP BY severity, status ORDER BY severity, status',
      ).all() as Seal['findings'],
      testRuns: prepared(db, 'SELECT count(*) FROM test_runs').pluck().get() as number,
      imports,
      importsDigest: createHash('sha256')
        .update(imports.map(({ sha256 }) => `${sha256}\n`).join(''))
        .digest('hex'),
    };
  })();
