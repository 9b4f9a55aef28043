/** Text that is written as it is: printable, no XML markup, no underscore that may begin an escape. Most text is. */
const plain = /^(?:[ !#-%'-;=?-^`-~\u00A0-\uD7FF]|_(?!x))*$/;

/** Characters that XML refuses or changes, and text that spreadsheet programs would take for an escape. */
const special = /[&<>"]|(?![\t\n])\p{Cc}|[\uFFFE\uFFFF]|_x[0-9A-Fa-f]{4}_/gu;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * Text for the inside of an XML element or attribute of a workbook. Control characters, which XML 1.0 has no place
 * for, and carriage returns, which a parser would change, are written the way spreadsheet programs do (`_x000D_`);
 * text that merely looks like such an escape has its underscore escaped, so that everything reads back as it was.
 * Half surrogate pairs become U+FFFD.
 */
export const xmlText = (text: string): string =>
  plain.test(text) ? text : text.toWellFormed().replace(special, escapeMatch);

const escapeMatch = (match: string): string => {
  const entity = entities[match];
  if (entity !== undefined) return entity;
  if (match.length > 1) return `_x005F${match}`;
  return `_x${match.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
};
