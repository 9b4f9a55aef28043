import { isCurrencyCode } from '../money/currency.ts';
import { readWrittenNumber, type DecimalMark, type WrittenNumber } from '../money/written-number.ts';

/** A number of a text table with what stands beside it: `1 234,56 $`, `12,5 %`, `1.5E-07`. */
export type WrittenQuantity = {
  /** Canonical decimal text; a percentage is divided by a hundred, as a spreadsheet keeps it. */
  readonly value: string;
  readonly isMoney: boolean;
  readonly isAmbiguous: boolean;
};

/** Reads a number with or without a currency, a percent sign or an exponent; null when the text is none. */
export const readQuantityText = (text: string, mark: DecimalMark | null): WrittenQuantity | null => {
  const written = readWrittenNumber(text, mark);
  if (written === null) return readScientific(text);
  const { marker, isAmbiguous } = written;
  if (!isKnownMarker(marker)) return null;
  const value = marker === '%' ? shifted(written, -2) : shifted(written, 0);
  return { value, isMoney: marker !== '' && marker !== '%', isAmbiguous };
};

/** `12 pcs` is no amount: three letters must be a currency's code. */
const isKnownMarker = (marker: string): boolean =>
  marker === '' || marker === '%' || /\p{Sc}/u.test(marker) || marker === 'CDN' || isCurrencyCode(marker);

/** With a sign or a decimal mark, as programs write it: `12E3` alone may be the code of something. */
const readScientific = (text: string): WrittenQuantity | null => {
  const match = /^\s*([-+]?)([0-9]{1,40})(?:[.,]([0-9]{1,40}))?[eE]([-+]?[0-9]{1,3})\s*$/u.exec(text);
  if (match === null) return null;
  const [, sign = '', whole = '', fraction = '', exponent = ''] = match;
  if (fraction === '' && !/^[-+]/u.test(exponent)) return null;
  const value = shifted({ negative: sign === '-', whole, fraction }, Number(exponent));
  return { value, isMoney: false, isAmbiguous: false };
};

/** Digits times a power of ten, as canonical decimal text. */
const shifted = (
  { negative, whole, fraction }: Pick<WrittenNumber, 'negative' | 'whole' | 'fraction'>,
  power: number,
): string => {
  const digits = whole + fraction;
  const point = whole.length + power;
  const padded = digits.padStart(digits.length + Math.max(0, 1 - point), '0').padEnd(point, '0');
  const cut = Math.max(1, point);
  const front = padded.slice(0, cut).replace(/^0+(?=[0-9])/u, '');
  const back = padded.slice(cut);
  const text = back === '' ? front : `${front}.${back}`;
  return negative && /[1-9]/u.test(text) ? `-${text}` : text;
};

/** What a number says about the decimal mark of its column; null when it says nothing. */
export const markEvidence = (text: string): DecimalMark | 'ambiguous' | null => {
  const written = readWrittenNumber(text);
  if (written === null) return /[0-9],[0-9]+[eE]/u.test(text) ? ',' : null;
  if (written.isAmbiguous) return 'ambiguous';
  const [comma, point] = [text.lastIndexOf(','), text.lastIndexOf('.')];
  if (comma === -1 && point === -1) return null;
  const last = comma > point ? ',' : '.';
  if (written.fraction !== '') return last;
  // A mark that groups thousands is not the decimal mark.
  return last === ',' ? '.' : ',';
};

const errorNames: ReadonlySet<string> = new Set(
  '#NULL! #DIV/0! #VALUE! #REF! #NAME? #NUM! #N/A #GETTING_DATA #SPILL! #CALC! #NOM? #NOMBRE! #VALEUR!'.split(
    ' ',
  ),
);

/** Whether the text is an error of a spreadsheet, in English or in French. */
export const isErrorText = (text: string): boolean => text.startsWith('#') && errorNames.has(text);

/** `true` and `false` in English or French, as spreadsheets write them; null for anything else. */
export const readBoolean = (text: string): boolean | null => {
  if (text.length > 5) return null;
  const word = text.toLowerCase();
  if (word === 'true' || word === 'vrai') return true;
  return word === 'false' || word === 'faux' ? false : null;
};

/** Digits that name something: `00210`, or more of them than any amount has. */
export const isCode = (text: string): boolean => /^(?:0[0-9]+|[0-9]{16,})$/u.test(text);

const placeholders: ReadonlySet<string> = new Set(
  'n/a na n/d nd s/o so n.d. s.o. null \\n nan none nil - -- – — . .. ... ? x tbd inconnu unknown'.split(' '),
);

/** What people write where nothing is known: it says nothing about its column. */
export const isPlaceholder = (text: string): boolean =>
  // Nearly every one of the millions asked about is a number.
  text.length <= 7 && !startsWithDigit(text) && placeholders.has(text.toLowerCase());

const startsWithDigit = (text: string): boolean => text >= '0' && text < ':';
