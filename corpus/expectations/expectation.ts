import type { FileRun } from '../file-run.ts';

/** What is stated of a file: fields that depend on its kind. */
export type Stated = Readonly<Record<string, unknown>>;

/** What of that does not hold, as sentences; empty when all of it does. */
export type Checker = (stated: Stated, run: FileRun) => readonly string[];

/** One sentence when the two are not the same. */
export const differs = (what: string, found: unknown, stated: unknown): readonly string[] => {
  const [left, right] = [JSON.stringify(found), JSON.stringify(stated)];
  return left === right ? [] : [`${what}: ${left}, stated ${right}`];
};

/** What is only checked where it is stated. */
export const whenStated = <T>(value: unknown, check: (value: T) => readonly string[]): readonly string[] =>
  value === undefined ? [] : check(value as T);

/** One sentence when the file was not refused with a reason. */
export const refused = ({ read }: FileRun, why = 'is to be refused'): readonly string[] =>
  read.code === null || read.crash !== null ? [`${why}, and was read`] : [];
