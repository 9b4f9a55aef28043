import { readDate } from '#shared/domain/calendar/read-date.ts';
import { normaliseDecimal } from '#shared/domain/money/decimal.ts';
import { isCurrencyCode } from '#shared/domain/money/currency.ts';
import { minorToDecimal, parseAmount } from '#shared/domain/money/money.ts';
import type { CellValue, ColumnDefinition } from '#shared/domain/register/column-kinds.ts';
import { valueProblem } from '#shared/domain/register/validate.ts';
import { sortKey } from '#shared/domain/text/sort-key.ts';
import type { FieldIssue } from '#shared/ipc/app-error.ts';
import { err, ok, type Result } from '#shared/result.ts';

export type CellProblem = FieldIssue['problem'];

/** What reading and writing the text of a cell depends on beside its column. */
export type CellWords = {
  readonly locale: 'fr' | 'en';
  /** Currency of the row; null while it has none. */
  readonly currency: string | null;
  /** Labels of a choice in every language, the current one first. */
  readonly choiceLabels: (value: string) => readonly string[];
  /** Words for yes (1) and no (0) in every language, the current one first. */
  readonly flagLabels: (value: 0 | 1) => readonly string[];
};

const mark = { fr: ',', en: '.' } as const;

/** Words that people write, and this application shows, where nothing is known. */
const unknownWords = new Set(['inconnu', 'inconnue', 'unknown', 'n/d', 'n/a']);

/**
 * A stored value as editable text, which `parseCell` reads back: money and decimals without grouping, with the
 * language's decimal mark (so that a spreadsheet in that language takes them for numbers), dates as ISO text, labels
 * of choices. A reference gives its id: callers that show it have its label. Unknown is empty.
 */
export const editableText = (column: ColumnDefinition, value: CellValue, words: CellWords): string => {
  if (value === null) return '';
  switch (column.kind) {
    case 'money':
      return minorToDecimal(Number(value), words.currency ?? 'CAD').replace('.', mark[words.locale]);
    case 'decimal':
      return String(value).replace('.', mark[words.locale]);
    case 'choice':
      return words.choiceLabels(String(value))[0] ?? String(value);
    case 'flag':
      return words.flagLabels(value === 1 ? 1 : 0)[0] ?? String(value);
    default:
      return String(value);
  }
};

/**
 * Reads what a person typed or pasted into a stored value of the column: money and decimals in both languages, dates
 * in any usual form, a choice by its code or its label in either language. Empty text is null, unknown. A reference is
 * read by its id only: callers look names up first.
 */
export const parseCell = (
  column: ColumnDefinition,
  text: string,
  words: CellWords,
): Result<CellValue, CellProblem> => {
  const trimmed = column.kind === 'text' ? text : text.trim();
  const read = trimmed.trim() === '' ? ok(null) : readKnown(column, trimmed, words);
  if (!read.ok) return read;
  const problem = valueProblem(column, read.value);
  return problem === null ? read : err(problem);
};

const readKnown = (
  column: ColumnDefinition,
  text: string,
  words: CellWords,
): Result<CellValue, CellProblem> => {
  switch (column.kind) {
    case 'text':
      return ok(column.multiline === true ? text : text.replace(/\s*\n\s*/gu, ' '));
    case 'money':
      return readMoney(text, words);
    case 'decimal': {
      const decimal = normaliseDecimal(text, { decimalMark: mark[words.locale], currency: words.currency });
      return decimal.ok ? decimal : err('not-decimal');
    }
    case 'integer':
      return readInteger(text);
    case 'date': {
      const date = readDate(text, null);
      return date.ok ? date : err('not-a-date');
    }
    case 'currency':
      return isCurrencyCode(text.toUpperCase()) ? ok(text.toUpperCase()) : err('not-a-currency');
    case 'choice':
      return readLabel(
        text,
        column.values.map((value) => [value, [value, ...words.choiceLabels(value)]] as const),
      );
    case 'flag':
      return readLabel(text, [
        [1, ['1', 'x', ...words.flagLabels(1)]],
        [0, ['0', ...words.flagLabels(0)]],
      ]);
    case 'ref':
      return /^[1-9][0-9]*$/u.test(text) ? ok(Number(text)) : err('unknown-reference');
  }
};

const readMoney = (text: string, { locale, currency }: CellWords): Result<CellValue, CellProblem> => {
  if (unknownWords.has(text.toLowerCase())) return ok(null);
  if (currency === null) return err('currency-missing');
  const amount = parseAmount(text, { currency, decimalMark: mark[locale] });
  return amount.ok ? amount : err('not-money');
};

const readInteger = (text: string): Result<CellValue, CellProblem> => {
  const digits = text.replace(/[\s\u00A0\u202F]/gu, '');
  return /^-?[0-9]+$/u.test(digits) ? ok(Number(digits)) : err('not-integer');
};

/** Accents, case and the form of apostrophes do not matter when a label is typed. */
const readLabel = <V extends CellValue>(
  text: string,
  choices: readonly (readonly [V, readonly string[]])[],
): Result<V, CellProblem> => {
  const wanted = sortKey(text);
  const found = choices.find(([, labels]) => labels.some((label) => sortKey(label) === wanted));
  return found === undefined ? err('not-a-choice') : ok(found[0]);
};
