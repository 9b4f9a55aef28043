import type { Delimiter } from '../table.ts';
import { createRecordSplitter, type SplitOptions } from './split-records.ts';

const delimiters: readonly Delimiter[] = [';', '\t', ',', '|'];

/** How a text is cut, from its beginning. */
export type TextLayout = SplitOptions & {
  readonly delimiter: Delimiter;
  /** Characters to leave out at the start. */ readonly skip: number;
};

/**
 * Decides delimiter and line end from the first records: the delimiter that gives most records the same number of
 * fields, more than one. A first line `sep=;`, as Excel writes it, decides by itself.
 */
export const detectLayout = (start: string, asked: Delimiter | null): TextLayout => {
  const lineEnd = start.includes('\n') ? '\n' : start.includes('\r') ? '\r' : '\n';
  const hint = /^sep=([;,|\t])\r?[\r\n]/iu.exec(start);
  const skip = hint?.[0].length ?? 0;
  const hinted = delimiters.find((candidate) => candidate === hint?.[1]);
  const delimiter = asked ?? hinted ?? bestDelimiter(start.slice(skip), lineEnd);
  return { delimiter, lineEnd, skip };
};

const bestDelimiter = (sample: string, lineEnd: '\n' | '\r'): Delimiter => {
  const scored = delimiters.map((delimiter) => ({
    delimiter,
    score: scoreOf(sample, { delimiter, lineEnd }),
  }));
  const best = scored.reduce((one, other) => (other.score > one.score ? other : one));
  return best.score > 0 ? best.delimiter : ',';
};

/** Share of the records that have the most usual number of fields, a little more for more fields; 0 for one field. */
const scoreOf = (sample: string, options: SplitOptions): number => {
  const splitter = createRecordSplitter(options);
  const records = splitter.push(sample);
  const rows = (records.length > 0 ? records : splitter.end().records).slice(0, 200);
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  const [width, count] = [...counts].reduce((one, other) => (other[1] > one[1] ? other : one), [0, 0]);
  return width <= 1 ? 0 : count / rows.length + Math.min(width, 50) / 1000;
};
