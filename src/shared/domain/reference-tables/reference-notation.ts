import { observeDateOrder, type DateOrderEvidence } from '../calendar/date-order.ts';
import type { DateOrder } from '../calendar/read-date.ts';
import type { Notation } from '../importing/cell-values.ts';
import type { RawCell } from '../importing/raw-cell.ts';
import { markEvidence } from '../importing/written-value.ts';
import type { DecimalMark } from '../money/written-number.ts';
import type { ReferenceEntity } from './reference-formats.ts';
import { kindOfField } from './worked-out.ts';

/** How the columns of a reference table write dates and numbers, decided over all of its rows. */
export type ReferenceNotation = {
  readonly observe: (field: string, cell: RawCell) => void;
  /** What a column shows goes first, then what the others agree on, then what a person said. */
  readonly of: (field: string, said: Notation) => Notation;
  /** Some column has dates that read as day or month first, and no other tells. */
  readonly isAmbiguous: () => boolean;
};

const momentColumns = new Set(['startsAt', 'closesAt', 'submittedAt']);

/** Sees every cell that is written as text: those with a type need no notation. */
export const observeReferenceNotation = (entity: ReferenceEntity): ReferenceNotation => {
  const orders = new Map<string, DateOrderEvidence>();
  const marks = new Map<string, Set<DecimalMark>>();
  return {
    observe: (field, cell) => {
      if (cell.type !== 'text') return;
      const kind = kindOfField(entity, field);
      if (kind === 'date' || momentColumns.has(field)) {
        const order = orders.get(field) ?? observeDateOrder();
        orders.set(field, order);
        order.observe(cell.text);
      }
      if (kind === 'money' || kind === 'decimal') noteMark(marks, field, cell.text);
    },
    of: (field, said) => ({
      dateOrder: orderOf(orders, field, said.dateOrder),
      decimalMark: markOf(marks, field) ?? said.decimalMark,
    }),
    isAmbiguous: () =>
      [...orders].some(
        ([field, order]) => order.verdict().kind === 'ambiguous' && orderOf(orders, field, null) === null,
      ),
  };
};

const noteMark = (marks: Map<string, Set<DecimalMark>>, field: string, text: string): void => {
  const mark = markEvidence(text);
  if (mark === null || mark === 'ambiguous') return;
  marks.set(field, (marks.get(field) ?? new Set()).add(mark));
};

/** The mark of a column; of all columns together where it shows none, and null where they differ. */
const markOf = (marks: ReadonlyMap<string, ReadonlySet<DecimalMark>>, field: string): DecimalMark | null => {
  const own = marks.get(field) ?? new Set([...marks.values()].flatMap((shown) => [...shown]));
  const [only] = own;
  return own.size === 1 ? (only ?? null) : null;
};

const orderOf = (
  orders: ReadonlyMap<string, DateOrderEvidence>,
  field: string,
  said: DateOrder | null,
): DateOrder | null => {
  const own = orders.get(field)?.verdict() ?? { kind: 'decided' as const, order: null };
  if (own.kind === 'contradictory') return null;
  if (own.kind === 'decided' && own.order !== null) return own.order;
  const shared = sharedOrder(orders);
  if (own.kind === 'decided') return shared ?? said;
  return shared !== null && own.orders.includes(shared) ? shared : said;
};

/** The one order that other columns show. */
const sharedOrder = (orders: ReadonlyMap<string, DateOrderEvidence>): DateOrder | null => {
  const shown = new Set(
    [...orders.values()].flatMap((order) => {
      const verdict = order.verdict();
      return verdict.kind === 'decided' && verdict.order !== null ? [verdict.order] : [];
    }),
  );
  const [only] = shown;
  return shown.size === 1 ? (only ?? null) : null;
};
