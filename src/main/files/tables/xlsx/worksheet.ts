import type { LimitCheck } from '../../read-limits.ts';
import { attributeOf } from '../../xml/xml-attributes.ts';
import type { XmlHandler } from '../../xml/xml-scanner.ts';
import type { RawCell, SheetRow } from '../table.ts';
import { cellOf, type CellContext } from './cell-value.ts';
import { readCellAttributes } from './cell-attributes.ts';
import { createMergeFiller, type MergeFiller } from './merge-filler.ts';
import type { MergedRows } from './merged-ranges.ts';
import { readPlainCell, type PlainCell } from './plain-cell.ts';

/** Collects the rows of a sheet while its XML goes by. */
export type WorksheetHandler = XmlHandler & {
  /** Rows that are whole since the last call. */
  readonly takeRows: () => SheetRow[];
};

type State = {
  readonly context: CellContext;
  readonly check: LimitCheck;
  readonly merges: MergeFiller;
  rows: SheetRow[];
  isInData: boolean;
  /** In a row, between two cells. */
  isBetweenCells: boolean;
  row: number;
  cells: RawCell[];
  /** Length of all rows so far. */
  places: number;
  column: number;
  readonly cell: PlainCell;
  hasFormula: boolean;
  /** Whether text belongs to the cell's value: inside `v`, or inside a `t` of an inline text. */
  isValue: boolean;
  isPhonetic: boolean;
};

/** @param merges joined cells, by their first row, so that a row below gets the value of the first */
export const createWorksheetHandler = (
  context: CellContext,
  merges: readonly MergedRows[],
  check: LimitCheck,
): WorksheetHandler => {
  const state: State = {
    context,
    check,
    merges: createMergeFiller(merges),
    rows: [],
    isInData: false,
    isBetweenCells: false,
    row: 0,
    cells: [],
    places: 0,
    column: -1,
    cell: { column: -1, type: '', style: -1, content: '' },
    hasFormula: false,
    isValue: false,
    isPhonetic: false,
  };
  return {
    open: (name, attributes) => openElement(state, name, attributes),
    close: (name) => closeElement(state, name),
    takeElement: (text, start) => (state.isBetweenCells ? takePlainCell(state, text, start) : -1),
    text: (text) => {
      if (!state.isValue) return;
      state.cell.content += text;
      if (state.cell.content.length > 1000) check('cellChars', state.cell.content.length);
    },
    takeRows: () => {
      const { rows } = state;
      state.rows = [];
      return rows;
    },
  };
};

const openElement = (state: State, name: string, attributes: string): void => {
  if (!state.isInData) {
    if (name === 'sheetData') state.isInData = true;
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
      state.isValue = state.cell.type === 'inlineStr' && !state.isPhonetic;
      return;
    case 'f':
      state.hasFormula = true;
      return;
    case 'rPh':
      state.isPhonetic = true;
      return;
    case 'row':
      return openRow(state, attributes);
  }
};

const closeElement = (state: State, name: string): void => {
  if (!state.isInData) return;
  if (name === 'v' || name === 't') state.isValue = false;
  else if (name === 'c') closeCell(state);
  else if (name === 'row') closeRow(state);
  else if (name === 'rPh') state.isPhonetic = false;
  else if (name === 'sheetData') state.isInData = false;
};

const openRow = (state: State, attributes: string): void => {
  const number = Number(attributeOf(attributes, 'r') ?? state.row + 1);
  state.row = Number.isSafeInteger(number) && number > 0 ? number : state.row + 1;
  state.check('rows', state.row);
  state.cells = [];
  state.column = -1;
  state.isBetweenCells = true;
};

const closeRow = (state: State): void => {
  state.isBetweenCells = false;
  state.merges.fill(state.row, state.cells);
  state.places += state.cells.length;
  state.check('cells', state.places);
  if (state.cells.length > 0) state.rows.push({ row: state.row, cells: state.cells });
};

/** Takes a cell of the usual form whole; -1 leaves any other to its tags. */
const takePlainCell = (state: State, text: string, start: number): number => {
  const { cell } = state;
  const end = readPlainCell(text, start, cell);
  if (end === -1) return -1;
  // Escapes, and the one kind of cell that has its value elsewhere.
  if (cell.content.includes('&') || cell.content.includes('\r') || cell.type === 'inlineStr') return -1;
  state.check('cellChars', cell.content.length);
  placeCell(state);
  state.hasFormula = false;
  addCell(state);
  return end;
};

const openCell = (state: State, attributes: string): void => {
  state.isBetweenCells = false;
  readCellAttributes(attributes, state.cell);
  placeCell(state);
  state.cell.content = '';
  state.hasFormula = false;
};

const closeCell = (state: State): void => {
  addCell(state);
  state.isBetweenCells = true;
};

/** A cell that does not say where it stands is behind the one before. */
const placeCell = (state: State): void => {
  const { column } = state.cell;
  state.column = column === -1 ? state.column + 1 : column;
  state.check('columns', state.column + 1);
};

const addCell = (state: State): void => {
  const { cells, column } = state;
  const { type, style, content } = state.cell;
  const cell = cellOf({ type, style, content, fromFormula: state.hasFormula }, state.context);
  if (cell === null) return;
  while (cells.length < column) cells.push(null);
  cells[column] = cell;
};
