import { statSync } from 'node:fs';
import { AppFailure } from '#shared/ipc/app-error.ts';
import { limitCheck, timeCheck, type ReadLimits } from '../read-limits.ts';
import { unreadable } from '../unreadable.ts';
import { createJsonBuilder, JsonLimitError, type JsonUnit } from './json-builder.ts';
import { createJsonParser } from './json-parser.ts';
import { placeOfBrokenJson } from './json-place.ts';
import { textPieces } from './text-pieces.ts';

/** Escapes make six characters of one; a gap without any value or key is one long text, or only white space. */
const longestGap = 6;

/** Values of one release or record: far beyond any real one, and still held in memory without harm. */
const unitValues = 1_000_000;
const unitChars = 32_000_000;

export type JsonUnits = {
  readonly batches: AsyncIterable<readonly JsonUnit[]>;
  readonly progress: () => { readonly done: number; readonly total: number };
};

/**
 * Reads a JSON document, or JSON lines, without ever holding the whole of it: elements of a list named in `lists`,
 * elements of a list that is the document, and the documents themselves, in their order. UTF-8 with or without byte
 * order mark, and UTF-16 with one. Throws file-unreadable (`encoding`, `json-broken` with line and column in its
 * detail, `empty`) and limit-exceeded.
 */
export const readJsonUnits = (file: string, lists: readonly string[], limits: ReadLimits): JsonUnits => {
  const total = statSync(file).size;
  limitCheck(file, limits)('fileBytes', total);
  if (total === 0) throw unreadable(file, 'empty');
  const counter = { done: 0, total };
  return { batches: unitBatches({ file, lists, limits, counter }), progress: () => ({ ...counter }) };
};

type Reading = {
  readonly file: string;
  readonly lists: readonly string[];
  readonly limits: ReadLimits;
  readonly counter: { done: number };
};

async function* unitBatches({ file, lists, limits, counter }: Reading): AsyncGenerator<readonly JsonUnit[]> {
  const units: JsonUnit[] = [];
  const { depth, cellChars: chars } = limits;
  const builder = createJsonBuilder(lists, { depth, chars, values: unitValues, unitChars }, (unit) =>
    units.push(unit),
  );
  const checkTime = timeCheck(limitCheck(file, limits));
  const parser = createJsonParser();
  let gap = 0;
  let pieces = 0;
  try {
    for await (const { text, bytes } of textPieces(file, checkTime)) {
      counter.done = bytes;
      pieces += 1;
      const tokens = parser.push(text);
      for (const token of tokens) builder.take(token);
      gap = tokens.length > 0 ? 0 : gap + text.length;
      if (gap > chars * longestGap) throw new JsonLimitError('cellChars', gap, chars);
      if (units.length > 0) yield units.splice(0);
    }
    for (const token of parser.end()) builder.take(token);
  } catch (error) {
    throw await failureOf(error, file, () => placeOfBrokenJson(file, pieces - 1, checkTime));
  }
  if (units.length > 0) yield units;
}

const failureOf = async (error: unknown, file: string, placeOf: () => Promise<string>): Promise<unknown> => {
  if (error instanceof AppFailure) return error;
  if (error instanceof JsonLimitError) {
    const { limit, value, maximum } = error;
    return new AppFailure({ code: 'limit-exceeded', file, limit, value, maximum });
  }
  // The parser throws plain errors; those of the file system have a code and are passed on as they are.
  const isOfParser = error instanceof Error && !('code' in error) && error.constructor === Error;
  return isOfParser ? unreadable(file, 'json-broken', await placeOf()) : error;
};
