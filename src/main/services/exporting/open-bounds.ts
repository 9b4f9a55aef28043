import { moneyFormat, percentFormat } from '../../files/workbook-writer/number-formats.ts';
import type { WorkbookSheet } from '../../files/workbook-writer/open-workbook.ts';
import { formulaText } from '../../files/workbook-writer/references.ts';
import { boundId } from './formula-context.ts';
import type { Labels } from './labels.ts';
import type { SheetPlan } from './sheet-plan.ts';

type BoundedSheet = {
  /** A sheet with a column `currency`. */
  readonly plan: Pick<SheetPlan<never>, 'letter' | 'span'>;
  readonly labels: Labels;
  readonly intervals: readonly { readonly name: string; readonly kind: 'money' | 'percent' }[];
  /** Those of the rows. */
  readonly currencies: readonly string[];
  /** Row of the last cells, totals included. */
  readonly last: number;
};

/**
 * A lower bound whose upper side is open reads "at least", the other way round "at most". A conditional format, so that
 * it follows the formulas.
 */
export const showOpenBounds = (
  sheet: WorkbookSheet,
  { plan, labels, intervals, currencies, last }: BoundedSheet,
): void => {
  const { first } = plan.span;
  for (const { name, kind } of intervals) {
    const [low, high] = [plan.letter(boundId(name, 'low')), plan.letter(boundId(name, 'high'))];
    const sides = [
      { own: low, other: high, words: labels.text('words.atLeast') },
      { own: high, other: low, words: labels.text('words.atMost') },
    ];
    for (const { own, other, words } of sides) {
      const range = `${own}${first}:${own}${last}`;
      const isOpen = `ISNUMBER($${own}${first}),ISTEXT($${other}${first})`;
      if (kind === 'percent') {
        sheet.formatWhere(range, `AND(${isOpen})`, percentFormat(labels.locale, words));
        continue;
      }
      for (const currency of currencies) {
        const isCurrency = `$${plan.letter('currency')}${first}=${formulaText(currency)}`;
        sheet.formatWhere(range, `AND(${isOpen},${isCurrency})`, moneyFormat(currency, labels.locale, words));
      }
    }
  }
};
