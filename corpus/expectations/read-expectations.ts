import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { FileRun } from '../file-run.ts';
import { checkCsv, checkPublishedTable } from './csv.ts';
import { checkEInvoice } from './einvoice.ts';
import type { Checker, Stated } from './expectation.ts';
import { checkPublication } from './ocds.ts';
import { checkXlsx } from './xlsx.ts';

/** Files under `expected/`, and who checks what they state. */
const checkers: Readonly<Record<string, Checker>> = {
  xlsx: checkXlsx,
  csv: checkCsv,
  einvoice: checkEInvoice,
  einvoice_rules: checkEInvoice,
  ocds: checkPublication,
  cloudcost: checkPublishedTable,
};

/**
 * What does not hold of what is stated about a file (by its path in the folder); null when nothing is stated of it.
 * The statements of a kind are an object by file name, or a list of objects that name their file.
 */
export type Expectations = (run: FileRun) => readonly string[] | null;

/** Reads `expected/*.json` of a folder; kinds without such a file have no expectations. */
export const readExpectations = (folder: string): Expectations => {
  const statements: { readonly name: string; readonly stated: Stated; readonly check: Checker }[] = [];
  for (const [kind, check] of Object.entries(checkers)) {
    const path = join(folder, 'expected', `${kind}.json`);
    if (!existsSync(path)) continue;
    const content = JSON.parse(readFileSync(path, 'utf8')) as
      readonly Stated[] | Readonly<Record<string, Stated>>;
    const entries: readonly [string, Stated][] = Array.isArray(content)
      ? (content as readonly Stated[]).map((stated) => [basename(String(stated['file'])), stated])
      : Object.entries(content as Readonly<Record<string, Stated>>);
    for (const [name, stated] of entries) statements.push({ name, stated, check });
  }
  return (run) => {
    const ours = statements.filter(({ name }) => name === basename(run.file));
    return ours.length === 0 ? null : ours.flatMap(({ stated, check }) => check(stated, run));
  };
};
