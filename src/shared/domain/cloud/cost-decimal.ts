import type { DecimalMark } from '../money/written-number.ts';

/** Plain or scientific, as programs write it. */
const written = /^([-+]?)(\d*)(?:\.(\d*))?(?:[eE]([-+]?\d{1,3}))?$/u;

/** More digits than any price has: beyond, the text is not taken for a number. */
const mostDigits = 60;

/** Thousands in groups of three, by what stands between them: the other mark, a space or an apostrophe. */
const grouped = {
  '.': /^[-+]?\d{1,3}(?:([, \u00A0\u202F’'])\d{3})(?:\1\d{3})*(?=\.|$)/u,
  ',': /^[-+]?\d{1,3}(?:([. \u00A0\u202F’'])\d{3})(?:\1\d{3})*(?=,|$)/u,
} as const;

/** The text as a program would write it. */
const asWrittenByProgram = (text: string, mark: DecimalMark): string => {
  const group = grouped[mark].exec(text)?.[0];
  const plain = group === undefined ? text : group.replace(/[^-+\d]/gu, '') + text.slice(group.length);
  if (mark === '.') return plain;
  // With a comma before decimals, a point that groups nothing is no number.
  return plain.includes('.') ? 'ambiguous' : plain.replace(',', '.');
};

/**
 * A cost as exact canonical decimal text: `1E-7` is `0.0000001`, `.5` is `0.5`. Decimals stay as many as are written.
 * Null for what is no number.
 * @param mark what the bill writes before decimals; null for a point and no thousands, as standards have it
 */
export const costDecimal = (text: string, mark: DecimalMark | null = null): string | null => {
  const trimmed = text.trim();
  const match = written.exec(mark === null ? trimmed : asWrittenByProgram(trimmed, mark));
  if (match === null) return null;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const isTooLong = whole.length + fraction.length > mostDigits || Math.abs(Number(exponent)) > mostDigits;
  if (whole + fraction === '' || isTooLong) return null;
  const plain = shifted(whole, fraction, Number(exponent));
  return sign === '-' && /[1-9]/u.test(plain) ? `-${plain}` : plain;
};

/** The digits with the point moved, to the right where `places` is positive. */
const shifted = (whole: string, fraction: string, places: number): string => {
  const digits = (whole + fraction).padStart(1 - places + fraction.length, '0');
  const cut = Math.max(0, digits.length - fraction.length + places);
  const left = digits
    .slice(0, cut)
    .padEnd(cut, '0')
    .replace(/^0+(?=\d)/u, '');
  const right = digits.slice(cut);
  return `${left === '' ? '0' : left}${right === '' ? '' : `.${right}`}`;
};
