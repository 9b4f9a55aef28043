import { format } from 'numfmt';

/** Longest code that a spreadsheet accepts; beyond, it is no format. */
const codeChars = 255;

const options = { throws: false, invalid: '', overflow: '', leap1900: true, dateErrorNumber: false } as const;

/**
 * What a spreadsheet shows of a number or text in a format, in English separators; null when the code is none.
 * Locales in the code count (`[$-C0C]mmmm` is `janvier`).
 */
export const formattedText = (code: string, value: number | string): string | null => {
  if (code.length > codeChars) return null;
  try {
    const text = format(code, value, options);
    return text === '' && !/;|^""$/u.test(code) ? null : text;
  } catch {
    // The library throws for what it cannot read, whatever it is asked; the plain value is shown then.
    return null;
  }
};
