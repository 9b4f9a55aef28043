import { decimalFromNumber } from '#shared/domain/money/decimal.ts';

/** Digits that a spreadsheet shows of a number; beyond them a file holds the noise of floating point. */
const significantDigits = 15;

const plain = /^-?(?:0|[1-9][0-9]{0,13})(?:\.[0-9]{1,14})?$/u;

/** A whole number of more digits than a spreadsheet knows: an identifier, which stays as the file has it. */
const longWhole = /^-?[1-9][0-9]{15,59}$/u;

/**
 * The decimal that an author typed, from the number in a sheet's XML: `0.30000000000000004` is `0.3`, `1.1E-2` is
 * `0.011`. Null when the text is no finite number.
 */
export const decimalOfNumberText = (text: string): string | null => {
  if (text.length <= significantDigits && plain.test(text))
    return shortest(text.startsWith('-0') ? minusZero(text) : text);
  const trimmed = text.trim();
  if (longWhole.test(trimmed)) return trimmed;
  const number = Number(trimmed);
  if (trimmed === '' || !Number.isFinite(number) || /[xob]/iu.test(trimmed)) return null;
  const rounded = Number(number.toPrecision(significantDigits));
  return Math.abs(rounded) > 1e60 ? null : decimalFromNumber(rounded === 0 ? 0 : rounded);
};

/** Without the zeros that some programs write behind the decimals: `123.0`. */
const shortest = (text: string): string =>
  text.endsWith('0') && text.includes('.') ? text.replace(/\.?0+$/u, '') : text;

/** `-0.0` and its like are zero; `-0.5` is not. */
const minusZero = (text: string): string => (/[1-9]/u.test(text) ? text : text.slice(1));
