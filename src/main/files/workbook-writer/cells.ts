import { xmlText } from './xml-text.ts';

/** What a formula last gave: exact decimal text, or words. */
export type CachedResult = { readonly decimal: string } | { readonly text: string };

/** Spreadsheet programs hold no more characters in a cell, and offer to repair a file that does. */
const longestText = 32_767;

/** An empty cell that keeps its format. Empty means unknown, never zero. */
export const blankCell = (ref: string, style: number): string => `<c r="${ref}" s="${style}"/>`;

/** A text cell: whatever it begins with, it is never a formula. Longer text than a cell can hold is cut. */
export const textCell = (ref: string, style: number, text: string): string => {
  if (text === '') return blankCell(ref, style);
  const held = text.length > longestText ? text.slice(0, longestText) : text;
  const space = isKept(held.charCodeAt(0)) && isKept(held.charCodeAt(held.length - 1)) ? '' : preserved;
  return `<c r="${ref}" s="${style}" t="inlineStr"><is><t${space}>${xmlText(held)}</t></is></c>`;
};

/** Programs drop white space at both ends of a text unless told not to. */
const preserved = ' xml:space="preserve"';

const isKept = (code: number): boolean => code > 0x20 && code !== 0xa0;

/** A text cell for text that the application made: letters, digits and marks that XML takes as they are. */
export const plainTextCell = (ref: string, style: number, text: string): string =>
  `<c r="${ref}" s="${style}" t="inlineStr"><is><t>${text}</t></is></c>`;

/** A number, from its exact decimal text: the file holds these very digits, not those of a binary float. */
export const numberCell = (ref: string, style: number, decimal: string): string =>
  `<c r="${ref}" s="${style}"><v>${decimal}</v></c>`;

/** A formula (English names, commas, no leading `=`) and the result that programs show before they recalculate. */
export type CalculatedValue = { readonly formula: string; readonly result: CachedResult };

export const formulaCell = (ref: string, style: number, { formula, result }: CalculatedValue): string =>
  'decimal' in result
    ? `<c r="${ref}" s="${style}"><f>${xmlText(formula)}</f><v>${result.decimal}</v></c>`
    : `<c r="${ref}" s="${style}" t="str"><f>${xmlText(formula)}</f><v>${xmlText(result.text)}</v></c>`;

const millisecondsPerDay = 86_400_000;
const dayZero = Date.UTC(1899, 11, 30);
/** 1 March 1900: before it, programs disagree on the number of a day (the 1900 leap year that never was). */
const firstCommonDay = 61;

/**
 * Day number of an ISO date in the 1900 date system.
 * @returns null for a date before 1 March 1900 or text that is no date: written as text instead
 */
export const dateSerial = (isoDate: string): number | null => {
  const match = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/u.exec(isoDate);
  // Date.UTC takes years below 100 for the 1900s.
  if (match === null || Number(match[1]) < 1900) return null;
  const serial =
    (Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) - dayZero) / millisecondsPerDay;
  return serial >= firstCommonDay ? serial : null;
};

/** A real date cell, or text where no spreadsheet date exists. */
export const dateCell = (ref: string, style: number, isoDate: string): string => {
  const serial = dateSerial(isoDate);
  return serial === null ? textCell(ref, style, isoDate) : `<c r="${ref}" s="${style}"><v>${serial}</v></c>`;
};
