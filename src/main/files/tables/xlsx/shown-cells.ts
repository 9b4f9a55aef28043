import { attributeOf } from '../../xml/xml-attributes.ts';
import type { ShownCell, ShownType } from '../shown-cell.ts';
import { cellOf, type CellContext, type CellSource, type FormulaSource } from './cell-value.ts';
import { isCurrencyFormat } from './currency-format.ts';
import { formattedText } from './format-text.ts';
import { sharedFormula, type CellPlace } from './formula-text.ts';

/** What the cells of a sheet refer to, with the code of each cell style's number format. */
export type ShownContext = CellContext & { readonly formatCodes: readonly string[] };

type CellMaker = (source: CellSource, place: CellPlace) => ShownCell;

/** Makes the cells of one sheet, in the order of the file, as the sheet shows them. */
export const createShownCells = (context: ShownContext): CellMaker => {
  const formulaOf = createFormulas();
  const isMoney = createMoneyFormats();
  return (source, place) => ({
    column: place.column,
    ...shownOf(source, context, isMoney),
    formula: source.formula === null ? null : formulaOf(source.formula, place),
  });
};

type Shown = Pick<ShownCell, 'type' | 'value' | 'text'>;

const shownOf = (source: CellSource, context: ShownContext, isMoney: (code: string) => boolean): Shown => {
  const cell = cellOf({ ...source, formula: null }, context);
  const code = context.formatCodes[source.style] ?? 'General';
  if (cell === null)
    return isTextType(source.type)
      ? { type: 'text', value: '', text: '' }
      : { type: 'empty', value: null, text: '' };
  if (typeof cell === 'string') return { type: 'text', value: cell, text: shownText(code, cell) };
  const { type, text, value } = cell;
  if (type === 'boolean') return { type, value: value === 'true', text };
  const isStoredNumber = source.type === '' || source.type === 'n';
  if (!isStoredNumber || type === 'error') return { type, value, text };
  const shownType: ShownType = type === 'number' && isMoney(code) ? 'money' : type;
  return { type: shownType, value, text: shownNumber(code, source, context) ?? text };
};

const isTextType = (type: string): boolean => type === 's' || type === 'str' || type === 'inlineStr';

/** A format may put words around a text: `"Contrat "@`. */
const shownText = (code: string, text: string): string =>
  code.includes('@') && code !== '@' ? (formattedText(code, text) ?? text) : text;

const daysTo1904 = 1462;

const shownNumber = (code: string, { content, style }: CellSource, context: ShownContext): string | null => {
  const number = Number(Number(content).toPrecision(15));
  if (/^(?:General|Standard|@)?$/iu.test(code)) return generalText(number);
  const kind = context.formats[style] ?? 'number';
  if (kind === 'number') return formattedText(withoutLocales(code), number);
  if (kind === 'duration' && number < 0) return `-${formattedText(code, -number) ?? ''}`;
  const isCalendar = kind === 'date' || (kind === 'time' && number >= 1);
  return formattedText(code, context.date1904 && isCalendar ? number + daysTo1904 : number);
};

/** General has eleven places on the screen; a whole number is shown whole, as in a column that is wide enough. */
const generalText = (number: number): string | null =>
  Number.isSafeInteger(number) && Math.abs(number) < 1e15 ? String(number) : formattedText('General', number);

/** The locale of a format names months; the signs in numbers are those of the system, here always the same. */
const withoutLocales = (code: string): string =>
  code.replace(/\[\$([^\]-]*)-[^\]]*\]/gu, (_match, symbol: string) => (symbol === '' ? '' : `[$${symbol}]`));

const createMoneyFormats = (): ((code: string) => boolean) => {
  const known = new Map<string, boolean>();
  return (code) => {
    const found = known.get(code) ?? isCurrencyFormat(code);
    known.set(code, found);
    return found;
  };
};

/** Formulas of a sheet; one that others share stands in the first of them only. */
const createFormulas = (): ((source: FormulaSource, place: CellPlace) => string | null) => {
  const shared = new Map<string, ReturnType<typeof sharedFormula>>();
  return ({ attributes, text }, place) => {
    const type = attributeOf(attributes, 't');
    const formula = text.trim();
    if (type !== 'shared') return formula === '' ? null : formula;
    const key = attributeOf(attributes, 'si') ?? '';
    if (formula !== '') {
      // A copy: the place is the reader's own record, which moves on.
      shared.set(key, sharedFormula(formula, { column: place.column, row: place.row }));
      return formula;
    }
    return shared.get(key)?.(place) ?? null;
  };
};
