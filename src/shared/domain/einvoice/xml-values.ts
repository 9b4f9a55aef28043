import { isCalendarDate } from '../calendar/calendar-date.ts';

/** Nobody invoices in more digits; the bound keeps exact arithmetic on hostile text cheap. */
const longestNumber = 60;

/**
 * Canonical decimal text of an `xs:decimal`: `+5`, `.5`, `007.50` and `5.` are 5, 0.5, 7.50 and 5. Trailing zeros are
 * kept. Null for anything else: exponents, grouping and currency signs are not allowed in these documents.
 */
export const readXmlDecimal = (text: string): string | null => {
  const match = /^([-+]?)([0-9]*)(?:\.([0-9]*))?$/u.exec(text.trim());
  const [, sign = '', whole = '', fraction = ''] = match ?? [];
  if (match === null || text.length > longestNumber || whole + fraction === '') return null;
  const digits = `${whole.replace(/^0+(?=[0-9])/u, '') || '0'}${fraction === '' ? '' : `.${fraction}`}`;
  return sign === '-' && /[1-9]/u.test(digits) ? `-${digits}` : digits;
};

/** ISO date of an `xs:date` (a time zone behind it does not change the day) or of the start of a date-time. */
export const readXmlDate = (text: string): string | null => {
  const match = /^([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T[0-9:.]+)?(?:Z|[-+][0-9]{2}:[0-9]{2})?$/u.exec(text.trim());
  const day = match?.[1] ?? '';
  return isCalendarDate(day) ? day : null;
};

/** ISO date of a date by UNTDID 2379: format 102 is `20250731`, 203 and 204 add a time. An ISO date is read too. */
export const readCompactDate = (text: string): string | null => {
  const match = /^([0-9]{4})([0-9]{2})([0-9]{2})(?:[0-9]{4}(?:[0-9]{2})?)?$/u.exec(text.trim());
  if (match === null) return readXmlDate(text);
  const day = `${match[1]}-${match[2]}-${match[3]}`;
  return isCalendarDate(day) ? day : null;
};
