import { createReadStream, statSync } from 'node:fs';
import { limitCheck, type ReadLimits } from '../../read-limits.ts';
import { unreadable } from '../../unreadable.ts';
import type { Delimiter, SheetRow, Table, TextEncoding } from '../table.ts';
import { detectEncoding } from './detect-encoding.ts';
import { detectLayout, type TextLayout } from './detect-layout.ts';
import { createRecordSplitter, type RecordSplitter, type TextRecord } from './split-records.ts';

export type CsvOptions = { readonly encoding: TextEncoding | null; readonly delimiter: Delimiter | null };

const pieceBytes = 256 * 1024;

/** Longest record: beyond, the text has no lines, or a quote that nobody closed. */
const recordChars = 4_000_000;

const read = (file: string): AsyncIterable<Buffer> =>
  createReadStream(file, { highWaterMark: pieceBytes }) as AsyncIterable<Buffer>;

/**
 * Opens a delimited text file (.csv, .tsv, .txt). What is not given is detected. Throws file-unreadable (`not-text`,
 * `unclosed-quote`, `empty`) and limit-exceeded.
 */
export const openCsv = async (file: string, options: CsvOptions, limits: ReadLimits): Promise<Table> => {
  const encoding = options.encoding ?? (await detectEncoding(file, read(file)));
  const layout = detectLayout(await beginning(file, encoding), options.delimiter);
  const counter = { done: 0, total: statSync(file).size };
  return {
    kind: 'csv',
    sheets: [{ name: '', visibility: 'visible' }],
    encoding,
    delimiter: layout.delimiter,
    readRows: () => csvRows({ file, encoding, layout, limits, counter }),
    progress: () => ({ ...counter }),
    close: () => undefined,
  };
};

/** The decoder drops a byte order mark; bytes that do not fit an encoding asked for are shown as such, not refused. */
const decoderOf = (encoding: TextEncoding) => new TextDecoder(encoding);

const beginning = async (file: string, encoding: TextEncoding): Promise<string> => {
  const decoder = decoderOf(encoding);
  for await (const piece of read(file)) return decoder.decode(piece, { stream: true });
  return '';
};

type Reading = {
  readonly file: string;
  readonly encoding: TextEncoding;
  readonly layout: TextLayout;
  readonly limits: ReadLimits;
  readonly counter: { done: number };
};

async function* csvRows({
  file,
  encoding,
  layout,
  limits,
  counter,
}: Reading): AsyncGenerator<readonly SheetRow[]> {
  const decoder = decoderOf(encoding);
  const splitter = createRecordSplitter(layout);
  const checked = createChecks(file, limits);
  let skip = layout.skip;
  counter.done = 0;
  for await (const piece of read(file)) {
    counter.done += piece.length;
    const text = decoder.decode(piece, { stream: true });
    const records = checked(splitter.push(text.slice(skip)));
    skip = 0;
    if (splitter.waiting() > recordChars) throw tooLong(file, splitter, limits);
    if (records.length > 0) yield records;
  }
  const { records, isQuoteOpen } = splitter.end();
  if (isQuoteOpen) throw unreadable(file, 'unclosed-quote');
  if (records.length > 0) yield checked(records);
}

/** Checks every batch against the limits. */
const createChecks = (file: string, limits: ReadLimits): ((records: TextRecord[]) => TextRecord[]) => {
  const check = limitCheck(file, limits);
  let places = 0;
  return (records) => {
    for (const { cells } of records) {
      places += cells.length;
      if (cells.length > limits.columns) check('columns', cells.length);
    }
    check('cells', places);
    check('rows', records.at(-1)?.row ?? 0);
    return records;
  };
};

const tooLong = (file: string, splitter: RecordSplitter, limits: ReadLimits): Error => {
  limitCheck(file, { ...limits, cellChars: Math.min(limits.cellChars, recordChars) })(
    'cellChars',
    splitter.waiting(),
  );
  return unreadable(file, 'unclosed-quote');
};
