import { describe, expect, it } from 'vitest';
import { allFindings, gridFilters } from '#renderer/features/findings/model/filters.ts';

const notClosed = { type: 'in', column: 'status', values: ['draft', 'prepared', 'reviewed'] };

describe('filters of findings', () => {
  it('are none for everything, and one for each choice', () => {
    expect(gridFilters(allFindings, '2026-01-31')).toEqual([]);
    expect(
      gridFilters({ status: 'draft', severity: 'high', contractId: 4, due: null }, '2026-01-31'),
    ).toEqual([
      { type: 'equals', column: 'status', value: 'draft' },
      { type: 'equals', column: 'severity', value: 'high' },
      { type: 'equals', column: 'contractId', value: 4 },
    ]);
  });

  it('take what is due before today as overdue, and today as due soon', () => {
    expect(gridFilters({ ...allFindings, due: 'overdue' }, '2026-03-01')).toEqual([
      notClosed,
      { type: 'between', column: 'dueOn', low: null, high: '2026-02-28' },
    ]);
    expect(gridFilters({ ...allFindings, due: 'soon' }, '2026-01-31')).toEqual([
      notClosed,
      { type: 'between', column: 'dueOn', low: '2026-01-31', high: '2026-03-02' },
    ]);
    expect(gridFilters({ ...allFindings, due: 'none' }, '2026-01-31')).toEqual([
      { type: 'unknown', column: 'dueOn' },
    ]);
  });
});
