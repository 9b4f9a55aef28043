import type { GridColumn } from '#renderer/components/data-grid/grid-types.ts';

const same = {
  progressReport: [
    { name: 'asOf', width: 116 },
    { name: 'budgetAtCompletion', width: 130 },
    { name: 'plannedValue', width: 130 },
    { name: 'earnedValue', width: 130 },
    { name: 'actualCost', width: 130 },
    { name: 'sourceId', width: 200 },
  ],
  delayCost: [
    { name: 'startsOn', width: 116 },
    { name: 'endsOn', width: 116 },
    { name: 'hedge', width: 100 },
    { name: 'low', width: 130 },
    { name: 'high', width: 130 },
    { name: 'sourceId', width: 200 },
  ],
} as const satisfies Record<string, readonly GridColumn[]>;

const statements = (summary: 'summaryFr' | 'summaryEn'): readonly GridColumn[] => [
  { name: 'statedOn', width: 116 },
  { name: 'role', width: 110 },
  { name: summary, width: 200 },
  { name: 'measure', width: 100 },
  { name: 'statedPrecision', width: 100 },
  { name: 'statedBy', width: 160 },
  { name: 'audience', width: 160 },
  { name: 'low', width: 130 },
  { name: 'high', width: 130 },
  { name: 'hedge', width: 100 },
  { name: 'claimedEndsOn', width: 110 },
  { name: 'sourceId', width: 200 },
];

/** Columns of the rows that tell how a contract went on. */
export const progressColumns = {
  fr: { ...same, statement: statements('summaryFr') },
  en: { ...same, statement: statements('summaryEn') },
} as const;
