import { needsDateOrder } from '../calendar/date-order.ts';
import { readDateTime } from '../calendar/read-date-time.ts';
import { readDuration } from '../calendar/read-duration.ts';
import type { ColumnType } from './column-types.ts';
import { isCode, isErrorText, readBoolean, readQuantityText } from './written-value.ts';

/** What a text of a column is: exact decimal text, ISO date or date-time, ISO 8601 duration, boolean, text. */
export type TypedText = {
  readonly type: 'text' | 'number' | 'money' | 'date' | 'duration' | 'boolean' | 'error' | 'empty';
  readonly value: string | boolean | null;
};

/** Reads a cell of a text table by the type that was decided for its column; what does not fit it stays text. */
export const typedText = (written: string, column: ColumnType): TypedText => {
  const text = written.trim();
  if (text === '') return { type: 'empty', value: null };
  if (isErrorText(text)) return { type: 'error', value: text };
  return readerOf(column.kind)(text, column) ?? { type: 'text', value: written };
};

type ReadText = (text: string, column: ColumnType) => TypedText | null;

const readNumber: ReadText = (text, { kind, decimalMark, hasCodes }) => {
  if (isCode(text) || (hasCodes && /^[0-9]+$/u.test(text))) return null;
  const quantity = readQuantityText(text, decimalMark);
  if (quantity === null) return null;
  const { value, isMoney, isAmbiguous } = quantity;
  // An amount of money has no three decimals: `1,234 $` is a thousand and some.
  if (isAmbiguous && kind !== 'money' && !isMoney) return null;
  return { type: isMoney || (kind === 'money' && !text.includes('%')) ? 'money' : 'number', value };
};

const readDay: ReadText = (text, { dateOrder, hasCompactDates }) => {
  if (dateOrder === null && needsDateOrder(text)) return null;
  if (!hasCompactDates && /^[0-9]+$/u.test(text)) return null;
  const date = readDateTime(text, dateOrder);
  return date.ok ? { type: 'date', value: date.value } : null;
};

const readLength: ReadText = (text) => {
  const value = readDuration(text);
  return value === null ? null : { type: 'duration', value };
};

const readTruth: ReadText = (text) => {
  const value = readBoolean(text);
  return value === null ? null : { type: 'boolean', value };
};

const readerOf = (kind: ColumnType['kind']): ReadText => {
  switch (kind) {
    case 'number':
    case 'money':
      return readNumber;
    case 'date':
      return readDay;
    case 'duration':
      return readLength;
    case 'boolean':
      return readTruth;
    case 'text':
      return () => null;
  }
};
