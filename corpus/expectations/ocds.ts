import { whenStated, type Checker, type Stated } from './expectation.ts';
import type { FileRun } from '../file-run.ts';
import { checkPublishedTable } from './csv.ts';

/** Releases by what they bring into a case; tables of contracts by their size and sums. */
export const checkPublication: Checker = (stated, run) =>
  stated['top'] === undefined ? checkPublishedTable(stated, run) : checkReleases(stated, run);

/** Amendments are counted wherever they stand: those of a tender are none of a contract. */
const amendsContracts = (tags: unknown): boolean =>
  Array.isArray(tags) && tags.some((tag) => tag === 'contractAmendment' || tag === 'contractUpdate');

/** Of a record only the compilation may be there, its releases being links: what these are tagged with is not read. */
const missingTags = (stated: readonly string[], found: readonly string[]): readonly string[] => {
  const missing = stated.filter((tag) => tag !== 'compiled' && !found.includes(tag));
  return missing.length === 0 || found.includes('compiled')
    ? []
    : [`no release tagged ${missing.join(', ')}`];
};

const checkReleases = (stated: Stated, { imported, kept }: FileRun): readonly string[] => {
  if (imported.reply === null) return [`not imported: ${imported.code ?? imported.crash}`];
  const has = (table: string, count: unknown): readonly string[] =>
    whenStated<number>(count, (least) =>
      least > 0 && (kept.counts[table] ?? 0) === 0 ? [`no ${table}, ${least} stated`] : [],
    );
  const { rows } = imported.reply;
  return [
    ...(rows.read < Number(stated['n'] ?? 0) ? [`rows: ${rows.read}, stated ${String(stated['n'])}`] : []),
    ...has('contracts', stated['contracts']),
    ...has('payments', stated['transactions']),
    ...(amendsContracts(stated['tags']) ? has('amendments', stated['amendments']) : []),
    ...whenStated<readonly string[]>(stated['tags'], (tags) => missingTags(tags, kept.tags)),
  ];
};
