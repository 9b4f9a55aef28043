import { statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { AppFailure } from '#shared/ipc/app-failure.ts';
import { recogniseAll, type ImportInspection } from '#shared/ipc/import-schemas.ts';
import { filesAt } from '../../files/files-at.ts';
import type { CaseSession } from '../../workers/case-session.ts';
import type { ParsedArguments } from '../options.ts';

/** What becomes one import: a file by itself, or the files of a folder that bring records. */
export type ImportJob = {
  /** As it is named in the results. */
  readonly file: string;
  readonly paths: readonly string[];
  /** Several files that each say what they are, even when there is but one of them. */
  readonly isFolder: boolean;
};

/**
 * The imports that a file or folder named on the command line comes to. Tables of invoices in a folder have their own
 * columns each, and are imported one by one, by name; all other files of it are one import, and last. Throws
 * file-not-found for an empty folder.
 */
export const importJobsOf = async (
  session: CaseSession,
  file: string,
  parsed: ParsedArguments,
): Promise<readonly ImportJob[]> => {
  const path = resolve(file);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true)
    return [{ file, paths: [path], isFolder: false }];
  const paths = filesAt(path);
  if (paths.length === 0) throw new AppFailure({ code: 'file-not-found', file: path });
  const tables = new Set(await tablesAmong(session, paths, parsed));
  const others = paths.filter((each) => !tables.has(each));
  return [
    ...[...tables].map((each) => ({ file: join(file, basename(each)), paths: [each], isFolder: false })),
    ...(others.length === 0 ? [] : [{ file, paths: others, isFolder: true }]),
  ];
};

/** The tables of invoices among files: those that are asked to be, else those that look like one. */
const tablesAmong = async (
  session: CaseSession,
  paths: readonly string[],
  parsed: ParsedArguments,
): Promise<readonly string[]> => {
  const asked = parsed.text('as') ?? 'auto';
  if (asked !== 'auto') return asked === 'invoices' ? paths : [];
  const isMapped = parsed.text('map') !== undefined || parsed.text('profile') !== undefined;
  const profiles = await session.reader.profiles();
  return session.withFileThread(async (file) => {
    const tables: string[] = [];
    for (const path of paths) {
      // What cannot be read is no table: the import of the others says why.
      const inspection = await file
        .inspect({ path, asked: { options: recogniseAll, format: null }, profiles })
        .catch(() => null);
      if (inspection?.format === 'invoices' && (isMapped || hasHeader(inspection))) tables.push(path);
    }
    return tables;
  });
};

/** Two columns of an invoice: notes beside the files open as tables too, and are none. */
const hasHeader = ({ columns }: ImportInspection): boolean =>
  columns.filter(({ field }) => field !== null).length >= 2;
