import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { exportSample } from '#main/services/exporting/sample-workbook.ts';
import { checkSample } from '#main/services/sampling/check-sample.ts';
import { planSample } from '#main/services/sampling/plan-sample.ts';
import { listSamples, readItems, readSample } from '#main/services/sampling/read-sample.ts';
import { removeSample, storeSample } from '#main/services/sampling/store-sample.ts';
import { undo } from '#main/services/history/history.ts';
import { verifyCase } from '#main/services/proof/verify.ts';
import { removeRows, updateCells } from '#main/services/register/register-commands.ts';
import type { SampleRequest } from '#shared/ipc/calls/sampling.ts';
import { newCase, resourcesUrl, type CaseFixture } from '../../support/case-fixture.ts';

/** Tolerable 29,957.33 at 95 % makes an interval of 10,000.00: 2,995,733 / 2.995733. */
const request = (fields: Partial<SampleRequest> = {}): SampleRequest => ({
  population: { entity: 'payment', amount: 'amount', currency: 'CAD', filters: [], search: '' },
  design: { method: 'mus', confidencePpm: 950_000, tolerable: 2_995_733, expected: 0 },
  seed: '42',
  ...fields,
});

/** 40 payments of 1,000.00, one of 12,000.00; and one each that is negative, zero, in another currency. */
const caseWithPayments = async (): Promise<CaseFixture & { readonly ids: readonly number[] }> => {
  const made = await newCase();
  const pay = (amount: number, currency = 'CAD'): number => made.add('payment', { currency, amount });
  const ids = Array.from({ length: 40 }, () => pay(100_000));
  ids.push(pay(1_200_000), pay(-5_000), pay(0), pay(900_000, 'USD'));
  return { ...made, ids };
};

test('a sample is planned, drawn, examined, evaluated, and proves', async () => {
  const { context, ids } = await caseWithPayments();
  const planned = planSample(context.db, request());
  if (planned.status === 'refused') throw new Error(planned.problem);
  expect(planned.plan).toMatchObject({
    count: 41,
    amount: '5200000',
    aside: { otherCurrency: 1, negative: 1, negativeAmount: '-5000', zero: 1, unknown: 0 },
    factor: 2_995_733,
    interval: 1_000_000,
    top: { count: 1, amount: '1200000' },
    // 40,000.00 by 10,000.00, whatever the start.
    size: 5,
  });
  const lines = ids.map((id, index) => {
    if (index < 40) return `${id}\t100000\tCAD\n`;
    return `${id}\t${[1_200_000, -5000, 0, 900_000][index - 40]}\t${index === 43 ? 'USD' : 'CAD'}\n`;
  });
  expect(planned.plan.hash).toBe(createHash('sha256').update(lines.join('')).digest('hex'));

  const { id } = storeSample(context, { ...request(), title: 'Existence of payments' });
  const items = readItems(context.db, id);
  // Start s: the units s, s + 10,000.00, … fall on every tenth payment.
  const first = Math.ceil((planned.plan.start ?? 0) / 100_000);
  expect(items.map(({ rowId, stratum }) => [rowId, stratum])).toEqual([
    [ids[40], 'top'],
    ...[0, 10, 20, 30].map((step) => [ids[first - 1 + step], 'sampled']),
  ]);
  expect(readSample(context.db, id)).toMatchObject({ examined: 0, plan: planned.plan });

  const changes = items.map((item, index) => ({
    id: item.id,
    column: 'auditedAmount',
    value: index === 2 ? 75_000 : (item.bookAmount ?? 0),
  }));
  updateCells(context, 'sampleItem', changes.slice(0, 4));
  expect(readSample(context.db, id).evaluation).toMatchObject({
    unexamined: 1,
    conclusion: 'incomplete',
    over: { upper: null },
  });
  updateCells(context, 'sampleItem', changes.slice(4));
  // 29,957.33 + 25 % of 10,000.00 + 10,000.00 × 0.748133 × 25 % = 29,957.33 + 2,500.00 + 1,870.34 (1,870.3325 up)
  expect(readSample(context.db, id)).toMatchObject({
    examined: 5,
    evaluation: {
      conclusion: 'not-shown',
      over: { basicPrecision: '2995733', projected: '250000', allowance: '187034', upper: '3432767' },
      under: { upper: '2995733' },
    },
  });
  expect(verifyCase(context.db)).toMatchObject({ ok: true });
});

test('a draw is reproduced while the population stays, and else says what changed', async () => {
  const { context, ids, add } = await caseWithPayments();
  const { id } = storeSample(context, { ...request(), title: 'A' });
  expect(checkSample(context.db, id)).toMatchObject({
    isSamePopulation: true,
    isSameDraw: true,
    inserted: 0,
    items: [],
  });
  // Another case's business leaves it alone.
  add('organization', { kind: 'vendor', name: 'Acme' });
  expect(checkSample(context.db, id).isSamePopulation).toBe(true);

  const [top] = readItems(context.db, id);
  updateCells(context, 'payment', [{ id: ids[40] ?? 0, column: 'amount', value: 1_300_000 }]);
  add('payment', { currency: 'CAD', amount: 100 });
  expect(checkSample(context.db, id)).toMatchObject({
    isSamePopulation: false,
    isSameDraw: false,
    inserted: 1,
    updated: 1,
    removed: 0,
    items: [{ position: 1, label: top?.label, was: 1_200_000, now: 1_300_000, isGone: false }],
  });
});

test('a population is what the filters of a grid leave', async () => {
  const { context, ids } = await caseWithPayments();
  const filters = [{ type: 'between' as const, column: 'amount', low: 1, high: 500_000 }];
  const narrowed = request({ population: { ...request().population, filters } });
  const planned = planSample(context.db, narrowed);
  expect(planned).toMatchObject({ status: 'planned', plan: { count: 40, aside: { negative: 0, zero: 0 } } });
  const { id } = storeSample(context, { ...narrowed, title: 'Small' });
  expect(readItems(context.db, id).some(({ rowId }) => rowId === ids[40])).toBe(false);
  expect(readSample(context.db, id).request).toEqual(narrowed);
});

test('an attribute sample counts deviations among all rows', async () => {
  const { context } = await caseWithPayments();
  const design = {
    method: 'attribute',
    confidencePpm: 900_000,
    tolerablePpm: 100_000,
    expectedPpm: 0,
  } as const;
  const { id } = storeSample(context, { ...request({ design }), title: 'Approval' });
  const items = readItems(context.db, id);
  // Five of 44 deviate: none in n leaves C(39,n) / C(44,n); 15 leaves 10.9 %, 16 leaves 9.0 %.
  expect(items).toHaveLength(16);
  updateCells(
    context,
    'sampleItem',
    items.map((item) => ({ id: item.id, column: 'deviation', value: 'no' })),
  );
  expect(readSample(context.db, id).evaluation).toMatchObject({
    of: 'rate',
    conclusion: 'acceptable',
    rate: { found: 0, size: 16, population: 44, upper: 4, upperPpm: 90_910 },
  });
});

test('a working paper holds the draw, the conclusion and every item', async () => {
  const { context, path } = await caseWithPayments();
  const { id } = storeSample(context, { ...request(), title: 'Existence' });
  const [first] = readItems(context.db, id);
  updateCells(context, 'sampleItem', [{ id: first?.id ?? 0, column: 'auditedAmount', value: 1_150_000 }]);
  const written = join(dirname(path), 'paper.xlsx');
  await exportSample(context.db, { id, path: written, locale: 'en', resourcesUrl });
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(written);
  const [draw, items] = workbook.worksheets;
  const facts = new Map<string, unknown>();
  draw?.eachRow((row) => facts.set(row.getCell(1).text, row.getCell(2).value));
  expect(facts.get('Seed')).toBe('42');
  expect(facts.get('Sampling interval')).toBe('$10,000.00');
  expect(facts.get('Conclusion')).toBe('4 items are still to be examined: nothing can be concluded yet.');
  expect(items?.rowCount).toBe(6);
  expect(items?.getCell('D2').value).toBe(12_000);
  expect(items?.getCell('F2').value).toMatchObject({ formula: 'IF(OR(D2="",E2=""),"",D2-E2)', result: 500 });
});

test('a random sample takes differing amounts for deviations and projects them', async () => {
  const made = await newCase();
  for (let count = 0; count < 50; count += 1) made.add('payment', { currency: 'CAD', amount: 10_000 });
  const design = { method: 'random', confidencePpm: 950_000, size: 20 } as const;
  const { id } = storeSample(made.context, { ...request({ design }), title: 'Twenty' });
  const items = readItems(made.context.db, id);
  expect(new Set(items.map(({ rowId }) => rowId)).size).toBe(20);
  const changes = items.map((item, index) => ({
    id: item.id,
    column: 'auditedAmount',
    value: index === 0 ? 9_000 : 10_000,
  }));
  updateCells(made.context, 'sampleItem', changes);
  // 10.00 × 50 / 20
  expect(readSample(made.context.db, id).evaluation).toMatchObject({
    conclusion: null,
    projected: '2500',
    rate: { found: 1, size: 20 },
  });
});

test('what cannot be drawn is refused, and nothing is written', async () => {
  const { context } = await newCase();
  expect(planSample(context.db, request())).toEqual({ status: 'refused', problem: 'empty-population' });
  expect(() => storeSample(context, { ...request(), title: 'None' })).toThrow(
    expect.objectContaining({ error: { code: 'sampling-refused', problem: 'empty-population' } }),
  );
  expect(listSamples(context.db)).toEqual([]);
  expect(planSample(context.db, request({ seed: 'x' }))).toMatchObject({ problem: 'seed-not-a-number' });
});

test('a sample goes with its items, and comes back with them', async () => {
  const { context } = await caseWithPayments();
  const { id } = storeSample(context, { ...request(), title: 'A' });
  removeSample(context, id);
  expect(listSamples(context.db)).toEqual([]);
  undo(context);
  expect(listSamples(context.db)).toHaveLength(1);
  expect(readItems(context.db, id)).toHaveLength(5);
  undo(context);
  expect(listSamples(context.db)).toEqual([]);
});

test('an item is not taken from a sample that was drawn', async () => {
  const { context } = await caseWithPayments();
  const { id } = storeSample(context, { ...request(), title: 'Whole' });
  const items = readItems(context.db, id);
  expect(() => removeRows(context, 'sampleItem', [items[0]?.id ?? 0])).toThrow(
    expect.objectContaining({ error: expect.objectContaining({ code: 'validation' }) }),
  );
  expect(readItems(context.db, id)).toEqual(items);
});
