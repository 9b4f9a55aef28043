import type { PercentInterval } from '#shared/domain/money/interval.ts';
import type { MoneyIntervalText } from '#shared/ipc/overrun-schemas.ts';
import type { BoundFormula } from './formula-context.ts';
import {
  amendmentPercentFormula,
  baselineFormula,
  baselineOverrunFormula,
  baselinePercentFormula,
  invoicedPercentFormula,
  overrunFormula,
  overrunPercentFormula,
  remainingFormula,
} from './growth-formulas.ts';
import {
  amendmentsFormula,
  costFormula,
  currentFormula,
  forecastFormula,
  originalFormula,
} from './overrun-formulas.ts';
import type { OverrunSheetRow } from './overrun-rows.ts';

/** An interval of the overrun sheet: the formula of its bounds, and what the application says they are. */
export type OverrunInterval = { readonly name: string; readonly formula: BoundFormula } & (
  | { readonly kind: 'money'; readonly value: (of: OverrunSheetRow) => MoneyIntervalText | null }
  | { readonly kind: 'percent'; readonly value: (of: OverrunSheetRow) => PercentInterval | null }
);

const money = (
  name: string,
  formula: BoundFormula,
  value: (of: OverrunSheetRow) => MoneyIntervalText | null,
): OverrunInterval => ({ name, kind: 'money', formula, value });

const percent = (
  name: string,
  formula: BoundFormula,
  value: (of: OverrunSheetRow) => PercentInterval | null,
): OverrunInterval => ({ name, kind: 'percent', formula, value });

/** Each has a `<name>Low` and a `<name>High` column. */
export const overrunIntervals = {
  original: money('original', originalFormula, ({ row }) => row.original),
  amendments: money('amendments', amendmentsFormula, ({ row }) => row.amendments.total),
  current: money('current', currentFormula, ({ row }) => row.current),
  forecast: money('forecast', forecastFormula, ({ row }) => row.forecast),
  cost: money('cost', costFormula, ({ row }) => row.cost),
  overrun: money('overrun', overrunFormula, ({ row }) => row.overrunOriginal?.amount ?? null),
  overrunPercent: percent(
    'overrunPercent',
    overrunPercentFormula,
    ({ row }) => row.overrunOriginal?.percent ?? null,
  ),
  baseline: money('baseline', baselineFormula, ({ row }) => row.baseline),
  baselineOverrun: money(
    'baselineOverrun',
    baselineOverrunFormula,
    ({ row }) => row.overrunBaseline?.amount ?? null,
  ),
  baselinePercent: percent(
    'baselinePercent',
    baselinePercentFormula,
    ({ row }) => row.overrunBaseline?.percent ?? null,
  ),
  remaining: money('remaining', remainingFormula, ({ row }) => row.remaining),
  amendmentPercent: percent('amendmentPercent', amendmentPercentFormula, (of) => of.amendmentPercent),
  invoicedPercent: percent('invoicedPercent', invoicedPercentFormula, (of) => of.invoicedPercent),
} as const satisfies Readonly<Record<string, OverrunInterval>>;
