/** Begins a UTF-8 file that spreadsheet programs then read as such. */
export const byteOrderMark = '\uFEFF';

/** Spreadsheet programs take text that begins with one of these for a formula when they open a CSV file. */
const formulaStart = /^[=+\-@\t\r]/u;

/**
 * Text that no program takes for a formula: an apostrophe goes before what would be one, as people type it. For text
 * only: a negative number is a number.
 */
export const neutralText = (text: string): string => (formulaStart.test(text) ? `'${text}` : text);

/** One line of a CSV file with its end; fields are quoted where they must be (RFC 4180). */
export const csvLine = (fields: readonly string[], delimiter: ';' | ','): string =>
  `${fields.map((field) => (mustQuote(field, delimiter) ? `"${field.replaceAll('"', '""')}"` : field)).join(delimiter)}\r\n`;

const mustQuote = (field: string, delimiter: string): boolean =>
  field.includes(delimiter) || /["\r\n]|^\s|\s$/u.test(field);
