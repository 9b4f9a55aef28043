import { format } from 'numfmt';

/** Longest code that a spreadsheet accepts; beyond, it is no format. */
const codeChars = 255;

/** Stands for what is no format; in no text of a cell. */
const noFormat = '\u0000';

const options = {
  throws: false,
  invalid: noFormat,
  overflow: '',
  leap1900: true,
  dateErrorNumber: false,
} as const;

/** Marks of other programs that change nothing of what a date or number says: `[ENG]`, the calendar in `[$-fr-CA,1]`. */
const foreignMarks = /\[(?:[A-Z]{3}|NatNum\d+)\]|(?<=\[\$-[\w-]{1,20}),\d+(?=\])/gu;

/**
 * What a spreadsheet shows of a number or text in a format, in English separators; null when the code is none.
 * Locales in the code count (`[$-C0C]mmmm` is `janvier`).
 */
export const formattedText = (code: string, value: number | string): string | null => {
  if (code.length > codeChars) return null;
  try {
    const known = code.replace(foreignMarks, '');
    const text = format(known, typeof value === 'number' ? nudged(known, value) : value, options);
    return text === noFormat || (text === '' && !/;|^""$/u.test(known)) ? null : text;
  } catch {
    // The library throws for what it cannot read, whatever it is asked; the plain value is shown then.
    return null;
  }
};

/**
 * A spreadsheet rounds the decimal that it shows: 1.005 to two places is 1.01, although the nearest double is below
 * it. A nudge of less than the fifteenth digit makes up for that. Codes with so many places would show it, and those
 * with conditions compare it: they go without.
 */
const nudged = (code: string, value: number): number =>
  /\.[0#?]{12}|\[[<>=]/u.test(code) ? value : value * (1 + 4 * Number.EPSILON);
