export type DecimalMark = ',' | '.';

/** A number as digits: nothing rounded, nothing guessed beyond what `readWrittenNumber` documents. */
export type WrittenNumber = {
  readonly negative: boolean;
  /** At least one digit, no superfluous leading zero. */
  readonly whole: string;
  /** Digits after the decimal mark, trailing zeros kept; empty when there is no decimal mark. */
  readonly fraction: string;
  /** One mark followed by exactly three digits, and no hint: `1,234` may be 1234 or 1.234. Read here as thousands. */
  readonly isAmbiguous: boolean;
  /**
   * Currency sign or code written with it, without spaces, in capitals (`$`, `CA$`, `USD`), or `%`, which no
   * currency has; empty when none.
   */
  readonly marker: string;
};

/**
 * Reads a number as people write it in French and in English: `1 234,56 $`, `$1,234.56`, `(1 234,56)`, `1234.56-`,
 * `CA$ 12`, `1'234.50`. Any Unicode space, apostrophe, comma or dot may group thousands; any Unicode minus, a
 * trailing minus or parentheses make it negative.
 *
 * The decimal mark, in this order: with both marks present, the last one; a mark used twice groups thousands; a
 * mark beside another grouping sign, or not followed by exactly three digits, or after more than three digits or
 * after a lone zero, is the decimal mark; else (`1,234`) `decimalMark` decides, and without it thousands win and
 * `isAmbiguous` says so.
 *
 * @returns null when the text is not one number
 */
export const readWrittenNumber = (
  text: string,
  decimalMark: DecimalMark | null = null,
): WrittenNumber | null => {
  // Nobody writes an amount in 80 characters; the bound keeps hostile cells cheap.
  if (text.length > 80) return null;
  const plain = readPlainNumber(text, decimalMark);
  if (plain !== null) return plain;
  const signed = readSign(plainSigns(text));
  if (signed === null) return null;
  const digits = readDigits(signed.body, decimalMark);
  if (digits === null) return null;
  return { negative: signed.negative, marker: signed.marker, ...digits };
};

/** `-1234.56`, `1234,56` and `1234`, what programs write: the same reading as below, at a tenth of the cost. */
const readPlainNumber = (text: string, decimalMark: DecimalMark | null): WrittenNumber | null => {
  const match = /^(-?)(0|[1-9][0-9]*)(?:([.,])([0-9]+))?$/u.exec(text);
  if (match === null) return null;
  const [, sign, whole = '', mark, fraction = ''] = match;
  const mayBeGrouped = fraction.length === 3 && whole.length <= 3 && whole !== '0';
  if (mayBeGrouped && decimalMark !== mark) return null;
  return { negative: sign === '-', whole, fraction, isAmbiguous: false, marker: '' };
};

const plainSigns = (text: string): string =>
  text
    .replace(/[\s\u00A0\u202F\u2009\u2007]/gu, ' ')
    .replace(/[\u2212\u2010\u2011\u2013\uFE63\uFF0D]/gu, '-')
    .replace(/[\u2018\u2019\u02BC]/gu, "'")
    .trim();

/** A currency marker: letters, currency signs, or both with a space between (`$ CA`). */
const markerPattern = String.raw`(?:[A-Za-z]{1,3} ?\p{Sc}|\p{Sc} ?[A-Za-z]{1,3}|[A-Za-z]{3}|\p{Sc})`;
const bodyPattern = String.raw`[0-9.,'][0-9.,' ]*`;
const shape = new RegExp(
  String.raw`^(?<open1>\()? ?(?<sign1>[-+])? ?(?<before>${markerPattern})? ?(?<sign2>[-+])? ?(?<open2>\()? ?(?<sign3>[-+])? ?` +
    String.raw`(?<body>${bodyPattern}?) ?(?<sign4>[-])? ?(?<close1>\))? ?(?<after>${markerPattern}|%)? ?(?<sign5>[-])? ?(?<close2>\))?$`,
  'u',
);

const readSign = (text: string): { negative: boolean; body: string; marker: string } | null => {
  const groups = shape.exec(text)?.groups;
  if (groups === undefined) return null;
  const present = (names: readonly string[]): string[] => names.flatMap((name) => groups[name] ?? []);
  const signs = present(['sign1', 'sign2', 'sign3', 'sign4', 'sign5']);
  const opened = present(['open1', 'open2']).length;
  const closed = present(['close1', 'close2']).length;
  const markers = present(['before', 'after']);
  if (opened !== closed || opened > 1 || signs.length + opened > 1 || markers.length > 1) return null;
  return {
    negative: opened === 1 || signs[0] === '-',
    body: groups['body'] ?? '',
    marker: (markers[0] ?? '').replaceAll(' ', '').toUpperCase(),
  };
};

type Digits = Pick<WrittenNumber, 'whole' | 'fraction' | 'isAmbiguous'>;

const readDigits = (body: string, hint: DecimalMark | null): Digits | null => {
  const { decimalAt, isAmbiguous } = findDecimalMark(body, hint);
  const wholeText = decimalAt === null ? body : body.slice(0, decimalAt);
  const fraction = decimalAt === null ? '' : body.slice(decimalAt + 1);
  const whole = ungroup(wholeText);
  const hasFraction = /^[0-9]+$/u.test(fraction);
  if (decimalAt !== null && !hasFraction) return null;
  // `.50` is a common way to write half a dollar; `12.` and a lone mark are not numbers.
  if (whole === null && !(wholeText === '' && hasFraction)) return null;
  return { whole: (whole ?? '0').replace(/^0+(?=[0-9])/u, ''), fraction, isAmbiguous };
};

const findDecimalMark = (
  body: string,
  hint: DecimalMark | null,
): { decimalAt: number | null; isAmbiguous: boolean } => {
  const lastComma = body.lastIndexOf(',');
  const lastDot = body.lastIndexOf('.');
  const last = Math.max(lastComma, lastDot);
  if (last === -1) return { decimalAt: null, isAmbiguous: false };
  if (lastComma !== -1 && lastDot !== -1) return { decimalAt: last, isAmbiguous: false };
  const mark = body.charAt(last);
  if (body.indexOf(mark) !== last) return { decimalAt: null, isAmbiguous: false };
  const looksGrouped = /^[1-9][0-9]{0,2}[.,][0-9]{3}$/u.test(body);
  if (!looksGrouped || hint === mark) return { decimalAt: last, isAmbiguous: false };
  return { decimalAt: null, isAmbiguous: hint === null };
};

/** Digits of a whole number, plain or in groups of three with one and the same sign between them. */
const ungroup = (text: string): string | null => {
  if (/^[0-9]+$/u.test(text)) return text;
  const grouped = /^[1-9][0-9]{0,2}(?<sign>[ ',.])[0-9]{3}(?:\k<sign>[0-9]{3})*$/u;
  return grouped.test(text) ? text.replace(/[ ',.]/gu, '') : null;
};
