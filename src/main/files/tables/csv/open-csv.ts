import { limitCheck, type ReadLimits } from '../../read-limits.ts';
import { unreadable } from '../../unreadable.ts';
import type { Delimiter, SheetRow, Table, TableWarning, TextEncoding } from '../table.ts';
import { detectEncoding } from './detect-encoding.ts';
import { detectLayout, type TextLayout } from './detect-layout.ts';
import { withoutFormulas } from './formula-texts.ts';
import { shownRows } from './shown-rows.ts';
import { createRecordSplitter, type RecordSplitter, type TextRecord } from './split-records.ts';
import { surveyColumns, type TextColumns } from './survey-columns.ts';
import { plainText, type TextSource } from './text-source.ts';

export type CsvOptions = { readonly encoding: TextEncoding | null; readonly delimiter: Delimiter | null };

/** Longest record: beyond, the text has no lines, or a quote that nobody closed. */
const recordChars = 4_000_000;

/** What a decoder gives for bytes that are not of the encoding. */
const replacement = '\uFFFD';

/** Warnings that are kept: enough to see what is wrong with a file. */
const warningsKept = 100;

/**
 * Opens a delimited text file (.csv, .tsv, .txt). What is not given is detected. Throws file-unreadable (`not-text`,
 * `unclosed-quote`, `empty`) and limit-exceeded. Warns of `stray-bytes` (decoded as U+FFFD) and of `stray-quote` (a
 * quote that seems to have swallowed lines).
 * @param source the text, where it is not the bytes of the file themselves
 */
export const openCsv = async (
  file: string,
  options: CsvOptions,
  limits: ReadLimits,
  source: TextSource = plainText(file, limits),
): Promise<Table> => {
  const encoding = options.encoding ?? (await detectEncoding(file, source.read()));
  const layout = detectLayout(await beginning(source, encoding), options.delimiter);
  const warnings: TableWarning[] = [];
  // What was looked at to recognise the file is no progress.
  let isBegun = false;
  const readRows = (): AsyncGenerator<readonly SheetRow[]> => {
    isBegun = true;
    return csvRows({ source, encoding, layout, limits, warnings });
  };
  let columns: Promise<TextColumns> | null = null;
  const readColumns = (): Promise<TextColumns> => (columns ??= surveyColumns(readRows()));
  return {
    kind: 'csv',
    sheets: [{ name: '', visibility: 'visible' }],
    encoding,
    delimiter: layout.delimiter,
    readRows,
    readColumns,
    readShown: () => shownRows(readRows(), readColumns),
    warnings: () => [...warnings],
    progress: () => (isBegun ? source.progress() : { ...source.progress(), done: 0 }),
    close: () => undefined,
  };
};

/** The decoder drops a byte order mark; bytes that do not fit an encoding asked for are shown as such, not refused. */
const decoderOf = (encoding: TextEncoding) => new TextDecoder(encoding);

const beginning = async (source: TextSource, encoding: TextEncoding): Promise<string> => {
  const decoder = decoderOf(encoding);
  for await (const piece of source.read()) return decoder.decode(piece, { stream: true });
  return '';
};

type Reading = {
  readonly source: TextSource;
  readonly encoding: TextEncoding;
  readonly layout: TextLayout;
  readonly limits: ReadLimits;
  readonly warnings: TableWarning[];
};

async function* csvRows(reading: Reading): AsyncGenerator<readonly SheetRow[]> {
  const { source, encoding, layout, limits, warnings } = reading;
  const { file } = source;
  const decoder = decoderOf(encoding);
  const warn = (warning: TableWarning): void => {
    if (warnings.length < warningsKept) warnings.push(warning);
  };
  warnings.length = 0;
  const splitter = createRecordSplitter(layout, (row, column) => warn({ code: 'stray-quote', row, column }));
  let hasStrayBytes = false;
  const inLimits = createChecks(file, limits, splitter);
  const checked = (records: TextRecord[]): TextRecord[] =>
    layout.hasFormulaTexts ? withoutFormulas(inLimits(records)) : inLimits(records);
  let skip = layout.skip;
  for await (const piece of source.read()) {
    const text = decoder.decode(piece, { stream: true });
    const records = checked(splitter.push(text.slice(skip)));
    skip = 0;
    if (!hasStrayBytes && text.includes(replacement)) {
      hasStrayBytes = true;
      warn({ code: 'stray-bytes', row: strayRow(records), column: null });
    }
    if (splitter.waiting() > recordChars) throw tooLong(file, splitter, limits);
    if (records.length > 0) yield records;
  }
  const rest = splitter.push(decoder.decode());
  const { records, openQuoteRow } = splitter.end();
  if (openQuoteRow !== null) throw unreadable(file, 'unclosed-quote', `row ${openQuoteRow}`);
  const last = checked([...rest, ...records]);
  if (last.length > 0) yield last;
}

/** The record that holds such bytes; null when it is not whole yet. */
const strayRow = (records: readonly TextRecord[]): number | null =>
  records.find(({ cells }) => cells.some((cell) => cell.includes(replacement)))?.row ?? null;

/** Checks every batch against the limits. */
const createChecks = (
  file: string,
  limits: ReadLimits,
  splitter: RecordSplitter,
): ((records: TextRecord[]) => TextRecord[]) => {
  const check = limitCheck(file, limits);
  let places = 0;
  return (records) => {
    // Only then can a field be longer than the limit.
    const mayBeLong = splitter.longest() > limits.cellChars;
    for (const { cells } of records) {
      places += cells.length;
      if (cells.length > limits.columns) check('columns', cells.length);
      if (mayBeLong) for (const cell of cells) check('cellChars', cell.length);
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
