import { expect, test } from 'vitest';
import { overrunAmounts, overrunRow } from '#shared/domain/overrun/overrun-row.ts';
import { baselineMeasures } from '#shared/domain/progress/baseline-measures.ts';
import {
  baselineAmountProvenance,
  baselineGrowthProvenance,
} from '#shared/domain/progress/measure-provenance.ts';
import { baselineRow, overrunFacts } from '../../../../support/overrun-facts.ts';

const today = '2026-01-15';

test('a baseline without an amount comes from nowhere, one with an amount from its source', () => {
  const baselines = [
    baselineRow(5, { setOn: '2025-01-01', sourceId: 4, low: null, high: null }),
    baselineRow(6, { setOn: '2025-02-01', sourceId: 4, low: 1200_00, high: 1200_00 }),
  ];
  const facts = overrunFacts({ importId: 3 }, { baselines });
  const contract = overrunRow(facts, [], today);
  const levels = baselineMeasures(facts, overrunAmounts(facts, today)).map((measure) => [
    baselineAmountProvenance(measure, contract)?.level ?? null,
    baselineGrowthProvenance(measure, contract)?.level ?? null,
  ]);
  // The original value itself, then the two that were set.
  expect(levels).toEqual([
    ['kept', 'kept'],
    [null, null],
    ['source', 'source'],
  ]);
});
