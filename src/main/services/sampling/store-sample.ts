import { AppFailure } from '#shared/ipc/app-error.ts';
import type { AnyFields } from '#shared/domain/register/entities.ts';
import type { SampleRequest } from '#shared/ipc/calls/sampling.ts';
import { prepared } from '../../db/prepared.ts';
import { localDate } from '../../local-date.ts';
import { makeChange, type CaseContext } from '../trail/change.ts';
import { drawSample, type DrawnSample } from './draw.ts';
import { itemLabel } from './item-labels.ts';

/**
 * Draws a sample and keeps it with its items: one change, one undo step.
 * @throws AppFailure sampling-refused when there is nothing to draw
 */
export const storeSample = (
  context: CaseContext,
  { title, ...request }: SampleRequest & { readonly title: string },
): { readonly id: number } =>
  makeChange(context, 'sampling.draw', (change) => {
    const drawn = drawSample(context.db, request);
    if (typeof drawn === 'string') throw new AppFailure({ code: 'sampling-refused', problem: drawn });
    const drawnOn = localDate(new Date(context.clock()));
    const id = change.insert('sample', { title, drawnOn, ...sampleFields(request, drawn) });
    const { entity } = request.population;
    drawn.items.forEach(({ id: rowId, amount, currency, stratum }, index) => {
      change.insert('sampleItem', {
        sampleId: id,
        position: index + 1,
        stratum,
        entity,
        rowId,
        label: itemLabel(context.db, entity, rowId),
        currency,
        bookAmount: amount,
        hits: stratum === 'top' ? null : 1,
      });
    });
    return { id };
  });

const numberOf = (minor: string | undefined | null): number | null =>
  minor === undefined || minor === null ? null : Number(minor);

const sampleFields = ({ population, design, seed }: SampleRequest, { plan }: DrawnSample): AnyFields => ({
  method: design.method,
  population: JSON.stringify(population),
  populationHash: plan.hash,
  populationCount: plan.count,
  currency: plan.currency,
  populationAmount: numberOf(plan.amount),
  otherCurrencyCount: plan.aside.otherCurrency,
  negativeCount: plan.aside.negative,
  negativeAmount: numberOf(plan.aside.negativeAmount),
  zeroCount: plan.aside.zero,
  unknownCount: plan.aside.unknown,
  confidencePpm: design.confidencePpm,
  ...(design.method === 'mus' ? { tolerable: design.tolerable, expected: design.expected } : {}),
  ...(design.method === 'attribute'
    ? { tolerablePpm: design.tolerablePpm, expectedPpm: design.expectedPpm }
    : {}),
  seed,
  interval: plan.interval,
  start: plan.start,
  factor: plan.factor,
  topCount: plan.top?.count ?? null,
  topAmount: numberOf(plan.top?.amount),
  size: plan.size,
});

/** Removes a sample with its items: one change. Throws in-use when something else points to it. */
export const removeSample = (context: CaseContext, id: number): void =>
  makeChange(context, 'sampling.remove', (change) => {
    const items = prepared(context.db, 'SELECT id FROM sample_items WHERE sample_id = ? ORDER BY id')
      .raw()
      .all(id) as [number][];
    for (const [item] of items) change.remove('sampleItem', item);
    change.remove('sample', id);
  });
