import {
  adjustableLimitNames,
  adjustableLimits,
  isLimitValue,
  type AdjustableLimit,
} from '#shared/domain/importing/reading-limits.ts';
import { AppFailure } from '#shared/ipc/app-error.ts';
import { readLimits, type ReadLimits } from '../files/read-limits.ts';

/** The option of every command that reads a file: `--limit rows=100000`, as often as there are limits. */
export const limitOption = { limit: { type: 'string', multiple: true } } as const;

/** What each limit is called on the command line, in the unit that it is typed in. */
const limitWords: Readonly<Record<AdjustableLimit, string>> = {
  fileBytes: 'megabytes',
  expandedBytes: 'expandedMegabytes',
  ratio: 'ratio',
  entries: 'entries',
  rows: 'rows',
  columns: 'columns',
  cellChars: 'cellChars',
  depth: 'depth',
  milliseconds: 'seconds',
};

const limitNamed = (word: string): AdjustableLimit | undefined =>
  adjustableLimitNames.find((name) => limitWords[name] === word);

/** The limits of reading with what the command line says of them. Throws usage, with the bounds of the limit. */
export const limitsOf = (given: readonly string[]): ReadLimits => {
  const changed: Partial<Record<AdjustableLimit, number>> = {};
  for (const text of given) {
    const [word = '', written = ''] = text.split(/=(.*)/su);
    const name = limitNamed(word);
    if (name === undefined)
      throw usage(`--limit ${text}: the limits are ${Object.values(limitWords).join(', ')}`);
    const value = /^\d{1,12}$/u.test(written) ? Number(written) * adjustableLimits[name].unit : Number.NaN;
    if (!isLimitValue(name, value)) throw usage(`--limit ${text}: ${boundsOf(name)}`);
    changed[name] = value;
  }
  return readLimits(changed);
};

const boundsOf = (name: AdjustableLimit): string => {
  const { least, most, unit } = adjustableLimits[name];
  return `${limitWords[name]} from ${least / unit} to ${most / unit}`;
};

const usage = (detail: string): AppFailure => new AppFailure({ code: 'usage', detail });
