import type { ReadableDb } from '../../db/types.ts';
import { definitionOf, type EntityName } from '#shared/domain/register/entities.ts';
import { blankCell, formulaCell, textCell } from '../../files/workbook-writer/cells.ts';
import type { OpenedWorkbook, WorkbookSheet } from '../../files/workbook-writer/open-workbook.ts';
import { formulaText } from '../../files/workbook-writer/references.ts';
import { roundedMoney } from './formula-context.ts';
import { sumIfs } from './formulas.ts';
import { hedgeNote, mostNotes } from './hedge-notes.ts';
import type { ColumnContext } from './register-columns.ts';
import { decimalOf } from './stored-columns.ts';
import { sourceOf } from '../register/grid-sql.ts';
import { moneySums, type MoneySum } from '../register/money-sums.ts';
import { registerPage, type RegisterRow } from './register-rows.ts';
import type { SheetFrame } from './sheet-frame.ts';
import { rowRenderer, setDataFilter, type SheetPlan } from './sheet-plan.ts';

export type RegisterPlan = SheetPlan<RegisterRow>;

/** Rows read, rendered and handed on before anyone else gets a turn: a few milliseconds of work. */
const pageSize = 500;

export type RegisterSheet = {
  readonly entity: EntityName;
  readonly plan: RegisterPlan;
  readonly context: ColumnContext;
  readonly frame: SheetFrame;
  /** Hears of rows written, and may throw to give up. */
  readonly onRows: (count: number) => Promise<void>;
};

/** Writes the sheet of an entity: all its rows, page by page, then their totals. */
export const writeRegisterSheet = async (
  workbook: OpenedWorkbook,
  db: ReadableDb,
  { entity, plan, context, frame, onRows }: RegisterSheet,
): Promise<void> => {
  const sheet = workbook.openSheet({
    name: plan.name,
    columns: plan.columns,
    form: 'table',
    frozenColumns,
    ...frame,
  });
  const render = rowRenderer(plan);
  const addNote = noteWriter(sheet, { entity, plan, context });
  let afterId = 0;
  for (let isMore = true; isMore;) {
    const rows = registerPage(db, entity, { afterId, limit: pageSize });
    for (const row of rows) {
      addNote(row);
      const pending = sheet.writeRow(render(row, sheet.nextRow()));
      if (pending !== undefined) await pending;
    }
    afterId = rows.at(-1)?.id ?? afterId;
    isMore = rows.length === pageSize;
    await onRows(rows.length);
  }
  await writeTotals(sheet, db, { entity, plan, context });
  setDataFilter(sheet, plan);
  hatchUnknownAmounts(sheet, entity, plan);
  await sheet.close();
};

/** The key stays on screen. */
const frozenColumns = 1;

type Written = Pick<RegisterSheet, 'entity' | 'plan' | 'context'>;

const noteWriter = (
  sheet: WorkbookSheet,
  { entity, plan, context }: Written,
): ((row: RegisterRow) => void) => {
  let notes = 0;
  return (row) => {
    const note = notes < mostNotes ? hedgeNote(entity, row, context.labels) : null;
    if (note === null) return;
    notes += 1;
    sheet.addNote({ column: positionOf(plan, note.column), row: sheet.nextRow() }, note.text);
  };
};

const positionOf = (plan: RegisterPlan, columnId: string): number =>
  plan.columns.findIndex(({ id }) => id === columnId) + 1;

const hatchUnknownAmounts = (sheet: WorkbookSheet, entity: EntityName, plan: RegisterPlan): void => {
  if (plan.rows === 0) return;
  for (const [name, { kind }] of Object.entries(definitionOf(entity).columns)) {
    if (kind !== 'money') continue;
    const letter = plan.letter(name);
    sheet.hatchEmpty(`${letter}${plan.span.first}:${letter}${plan.span.last}`);
  }
};

/** Entities whose amounts make sense as a sum. */
const totalled: readonly EntityName[] = ['invoice', 'invoiceLine', 'payment'];

/**
 * Totals under the data. With one currency they follow the filter (SUBTOTAL); with several there is one row for each.
 * Unknown amounts are in no total; a last row counts them when there are any.
 */
const writeTotals = async (sheet: WorkbookSheet, db: ReadableDb, written: Written): Promise<void> => {
  if (!totalled.includes(written.entity) || written.plan.rows === 0) return;
  const sums = moneySums(db, written.entity, allRows(written.entity));
  const byCurrency = Map.groupBy(sums, ({ currency }) => currency);
  for (const ofCurrency of byCurrency.values()) {
    const total = { sums: ofCurrency, isOnlyCurrency: byCurrency.size === 1 };
    await sheet.writeRow(totalRow(written, total, sheet.nextRow()));
  }
  if (sums.some(({ unknown }) => unknown > 0))
    await sheet.writeRow(unknownRow(written, sums, sheet.nextRow()));
};

const allRows = (entity: EntityName) => sourceOf({ entity, filters: [], sort: [], search: '' });

type CurrencyTotal = { readonly sums: readonly MoneySum[]; readonly isOnlyCurrency: boolean };

const totalRow = (written: Written, { sums, isOnlyCurrency }: CurrencyTotal, row: number): string => {
  const { plan, context } = written;
  const currency = sums[0]?.currency ?? '';
  const formula = (range: string): string =>
    isOnlyCurrency
      ? `SUBTOTAL(109,${range})`
      : roundedMoney(sumIfs(range, [ownRange(plan, 'currency'), formulaText(currency)]));
  const cells = sums.map(({ column, minor }) => ({
    column,
    cell: (ref: string) =>
      formulaCell(ref, context.styles.money(currency, 'total'), {
        formula: formula(ownRange(plan, column)),
        result: { decimal: decimalOf(minor, currency) },
      }),
  }));
  return renderTotal(written, { label: context.labels.text('totals.total', { currency }), cells }, row);
};

const unknownRow = (written: Written, sums: readonly MoneySum[], row: number): string => {
  const { plan, context } = written;
  const cells = [...Map.groupBy(sums, ({ column }) => column)].map(([column, ofColumn]) => ({
    column,
    cell: (ref: string) =>
      formulaCell(ref, context.styles.integer('total'), {
        formula: `COUNTBLANK(${ownRange(plan, column)})`,
        result: { decimal: String(ofColumn.reduce((count, { unknown }) => count + unknown, 0)) },
      }),
  }));
  return renderTotal(written, { label: context.labels.text('totals.unknownAmounts'), cells }, row);
};

const ownRange = ({ letter, span }: RegisterPlan, columnId: string): string =>
  `${letter(columnId)}${span.first}:${letter(columnId)}${span.last}`;

type TotalCells = {
  readonly label: string;
  readonly cells: readonly { readonly column: string; readonly cell: (ref: string) => string }[];
};

const renderTotal = ({ plan, context }: Written, { label, cells }: TotalCells, row: number): string =>
  plan.columns
    .map(({ id }) => {
      const ref = plan.letter(id) + String(row);
      const style = context.styles.text('total');
      if (id === 'key') return textCell(ref, style, label);
      return cells.find(({ column }) => column === id)?.cell(ref) ?? blankCell(ref, style);
    })
    .join('');
