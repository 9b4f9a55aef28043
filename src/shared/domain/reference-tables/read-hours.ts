import { readDuration } from '../calendar/read-duration.ts';
import { isBlank, readQuantity, type Notation } from '../importing/cell-values.ts';
import type { RawCell } from '../importing/raw-cell.ts';
import { err, ok, type Result } from '../../result.ts';

/** `inexact-hours`: twenty minutes are a third of an hour, which no decimal number is. */
type HoursProblem = 'unreadable-hours' | 'inexact-hours' | 'ambiguous-amount';

/**
 * Exact decimal text of the hours in a cell: `7.5`, `7,5 h`, `7:30`, `7 h 30`, `45 min`, a spreadsheet's length of time;
 * negative for a correction. Hours that are no finite decimal are refused, not rounded: whoever bills them knows how.
 */
export const readHours = (cell: RawCell, notation: Notation): Result<string, HoursProblem> => {
  if (cell.type !== 'text' && cell.type !== 'number') return err('unreadable-hours');
  const text = plain(cell.value ?? cell.text);
  if (cell.type === 'text') {
    const duration = durationIn(text);
    if (duration !== null) return hoursOf(duration);
  }
  const counted = text.replace(/ ?h$/u, '');
  const hours = readQuantity(cell.type === 'number' ? cell : { ...cell, text: counted }, null, notation);
  if (hours.ok) return hours.value.length > longest ? err('unreadable-hours') : ok(trimmed(hours.value));
  return err(hours.error === 'ambiguous-amount' ? hours.error : 'unreadable-hours');
};

/** Whether a cell of a day says that nobody worked: blank, a dash, or zero. */
export const isNoTime = (cell: RawCell, notation: Notation): boolean => {
  if (isBlank(cell) || /^\s*[-–—]\s*$/u.test(cell.text)) return true;
  const hours = readHours(cell, notation);
  return hours.ok && /^[0.]+$/u.test(hours.value);
};

/** `7.50` hours are `7.5`: they are the same line, whichever file says so. */
const trimmed = (decimal: string): string =>
  decimal.includes('.') ? decimal.replace(/\.?0+$/u, '') : decimal;

/** As many characters as a decimal column takes. */
const longest = 60;

/** Hours as `h` and no word for minutes behind them; minutes alone stay `min`. */
const plain = (text: string): string =>
  text.length > longest
    ? ''
    : text
        .replace(/\s+/gu, ' ')
        .trim()
        .replace(/[−–—]/gu, '-')
        .replace(/(?<!PT\d*)(?<=\d) ?(?:heures?|hours?|hrs?|h)\b\.?/iu, ' h')
        .replace(/(?<=\d) ?(?:minutes?|min|mn)\b\.?$/iu, ' min');

type Duration = { readonly isNegative: boolean; readonly iso: string };

const durationIn = (text: string): Duration | null => {
  const [, sign = '', open = '', time = '', close = ''] = /^(-?)(\(?)([^()]*)(\)?)$/u.exec(text) ?? [];
  if ((open === '') !== (close === '')) return null;
  const iso = isoOf(time.trim());
  return iso === null ? null : { isNegative: (sign === '-') !== (open === '('), iso };
};

const isoOf = (time: string): string | null => {
  if (/^PT(?=\d)(?:\d{1,6}H)?(?:\d{1,2}M)?(?:\d{1,2}(?:\.\d{1,9})?S)?$/u.test(time)) return time;
  const [, minutes] = /^(\d{1,6}) min$/u.exec(time) ?? [];
  if (minutes !== undefined) return `PT${minutes}M`;
  const spelt = time.replace(/(?<=[h:] ?\d\d?) min$/u, '').replace(/(?<=h )(\d)$/u, '0$1');
  return readDuration(spelt);
};

/** A second is 1/3600 of an hour: a finite decimal only of nine of them, of which each is 0.0025. */
const hoursOf = ({ isNegative, iso }: Duration): Result<string, HoursProblem> => {
  const [, hours = '0', minutes = '0', seconds = '0', fraction = ''] =
    /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d+))?S)?$/u.exec(iso) ?? [];
  const whole = BigInt(hours) * 3600n + BigInt(minutes) * 60n + BigInt(seconds);
  const units = whole * 10n ** BigInt(fraction.length) + BigInt(fraction === '' ? 0 : fraction);
  if (units % 9n !== 0n) return err('inexact-hours');
  const decimals = 4 + fraction.length;
  const digits = ((units / 9n) * 25n).toString().padStart(decimals + 1, '0');
  const decimal = trimmed(`${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`);
  return ok(isNegative && decimal !== '0' ? `-${decimal}` : decimal);
};
