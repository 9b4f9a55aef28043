import { text, longText, date, money, currency, ref, choice, required, hedges } from './column-builders.ts';
import type { EntityDefinition } from './entity-definition.ts';

/** What was told of a contract, what was known, and how far it is: beside its amounts. */
export const progressEntities = {
  statement: {
    table: 'statements',
    imported: false,
    columns: {
      contractId: required(ref('contract')),
      role: required(choice('reported', 'known')),
      measure: required(choice('cost', 'schedule', 'scope', 'quality')),
      statedOn: date,
      /** Where the day is not known: the date is any day of its month or year. */
      statedPrecision: choice('day', 'month', 'year'),
      statedBy: text(300),
      audience: text(300),
      summaryFr: text(2000),
      summaryEn: text(2000),
      currency: currency,
      hedge: choice(...hedges),
      low: money,
      high: money,
      claimedEndsOn: date,
      sourceId: ref('source'),
      locator: text(300),
      notes: longText,
    },
  },
  progressReport: {
    table: 'progress_reports',
    imported: false,
    columns: {
      contractId: required(ref('contract')),
      asOf: required(date),
      currency: required(currency),
      budgetAtCompletion: money,
      plannedValue: money,
      earnedValue: money,
      actualCost: money,
      sourceId: ref('source'),
      notes: longText,
    },
  },
  delayCost: {
    table: 'delay_costs',
    imported: false,
    columns: {
      contractId: required(ref('contract')),
      currency: required(currency),
      hedge: choice(...hedges),
      low: money,
      high: money,
      startsOn: date,
      endsOn: date,
      sourceId: ref('source'),
      notes: longText,
    },
  },
} as const satisfies Record<string, EntityDefinition>;
