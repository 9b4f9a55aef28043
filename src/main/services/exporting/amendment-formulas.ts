import { formulaText } from '../../files/workbook-writer/references.ts';
import { all, equals, isNumber, when } from './formulas.ts';
import type { Labels } from './labels.ts';
import type { RowPlace } from './sheet-plan.ts';

/**
 * What an amendment changes in its contract's value (domain: amendmentEffects), from the cells `sizeLow` and
 * `sizeHigh`: a word when it is not in force; an increase of unknown size is zero or more; a decrease is subtracted,
 * also where its register wrote the minus sign; of an unknown direction either way is possible.
 */
export const amendmentEffectFormula = (side: 'low' | 'high', place: RowPlace, labels: Labels): string => {
  const choice = (column: string, value: string): string => labels.choice('amendment', column, value);
  const [status, direction] = [place.cell('status'), place.cell('direction')];
  const isInForce = `OR(${equals(status, choice('status', 'approved'))},${equals(status, choice('status', 'unknown'))})`;
  const unknown = formulaText(labels.text('words.unknown'));
  const cells = { low: place.cell('sizeLow'), high: place.cell('sizeHigh'), unknown };
  const effect = when(
    equals(direction, choice('direction', 'none')),
    '0',
    when(
      equals(direction, choice('direction', 'increase')),
      increase[side](cells),
      when(equals(direction, choice('direction', 'decrease')), decrease[side](cells), either[side](cells)),
    ),
  );
  return when(isInForce, effect, formulaText(labels.text('words.notCounted')));
};

type Size = { readonly low: string; readonly high: string; readonly unknown: string };
type Bounds = { readonly low: (size: Size) => string; readonly high: (size: Size) => string };

const increase: Bounds = {
  low: ({ low }) => when(isNumber(low), low, '0'),
  high: ({ high, unknown }) => when(isNumber(high), high, unknown),
};

/** Minus the greatest size; a size written with its minus sign already is one. */
const minusGreatest = ({ low, high, unknown }: Size): string =>
  when(isNumber(high), when(`${high}<0`, when(isNumber(low), low, unknown), `-${high}`), unknown);

const decrease: Bounds = {
  low: minusGreatest,
  high: ({ low, high }) => when(all(isNumber(high), `${high}<0`), high, when(isNumber(low), `-${low}`, '0')),
};

const either: Bounds = {
  low: minusGreatest,
  high: ({ low, high, unknown }) =>
    when(isNumber(high), when(`${high}<0`, when(isNumber(low), `-${low}`, unknown), high), unknown),
};
