import { err, ok, type Result } from '../../result.ts';
import { isCalendarDate } from './calendar-date.ts';
import { readDate, type DateOrder, type DateProblem } from './read-date.ts';

/** `10:17`, `10:17:55.5`, `10 h 17`, `4:17 PM`, with an offset as written in ISO 8601; behind a date. */
const timeForm =
  /(?:T|,? +(?:à |at )?)([0-9]{1,2}) ?[:h] ?([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]{1,9}))?)?(?: ?([ap])\.? ?m\.?)?(?: ?(Z|UTC|GMT|[+-][0-9]{2}:?[0-9]{2}))?$/iu;

/**
 * Reads a date as `readDate` does, and the time of day behind it: `YYYY-MM-DD`, or `YYYY-MM-DDTHH:MM:SS` with the
 * fraction and the offset from UTC as written. No time zone is ever converted. An impossible time is `not-a-date`.
 */
export const readDateTime = (text: string, order: DateOrder | null): Result<string, DateProblem> => {
  if (isCalendarDate(text)) return ok(text);
  if (text.length > 60) return err('not-a-date');
  const plain = text.replace(/[\s\u00A0\u202F]+/gu, ' ').trim();
  const match = timeForm.exec(plain);
  if (match === null) return readDate(plain, order);
  const time = timeOf(match);
  if (time === null) return err('not-a-date');
  const date = readDate(plain.slice(0, match.index), order);
  return date.ok ? ok(`${date.value}T${time}`) : date;
};

const timeOf = (match: RegExpExecArray): string | null => {
  const [, hours = '', minutes = '', seconds = '00', fraction, half, offset] = match;
  const hour = hourOf(Number(hours), half);
  if (hour === null || Number(minutes) > 59 || Number(seconds) > 59) return null;
  const parts = `${String(hour).padStart(2, '0')}:${minutes}:${seconds}`;
  return `${parts}${fraction === undefined ? '' : `.${fraction}`}${offsetOf(offset)}`;
};

/** Hour of the day; `half` is the `a` or `p` of AM and PM. */
const hourOf = (hour: number, half: string | undefined): number | null => {
  if (half === undefined) return hour > 23 ? null : hour;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
};

const offsetOf = (offset: string | undefined): string => {
  if (offset === undefined) return '';
  if (!/^[+-]/u.test(offset)) return 'Z';
  return `${offset.slice(0, 3)}:${offset.slice(-2)}`;
};
