/**
 * Key that orders text as people expect: accents and case do not count (École beside Ecole, before Zone), and
 * runs of digits order by value (A-9 before A-10). Stored beside the text, so that SQLite can sort and index it.
 */
export const sortKey = (text: string): string =>
  /[^ -~]/.test(text) ? keyOf(withoutAccents(text)) : keyOf(text);

const withoutAccents = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[’‘]/g, "'");

const keyOf = (text: string): string =>
  text.toLowerCase().replace(/\d+/g, padNumber).replace(/\s+/g, ' ').trim();

/** Length first, so that text order is the order of the values without limiting their size to a fixed width. */
const padNumber = (digits: string): string => {
  const significant = digits.replace(/^0+(?=\d)/, '');
  return String.fromCharCode(0x30 + Math.min(significant.length, 40)) + significant;
};
