import { numberOf, ppmOf } from '#shared/domain/audit/parameters.ts';
import { exceptionKey } from '#shared/domain/audit/test-run.ts';
import type { AuditTest } from '../audit-test.ts';
import { duplicateCandidates, duplicateExclusions } from '../duplicate-candidates.ts';
import { duplicateException, invoiceKey } from '../invoice-exceptions.ts';
import { pairsWithin, patternOf } from '../near-pairs.ts';
import { newTally } from '../tally.ts';

/** Eight patterns over vendor, number, date and amount: E the same, S similar, D different. */
const patterns: ReadonlySet<string> = new Set([
  'DEEE',
  'SEEE',
  'ESEE',
  'EESE',
  'EEES',
  'ESES',
  'ESSE',
  'EESS',
  'DESE',
  'SESE',
]);

/** Almost the same invoice twice. A vendor of the same name is counted as another vendor here. */
export const t02: AuditTest = {
  id: 'T02',
  parameters: [
    { name: 'days', kind: 'days', default: 30, min: 0, max: 366, mark: 'judgement', source: '' },
    { name: 'percent', kind: 'percent', default: 1, min: 0, max: 50, mark: 'judgement', source: '' },
    { name: 'edits', kind: 'count', default: 1, min: 0, max: 10, mark: 'judgement', source: '' },
  ],
  reads: ['invoice'],
  exclusions: duplicateExclusions,
  run: (input) => {
    const tally = newTally();
    const limits = {
      days: numberOf(input.parameters, 'days'),
      amountPpm: ppmOf(input.parameters, 'percent'),
      edits: numberOf(input.parameters, 'edits'),
    };
    const candidates = duplicateCandidates(input, tally);
    const exceptions = [...pairsWithin(candidates, limits)].flatMap(([a, b]) => {
      const pattern = patternOf(a, b, limits);
      if (!patterns.has(pattern)) return [];
      const names = [invoiceKey(a), invoiceKey(b)].toSorted();
      return [duplicateException([a, b], exceptionKey(pattern, ...names), { pattern })];
    });
    return { population: input.facts.invoices().length, excluded: tally.excluded(), exceptions };
  },
};
