import type { Hedge } from '#shared/domain/money/interval.ts';
import { looks } from '../../files/workbook-writer/cell-looks.ts';
import {
  dateFormat,
  decimalFormat,
  integerFormat,
  moneyFormat,
  percentFormat,
  textFormat,
} from '../../files/workbook-writer/number-formats.ts';
import type { OpenedWorkbook } from '../../files/workbook-writer/open-workbook.ts';
import type { Labels } from './labels.ts';

type Look = 'stored' | 'calculated' | 'total';

/** Numbers of the cell formats of one workbook, made as they are needed. */
export type CellStyles = {
  readonly key: number;
  readonly text: (look: Look) => number;
  readonly date: number;
  readonly calculatedDate: number;
  readonly integer: (look: Look) => number;
  readonly decimal: (decimals: number, look?: Look) => number;
  readonly percent: (look: Look) => number;
  /** Amounts of a currency (null: not known), with the words of a hedge in front ("at least"). */
  readonly money: (currency: string | null, look: Look, hedge?: Hedge | null) => number;
};

/** The hedges that an amount is read with; the others are plain amounts. */
export const hedgeWords = (labels: Labels, hedge: Hedge | null): string | null => {
  if (hedge === 'at-least') return labels.text('words.atLeast');
  if (hedge === 'at-most') return labels.text('words.atMost');
  return hedge === 'about' ? labels.text('words.about') : null;
};

export const createCellStyles = (workbook: Pick<OpenedWorkbook, 'style'>, labels: Labels): CellStyles => {
  const made = new Map<string, number>();
  const style = (look: Look, numberFormat: string, align: 'left' | 'right'): number => {
    const key = `${look}|${align}|${numberFormat}`;
    let id = made.get(key);
    if (id === undefined) {
      id = workbook.style(looks[look](numberFormat, align));
      made.set(key, id);
    }
    return id;
  };
  const moneyStyles = new Map<string, number>();
  const { locale } = labels;
  return {
    key: workbook.style(looks.key),
    // A formula in a cell formatted as text would turn into text when someone edits it.
    text: (look) => style(look, look === 'stored' ? textFormat : 'General', 'left'),
    date: style('stored', dateFormat, 'left'),
    calculatedDate: style('calculated', dateFormat, 'left'),
    integer: (look) => style(look, integerFormat, 'right'),
    decimal: (decimals, look = 'stored') => style(look, decimalFormat(decimals), 'right'),
    percent: (look) => style(look, percentFormat(locale), 'right'),
    money: (currency, look, hedge = null) => {
      const key = `${currency ?? ''}|${look}|${hedge ?? ''}`;
      let id = moneyStyles.get(key);
      if (id === undefined) {
        id = style(look, moneyFormat(currency, locale, hedgeWords(labels, hedge)), 'right');
        moneyStyles.set(key, id);
      }
      return id;
    },
  };
};
