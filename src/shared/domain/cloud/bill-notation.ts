import { needsDateOrder, observeDateOrder } from '../calendar/date-order.ts';
import type { DateOrder } from '../calendar/read-date.ts';
import type { DecimalMark } from '../money/written-number.ts';
import type { CloudField, CloudLayout } from './cloud-columns.ts';

/** How a bill writes costs and dates; null for what nothing in it decides. */
export type BillNotation = { readonly decimalMark: DecimalMark | null; readonly dateOrder: DateOrder | null };

export type DecidedBill = BillNotation & {
  /** Its all-number dates tell no day from month, or contradict each other: to be asked. */
  readonly dateOrderAmbiguous: boolean;
};

const costFields = [
  'billedCost',
  'effectiveCost',
  'listCost',
  'contractedCost',
  'quantity',
  'unitPrice',
  'listUnitPrice',
] as const satisfies readonly CloudField[];

/** All of them: that of one column decides the order of the others, as one program wrote them. */
const dateFields = [
  'periodStart',
  'periodEnd',
  'chargeStart',
  'chargeEnd',
] as const satisfies readonly CloudField[];

type Evidence = DecimalMark | 'either' | null;

/**
 * Which mark a number shows before its decimals: `12,5` a comma, `1,234.5` a point, `1,234` either, `12` none. Zeros in
 * front are never grouped: `0.123` shows a point.
 */
export const markShown = (text: string): Evidence => {
  const last = /([.,])(\d*)(?:[eE][-+]?\d+)?$/u.exec(text.trim());
  if (last === null) return null;
  const [, mark = '.', digits = ''] = last;
  const decimal = mark === ',' ? ',' : '.';
  const other = decimal === ',' ? '.' : ',';
  const head = text.trim().slice(0, last.index);
  if (head.includes(other)) return decimal;
  if (head.includes(decimal)) return other;
  return digits.length === 3 && /^[-+]?[1-9]\d{0,2}$/u.test(head) ? 'either' : decimal;
};

/** Adds up what the lines of a whole bill show; never decided line by line. */
export const observeBill = (layout: CloudLayout) => {
  const marks = { ',': 0, '.': 0 };
  const dates = observeDateOrder();
  return {
    observe: (cells: readonly string[]): void => {
      for (const field of costFields) {
        const shown = markShown(cells[layout[field]] ?? '');
        if (shown === ',' || shown === '.') marks[shown] += 1;
      }
      for (const field of dateFields) dates.observe((cells[layout[field]] ?? '').trim());
    },
    decide: (): DecidedBill => {
      const verdict = dates.verdict();
      return {
        decimalMark: marks[','] > marks['.'] ? ',' : marks['.'] > 0 ? '.' : null,
        dateOrder: verdict.kind === 'decided' ? verdict.order : null,
        dateOrderAmbiguous: verdict.kind !== 'decided',
      };
    },
  };
};

/** Digits with a sign between groups of three: no standard writes them so. */
const grouping = /\d[, \u00A0\u202F’']\d{3}/u;

/**
 * Watches for the first line that the notation matters for: standards write a point and ISO dates, and a bill of a
 * million such lines need not be read twice. False as long as every line reads the same in any notation.
 */
export const createNotationWatch = (layout: CloudLayout, known: BillNotation) => {
  // A mark that was shown stays: what is read before it is the same with it.
  let isMarkKnown = known.decimalMark !== null;
  const costs = costFields.map((field) => layout[field]).filter((at) => at !== -1);
  const dates = (['periodStart', 'periodEnd'] as const)
    .map((field) => layout[field])
    .filter((at) => at !== -1);
  return (cells: readonly string[]): boolean => {
    if (known.decimalMark === null) {
      for (const at of costs) {
        const text = cells[at] ?? '';
        if (grouping.test(text)) return true;
        const shown = isMarkKnown ? null : markShown(text);
        if (shown === ',' || shown === 'either') return true;
        if (shown === '.') isMarkKnown = true;
      }
    }
    return known.dateOrder === null && dates.some((at) => needsDateOrder(cells[at] ?? ''));
  };
};
