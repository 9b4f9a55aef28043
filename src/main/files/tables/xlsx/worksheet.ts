import type { LimitCheck } from '../../read-limits.ts';
import { attributeOf } from '../../xml/xml-attributes.ts';
import type { XmlHandler } from '../../xml/xml-scanner.ts';
import type { CellSource, FormulaSource } from './cell-value.ts';
import type { CellPlace } from './formula-text.ts';
import { readCellAttributes } from './cell-attributes.ts';
import { readPlainCell, type PlainCell } from './plain-cell.ts';
import { hiddenColumns, isOn } from './sheet-outline.ts';
import { keptText } from './workbook-text.ts';

/** Collects the rows of a sheet while its XML goes by. */
export type WorksheetHandler<C> = XmlHandler & {
  /** Rows that are whole since the last call. */
  readonly takeRows: () => WorksheetRow<C>[];
};

export type WorksheetRow<C> = { readonly row: number; readonly cells: readonly (C | null)[] };

/** What becomes of the cells. */
export type WorksheetOptions<C> = {
  /** Null for a cell with nothing in it. */
  readonly toCell: (source: CellSource, place: CellPlace) => C | null;
  /** Told of hidden columns (0-based) before the rows, and of each hidden row (1-based) that has cells. */
  readonly onHidden?: (hidden: { readonly row: number } | { readonly column: number }) => void;
  /** May complete a row with what other rows hold. */
  readonly fillRow?: (row: number, cells: (C | null)[]) => void;
  readonly check: LimitCheck;
};

type State<C> = WorksheetOptions<C> & {
  rows: WorksheetRow<C>[];
  isInData: boolean;
  /** In a row, between two cells. */
  isBetweenCells: boolean;
  row: number;
  /** The row does not say its number: its first cell that says where it stands does. */
  isRowUnnumbered: boolean;
  isRowHidden: boolean;
  toldColumns: number;
  cells: (C | null)[];
  /** Length of all rows so far. */
  places: number;
  /** Places of all rows so far that the file does not spell out. */
  blanks: number;
  column: number;
  readonly cell: PlainCell;
  formula: FormulaSource | null;
  isFormula: boolean;
  /** Whether text belongs to the cell's value: inside `v`, or inside a `t` of an inline text. */
  isValue: boolean;
  isPhonetic: boolean;
  /** Of the run of text that is open: where it starts in the cell's content, and its tag. */
  textStart: number;
  textAttributes: string;
};

/** Rows with cells of the caller's making. */
export const createWorksheetHandler = <C>(options: WorksheetOptions<C>): WorksheetHandler<C> => {
  const state: State<C> = {
    ...options,
    rows: [],
    isInData: false,
    isBetweenCells: false,
    row: 0,
    isRowUnnumbered: false,
    isRowHidden: false,
    toldColumns: 0,
    cells: [],
    places: 0,
    blanks: 0,
    column: -1,
    cell: { column: -1, type: '', style: -1, content: '' },
    formula: null,
    isFormula: false,
    isValue: false,
    isPhonetic: false,
    textStart: 0,
    textAttributes: '',
  };
  return {
    open: (name, attributes) => openElement(state, name, attributes),
    close: (name) => closeElement(state, name),
    takeElement: (text, start) => (state.isBetweenCells ? takePlainCell(state, text, start) : -1),
    text: (text) => addText(state, text),
    takeRows: () => {
      const { rows } = state;
      state.rows = [];
      return rows;
    },
  };
};

const addText = <C>(state: State<C>, text: string): void => {
  const { cell, formula } = state;
  if (state.isValue) {
    cell.content += text;
    if (cell.content.length > 1000) state.check('cellChars', cell.content.length);
  } else if (state.isFormula && formula !== null) {
    formula.text += text;
    if (formula.text.length > 1000) state.check('cellChars', formula.text.length);
  }
};

const openElement = <C>(state: State<C>, name: string, attributes: string): void => {
  if (!state.isInData) {
    if (name === 'sheetData') state.isInData = true;
    else if (name === 'col') tellHiddenColumns(state, attributes);
    return;
  }
  switch (name) {
    case 'c':
      return openCell(state, attributes);
    case 'v':
      // An inline text may have a stray value beside it, which does not count.
      state.isValue = state.cell.type !== 'inlineStr';
      return;
    case 't':
      return openText(state, attributes);
    case 'f':
      state.formula = { attributes, text: '' };
      state.isFormula = true;
      return;
    case 'rPh':
      state.isPhonetic = true;
      return;
    case 'row':
      return openRow(state, attributes);
  }
};

/** A run of an inline text. */
const openText = <C>(state: State<C>, attributes: string): void => {
  state.isValue = state.cell.type === 'inlineStr' && !state.isPhonetic;
  state.textStart = state.cell.content.length;
  state.textAttributes = attributes;
};

const closeText = <C>(state: State<C>): void => {
  const { cell, textStart } = state;
  if (state.isValue)
    cell.content =
      cell.content.slice(0, textStart) + keptText(cell.content.slice(textStart), state.textAttributes);
  state.isValue = false;
};

const closeElement = <C>(state: State<C>, name: string): void => {
  if (!state.isInData) return;
  if (name === 'v') state.isValue = false;
  else if (name === 't') closeText(state);
  else if (name === 'c') closeCell(state);
  else if (name === 'row') closeRow(state);
  else if (name === 'f') state.isFormula = false;
  else if (name === 'rPh') state.isPhonetic = false;
  else if (name === 'sheetData') state.isInData = false;
};

/** More hidden columns than this say nothing new, and cost. */
const mostHiddenColumns = 200;

const tellHiddenColumns = <C>(state: State<C>, attributes: string): void => {
  if (state.onHidden === undefined || state.toldColumns > mostHiddenColumns) return;
  for (const number of hiddenColumns(attributes)) {
    state.toldColumns += 1;
    state.onHidden({ column: number - 1 });
  }
};

const openRow = <C>(state: State<C>, attributes: string): void => {
  const number = Number(attributeOf(attributes, 'r') ?? Number.NaN);
  state.isRowUnnumbered = !(Number.isSafeInteger(number) && number > 0);
  state.row = state.isRowUnnumbered ? state.row + 1 : number;
  state.check('rows', state.row);
  // Looked for first: nearly no row has it.
  state.isRowHidden = attributes.includes('hidden') && isOn(attributeOf(attributes, 'hidden'));
  state.cells = [];
  state.column = -1;
  state.isBetweenCells = true;
};

const closeRow = <C>(state: State<C>): void => {
  state.isBetweenCells = false;
  const { length } = state.cells;
  state.fillRow?.(state.row, state.cells);
  addBlanks(state, state.cells.length - length);
  state.places += state.cells.length;
  state.check('cells', state.places);
  if (state.cells.length === 0) return;
  state.rows.push({ row: state.row, cells: state.cells });
  if (state.isRowHidden) state.onHidden?.({ row: state.row });
};

const addBlanks = <C>(state: State<C>, count: number): void => {
  state.blanks += count;
  state.check('blanks', state.blanks);
};

/** Takes a cell of the usual form whole; -1 leaves any other to its tags. */
const takePlainCell = <C>(state: State<C>, text: string, start: number): number => {
  const { cell } = state;
  if (state.isRowUnnumbered) return -1;
  const end = readPlainCell(text, start, cell);
  if (end === -1) return -1;
  // Escapes, and the one kind of cell that has its value elsewhere.
  if (cell.content.includes('&') || cell.content.includes('\r') || cell.type === 'inlineStr') return -1;
  state.check('cellChars', cell.content.length);
  placeCell(state);
  state.formula = null;
  addCell(state);
  return end;
};

const openCell = <C>(state: State<C>, attributes: string): void => {
  state.isBetweenCells = false;
  readCellAttributes(attributes, state.cell);
  if (state.isRowUnnumbered && state.cell.column >= 0) numberRow(state, attributes);
  placeCell(state);
  state.cell.content = '';
  state.formula = null;
};

/** The row number in the reference of a cell. */
const numberRow = <C>(state: State<C>, attributes: string): void => {
  const number = Number(/[0-9]{1,8}$/u.exec(attributeOf(attributes, 'r') ?? '')?.[0] ?? 0);
  state.isRowUnnumbered = false;
  if (number < state.row) return;
  state.row = number;
  state.check('rows', state.row);
};

const closeCell = <C>(state: State<C>): void => {
  addCell(state);
  state.isBetweenCells = true;
};

/** A cell that does not say where it stands is behind the one before. */
const placeCell = <C>(state: State<C>): void => {
  const { column } = state.cell;
  state.column = column === -1 ? state.column + 1 : column;
  state.check('columns', state.column + 1);
};

const addCell = <C>(state: State<C>): void => {
  const { cells, column, formula } = state;
  const { type, style, content } = state.cell;
  const cell = state.toCell({ type, style, content, formula }, state);
  if (cell === null) {
    // Spelled out in the file, so it is no blank of ours.
    state.blanks -= 1;
    return;
  }
  if (cells.length < column) addBlanks(state, column - cells.length);
  while (cells.length < column) cells.push(null);
  cells[column] = cell;
};
