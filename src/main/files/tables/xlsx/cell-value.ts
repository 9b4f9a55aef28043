import { isCalendarDate } from '#shared/domain/calendar/calendar-date.ts';
import type { RawCell, TypedCell } from '../table.ts';
import { decimalOfNumberText } from './number-text.ts';
import type { FormatKind } from './number-format.ts';
import { dateOfSerial, durationOfDays, type TimeUnit } from './serial-date.ts';
import { unescapeWorkbookText } from './workbook-text.ts';

/** What the cells of a sheet refer to. */
export type CellContext = {
  readonly sharedStrings: readonly string[];
  readonly formats: readonly FormatKind[];
  /** Styles whose format shows fractions of a second. */
  readonly fineStyles: ReadonlySet<number>;
  readonly date1904: boolean;
};

/** A cell as its XML has it. */
export type CellSource = {
  /** Attribute `t`; empty when absent. */
  readonly type: string;
  /** Attribute `s`, the style; -1 when absent. */
  readonly style: number;
  /** Text of `v`, or of `is` for an inline text. */
  readonly content: string;
  /** Null for a cell without one. */
  readonly formula: FormulaSource | null;
};

/** An element `f`: its raw attributes and its text, which is empty for a formula that another cell shares. */
export type FormulaSource = { readonly attributes: string; text: string };

/** The typed cell for what the XML says; null when there is nothing in it. */
export const cellOf = (source: CellSource, context: CellContext): RawCell => {
  const cell = plainCellOf(source, context);
  if (source.formula === null || cell === null) return cell;
  const typed = typeof cell === 'string' ? ({ type: 'text', text: cell, value: cell } as const) : cell;
  return { ...typed, fromFormula: true };
};

const plainCellOf = ({ type, style, content }: CellSource, context: CellContext): RawCell => {
  switch (type) {
    case 's':
      return sharedText(content, context.sharedStrings);
    case 'str':
    case 'inlineStr':
      return content === '' ? null : unescapeWorkbookText(content);
    case 'b':
      return booleanCell(content);
    case 'e':
      return { type: 'error', text: content, value: content };
    case 'd':
      return isoCell(content);
    default:
      return content === '' ? null : numberCell(content, style, context);
  }
};

const sharedText = (content: string, strings: readonly string[]): RawCell => {
  const text = strings[Number(content)];
  if (content === '' || text === '') return null;
  return text ?? { type: 'error', text: '#REF!', value: '#REF!' };
};

const booleanCell = (content: string): RawCell => {
  if (content === '') return null;
  const isTrue = content === '1' || content === 'true';
  return { type: 'boolean', text: isTrue ? 'TRUE' : 'FALSE', value: isTrue ? 'true' : 'false' };
};

const isoForm =
  /^([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ]([0-9]{2}:[0-9]{2})(?::([0-9]{2})(?:\.([0-9]{1,9}))?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?$/u;

const isoTime = /^T?([0-9]{2}:[0-9]{2})(?::([0-9]{2})(?:\.([0-9]{1,9}))?)?Z?$/u;

/** A date, or a time of day, that the file holds as ISO text; midnight is no time of day. */
const isoCell = (content: string): RawCell => {
  const timeOfDay = isoTime.exec(content);
  if (timeOfDay !== null) return { ...durationCell(daysOf(timeOfDay), 'millisecond'), text: content };
  const match = isoForm.exec(content);
  const [, day = '', minutes = '00:00', seconds = '00', fraction = ''] = match ?? [];
  if (!isCalendarDate(day)) return content === '' ? null : content;
  const decimals = /[1-9]/u.test(fraction) ? `.${fraction}` : '';
  const time = `${minutes}:${seconds}${decimals}`;
  const value = /[1-9]/u.test(time) ? `${day}T${time}` : day;
  return { type: 'date', text: value, value };
};

const daysOf = ([, minutes = '', seconds = '0', fraction = '0']: RegExpExecArray): number => {
  const [hour, minute] = minutes.split(':').map(Number);
  return ((hour ?? 0) * 3600 + (minute ?? 0) * 60 + Number(`${seconds}.${fraction}`)) / 86_400;
};

const numberCell = (
  content: string,
  style: number,
  { formats, fineStyles, date1904 }: CellContext,
): TypedCell => {
  const format = formats[style] ?? 'number';
  const decimal = decimalOfNumberText(content);
  if (decimal === null) return { type: 'error', text: content, value: '#NUM!' };
  if (format === 'number') return { type: 'number', text: decimal, value: decimal };
  const serial = Number(decimal);
  const unit = fineStyles.has(style) ? 'millisecond' : 'second';
  const isTime = format === 'duration' || (format === 'time' && serial < 1);
  const date = isTime ? null : dateOfSerial(serial, date1904, unit);
  if (date !== null) return { type: 'date', text: date, value: date };
  if (format === 'date') return { type: 'number', text: decimal, value: decimal };
  return durationCell(serial, unit);
};

const durationCell = (days: number, unit: TimeUnit): TypedCell => {
  const duration = durationOfDays(days, unit);
  return { type: 'duration', text: duration, value: duration };
};
