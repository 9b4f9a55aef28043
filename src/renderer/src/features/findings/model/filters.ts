import type { GridFilter } from '#shared/ipc/grid-schemas.ts';

export type Due = 'overdue' | 'soon' | 'none';

/** What the list of findings is narrowed to; null takes everything. */
export type FindingFilter = {
  readonly status: string | null;
  readonly severity: string | null;
  readonly contractId: number | null;
  readonly due: Due | null;
};

export const allFindings: FindingFilter = { status: null, severity: null, contractId: null, due: null };

/** How far ahead `soon` looks, in days. */
const soonDays = 30;

const laterBy = (today: string, days: number): string => {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
};

/** The filters of the grid for it. Closed findings are never due. */
export const gridFilters = (
  { status, severity, contractId, due }: FindingFilter,
  today: string,
): readonly GridFilter[] => [
  ...(status === null ? [] : [{ type: 'equals', column: 'status', value: status } as const]),
  ...(severity === null ? [] : [{ type: 'equals', column: 'severity', value: severity } as const]),
  ...(contractId === null ? [] : [{ type: 'equals', column: 'contractId', value: contractId } as const]),
  ...dueFilters(due, today),
];

const dueFilters = (due: Due | null, today: string): readonly GridFilter[] => {
  const notClosed: GridFilter = { type: 'in', column: 'status', values: ['draft', 'prepared', 'reviewed'] };
  switch (due) {
    case null:
      return [];
    case 'none':
      return [{ type: 'unknown', column: 'dueOn' }];
    case 'overdue':
      return [notClosed, { type: 'between', column: 'dueOn', low: null, high: laterBy(today, -1) }];
    case 'soon':
      return [notClosed, { type: 'between', column: 'dueOn', low: today, high: laterBy(today, soonDays) }];
  }
};
