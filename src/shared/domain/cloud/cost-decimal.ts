/** Plain or scientific, as programs write it; a bill has no thousands separators. */
const written = /^([-+]?)(\d*)(?:\.(\d*))?(?:[eE]([-+]?\d{1,3}))?$/u;

/** More digits than any price has: beyond, the text is not taken for a number. */
const mostDigits = 60;

/**
 * A cost as exact canonical decimal text: `1E-7` is `0.0000001`, `.5` is `0.5`. Decimals stay as many as are written.
 * Null for what is no number.
 */
export const costDecimal = (text: string): string | null => {
  const match = written.exec(text.trim());
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
