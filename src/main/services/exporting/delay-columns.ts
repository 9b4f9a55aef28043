import { costOfDelay, type CostOfDelay } from '#shared/domain/progress/cost-of-delay.ts';
import type { RowOf } from '#shared/domain/register/entities.ts';
import { dateSerial } from '../../files/workbook-writer/cells.ts';
import { formulaText } from '../../files/workbook-writer/references.ts';
import { registerMaker } from './column-maker.ts';
import { boundId, roundedMoney } from './formula-context.ts';
import { all, isNumber, when } from './formulas.ts';
import type { ColumnContext } from './register-columns.ts';
import type { RegisterRow } from './register-rows.ts';
import type { PlannedColumn, RowPlace } from './sheet-plan.ts';

/**
 * What a delay cost until its end or, without one or with a later one, until the day of the export (domain:
 * costOfDelay): whole months times each bound of the monthly cost.
 */
export const delayColumns = (
  context: ColumnContext,
  today: string,
): readonly PlannedColumn<RegisterRow>[] => {
  const make = registerMaker(context);
  const unknown = formulaText(context.labels.text('words.unknown'));
  const cost = (row: RegisterRow): CostOfDelay | null => costIn(row, today);
  return [
    make.date('exportedOn', () => today),
    make.dateFormula('until', {
      formula: (at) => untilFormula(at, unknown),
      value: (row) => cost(row)?.until ?? null,
    }),
    make.countFormula('wholeMonths', {
      formula: (at) => when(isNumber(at.cell('until')), monthsFormula(at), unknown),
      value: (row) => cost(row)?.months ?? null,
    }),
    ...make.interval({
      name: 'delayCost',
      kind: 'money',
      formula: (side, at) => {
        const [months, bound] = [at.cell('wholeMonths'), at.cell(boundId('bound', side))];
        return when(all(isNumber(months), isNumber(bound)), roundedMoney(`${months}*${bound}`), unknown);
      },
      value: (row) => cost(row)?.amount ?? null,
    }),
  ];
};

/** Dates that spreadsheets hold as text are unknown to formulas. */
const costIn = (row: RegisterRow, today: string): CostOfDelay | null => {
  // A delay's sheet row is its stored row with labels beside.
  const delay = row as unknown as RowOf<'delayCost'>;
  const isText = [delay.startsOn, delay.endsOn].some((date) => date !== null && dateSerial(date) === null);
  return isText ? null : costOfDelay(delay, today);
};

const untilFormula = (at: RowPlace, unknown: string): string => {
  const [starts, ends, today] = [at.cell('startsOn'), at.cell('endsOn'), at.cell('exportedOn')];
  const isMonthlyKnown = `COUNT(${at.cell('boundLow')},${at.cell('boundHigh')})>0`;
  const until = when(all(isNumber(ends), `${ends}<${today}`), ends, today);
  const hasBegun = all(isMonthlyKnown, isNumber(starts), `NOT(ISTEXT(${ends}))`, `N(${starts})<=${today}`);
  return when(hasBegun, until, unknown);
};

/** A month is whole when its day is reached again (domain: wholeMonthsBetween). */
const monthsFormula = (at: RowPlace): string => {
  const [from, to] = [at.cell('startsOn'), at.cell('until')];
  const months = `(YEAR(${to})-YEAR(${from}))*12+MONTH(${to})-MONTH(${from})`;
  const isShort = all(`${months}>0`, `DAY(${to})<DAY(${from})`);
  const isLong = all(`${months}<0`, `DAY(${to})>DAY(${from})`);
  return `${months}+${when(isShort, '-1', when(isLong, '1', '0'))}`;
};
