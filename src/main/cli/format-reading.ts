import type {
  FileReading,
  ReadingCell,
  ReadingWarning,
  SheetReading,
} from '../services/reading/file-reading.ts';
import type { Terminal } from './terminal.ts';

type Words = Terminal['words'];

/** What `constat read` prints for people: sheets with their headers, documents, warnings; with cells if asked. */
export async function* readingLines(
  { kind, sheets, documents, warnings }: FileReading,
  withCells: boolean,
  { words }: Terminal,
): AsyncGenerator<string> {
  yield words('cli:readKind', { kind });
  for (const sheet of sheets) {
    yield sheetLine(sheet, words);
    if (sheet.header.length > 0) yield `  ${sheet.header.join(' | ')}`;
    if (withCells) for await (const batch of sheet.cells()) yield* batch.map(cellLine);
  }
  for (const { number, lines, net, total, tied } of documents)
    yield words(tied ? 'cli:readDocumentTied' : 'cli:readDocument', {
      number: number === '' ? '–' : number,
      lines,
      net: net ?? '–',
      total: total ?? '–',
    });
  for (const warning of warnings) yield warningLine(warning, words);
}

const sheetLine = ({ name, visibility, rows }: SheetReading, words: Words): string =>
  words(visibility === 'visible' ? 'cli:readSheet' : 'cli:readHiddenSheet', {
    sheet: name === '' ? '–' : name,
    count: rows,
  });

const cellLine = ({ ref, type, text, formula }: ReadingCell): string =>
  [`  ${ref}`, type, JSON.stringify(text), ...(formula === null ? [] : [`=${formula}`])].join('\t');

const warningLine = ({ code, sheet, row, column, count }: ReadingWarning, words: Words): string =>
  [
    `  ${words([`cli:readWarnings.${code}`, 'cli:readWarnings.other'], { count, code })}`,
    [sheet, placeText(column, row)].filter((part) => part !== '').join('!'),
  ]
    .filter((part) => part !== '')
    .join(' – ');

/** `B12` for a column of a sheet, `total, 12` for a field of a record. */
const placeText = (column: string | null, row: number | null): string => {
  const isLetters = column !== null && /^[A-Z]{1,3}$/u.test(column);
  const parts = [column, row].filter((part) => part !== null);
  return parts.join(isLetters ? '' : ', ');
};
