import { isCalendarDate } from '../calendar/calendar-date.ts';
import { needsDateOrder } from '../calendar/date-order.ts';
import { readDateTime } from '../calendar/read-date-time.ts';
import { readDuration } from '../calendar/read-duration.ts';
import type { DecimalMark } from '../money/written-number.ts';
import {
  isCode,
  isErrorText,
  isPlaceholder,
  markEvidence,
  readBoolean,
  readQuantityText,
} from './written-value.ts';

/** What a text of a table looks like by itself, before its column is known. */
export type TextShape = {
  readonly kind: ShapeKind;
  readonly isMoney: boolean;
  /** Of a quantity: the decimal mark it shows. */
  readonly mark: DecimalMark | 'ambiguous' | null;
};

export type ShapeKind =
  /** Nothing, an error of a spreadsheet, or what people write where nothing is known. */
  | 'blank'
  | 'text'
  | 'boolean'
  /** Digits alone; as a code with a leading zero or too many of them; as `20240403`, a date. */
  | 'integer'
  | 'code'
  | 'compact-date'
  /** A number with a sign, a mark, a percentage or a currency. */
  | 'quantity'
  | 'date'
  /** All numbers, a real date in some order or in none. */
  | 'ordered-date'
  | 'duration';

const plain = (kind: ShapeKind): TextShape => ({ kind, isMoney: false, mark: null });

const shapes = {
  blank: plain('blank'),
  text: plain('text'),
  boolean: plain('boolean'),
  integer: plain('integer'),
  code: plain('code'),
  compactDate: plain('compact-date'),
  date: plain('date'),
  orderedDate: plain('ordered-date'),
  duration: plain('duration'),
  comma: { kind: 'quantity', isMoney: false, mark: ',' },
  point: { kind: 'quantity', isMoney: false, mark: '.' },
  ambiguous: { kind: 'quantity', isMoney: false, mark: 'ambiguous' },
} as const satisfies Record<string, TextShape>;

/** Longer texts are neither numbers nor dates. */
const longestValue = 80;

/** The shape of a text. What programs write, plain numbers and ISO dates, costs least. */
export const shapeOf = (written: string): TextShape => {
  const text = written.trim();
  if (text === '') return shapes.blank;
  if (text.length > longestValue) return shapes.text;
  if (!/[0-9]/u.test(text)) return wordShape(text);
  if (/^[0-9]+$/u.test(text)) return integerShape(text);
  const decimal = /^-?([0-9]+)([.,])([0-9]+)$/u.exec(text);
  if (decimal !== null) return decimalShape(decimal);
  if (/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/u.test(text)) return isCalendarDate(text) ? shapes.date : shapes.text;
  return mayBeValue(text) ? writtenShape(text) : shapes.text;
};

const wordShape = (text: string): TextShape => {
  if (isErrorText(text) || isPlaceholder(text)) return shapes.blank;
  return readBoolean(text) === null ? shapes.text : shapes.boolean;
};

const integerShape = (text: string): TextShape => {
  if (isCode(text)) return shapes.code;
  return text.length === 8 && isCompactDate(text) ? shapes.compactDate : shapes.integer;
};

/** `20240403`, of a year in which a contract can have been signed. */
const isCompactDate = (text: string): boolean => /^(?:19|20)/u.test(text) && readDateTime(text, null).ok;

const decimalShape = ([, whole = '', mark, fraction = '']: RegExpExecArray): TextShape => {
  if (fraction.length === 3 && whole.length <= 3 && !whole.startsWith('0')) return shapes.ambiguous;
  return mark === ',' ? shapes.comma : shapes.point;
};

/** A text that begins with a letter is an amount or a date only behind a currency, a month or a day of the week. */
const startOfValue =
  /^(?:[^\p{L}]|[A-Za-z]{1,3} ?\p{Sc}|[A-Za-z]{3} ?[-+(]? ?[0-9]|(?:le |jan|f[eé]\p{M}?[bv]|mar|a[pv]r|ma[iy]|ju[ilnè]|ao[uû]|aug|sep|oct|nov|d[eé]\p{M}?c|lun|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun))/iu;

const mayBeValue = (text: string): boolean => startOfValue.test(text);

const writtenShape = (text: string): TextShape => {
  if (needsDateOrder(text)) return shapes.orderedDate;
  const quantity = /\p{L}{4}/u.test(text) ? null : readQuantityText(text, null);
  if (quantity !== null) return { kind: 'quantity', isMoney: quantity.isMoney, mark: markEvidence(text) };
  if (readDuration(text) !== null) return shapes.duration;
  return readDateTime(text, null).ok ? shapes.date : shapes.text;
};
