import { describe, expect, test } from 'vitest';
import { newDraft, overOtherRows, readDraft } from '#renderer/features/sampling/model/draft.ts';

const draft = { ...newDraft('payment', '42'), tolerable: '1 000,50' };

describe('the form of a new sample', () => {
  test('reads amounts as the language writes them, and leaves nothing expected at zero', () => {
    expect(readDraft(draft, ',').request).toEqual({
      population: { entity: 'payment', amount: 'amount', currency: 'CAD', filters: [], search: '' },
      design: { method: 'mus', confidencePpm: 950_000, tolerable: 100_050, expected: 0 },
      seed: '42',
    });
  });

  test('reads percentages for an attribute sample', () => {
    const of = { ...draft, method: 'attribute', tolerable: '5', expected: '1,5' } as const;
    expect(readDraft(of, ',').request?.design).toEqual({
      method: 'attribute',
      confidencePpm: 950_000,
      tolerablePpm: 50_000,
      expectedPpm: 15_000,
    });
  });

  test('asks for nothing while a field is missing, and says which one cannot be read', () => {
    const empty = readDraft({ ...draft, tolerable: '' }, ',');
    expect([empty.request, empty.wrong.size]).toEqual([null, 0]);
    const wrong = readDraft({ ...draft, tolerable: 'much', from: '2026', seed: '-1' }, ',');
    expect([wrong.request, [...wrong.wrong]]).toEqual([null, ['tolerable', 'from', 'seed']]);
  });

  test('narrows by vendor, contract and period, which other rows may not have', () => {
    const narrowed = { ...draft, vendorId: 3, contractId: 4, from: '2026-01-01' };
    expect(readDraft(narrowed, ',').request?.population.filters).toEqual([
      { type: 'equals', column: 'vendorId', value: 3 },
      { type: 'equals', column: 'contractId', value: 4 },
      { type: 'between', column: 'paidOn', low: '2026-01-01', high: null },
    ]);
    const lines = readDraft(overOtherRows(narrowed, 'invoiceLine'), ',').request?.population;
    expect(lines).toMatchObject({ amount: 'net', filters: [{ column: 'contractId' }] });
  });
});
