import fc from 'fast-check';
import { makeChange, type Change } from '#main/services/trail/change.ts';
import type { AnyFields } from '#shared/domain/register/entities.ts';
import type { CaseFixture } from './case-fixture.ts';

/*
 * What is measured over time, in every state of knowledge: statements of a day, a month or a year, reports without one
 * of their four amounts, delays without an end, alternatives that may be compared and some that may not.
 */

const hedge = fc.constantFrom('exact', 'about', 'at-least', 'at-most', 'between');
const amount = fc.integer({ min: 0, max: 900_000_000 });
const day = fc
  .date({
    min: new Date('2019-01-01T00:00:00Z'),
    max: new Date('2027-12-31T00:00:00Z'),
    noInvalidDate: true,
  })
  .map((date) => date.toISOString().slice(0, 10));
const oldOrDay = fc.oneof(
  { weight: 20, arbitrary: day },
  { weight: 1, arbitrary: fc.constant('1899-03-31') },
);
const currency = fc.constantFrom('CAD', 'CAD', 'CAD', 'USD', 'JPY');

const bounds = fc
  .tuple(hedge, fc.option(amount), fc.option(amount))
  .map(([how, a, b]) =>
    a !== null && b !== null && a > b ? { hedge: how, low: b, high: a } : { hedge: how, low: a, high: b },
  );

const statement = fc
  .record({
    role: fc.constantFrom('known', 'reported', 'reported'),
    measure: fc.constantFrom('cost', 'schedule'),
    statedOn: fc.option(oldOrDay),
    statedPrecision: fc.constantFrom('day', 'month', 'year', null),
    currency: fc.option(currency),
    bounds,
  })
  .map(({ bounds: own, ...rest }): AnyFields => ({ ...rest, ...(rest.currency === null ? {} : own) }));

const report = fc.record({
  asOf: day,
  currency,
  budgetAtCompletion: fc.option(amount),
  plannedValue: fc.option(amount),
  earnedValue: fc.option(fc.oneof(amount, fc.constant(0))),
  actualCost: fc.option(fc.oneof(amount, fc.constant(0))),
});

const delay = fc
  .record({ currency, bounds, startsOn: fc.option(oldOrDay), endsOn: fc.option(oldOrDay) })
  .map(({ bounds: own, startsOn, endsOn, ...rest }): AnyFields => {
    const isSwapped = startsOn !== null && endsOn !== null && startsOn > endsOn;
    return {
      ...rest,
      ...own,
      ...(isSwapped ? { startsOn: endsOn, endsOn: startsOn } : { startsOn, endsOn }),
    };
  });

const option = fc
  .record({ currency, bounds, taxBasis: fc.constantFrom('excluded', 'excluded', 'included') })
  .map(({ bounds: own, ...rest }): AnyFields => ({
    ...rest,
    ...own,
    basis: 'alternative',
    unit: 'money',
    confidence: 'stated',
    accepted: 0,
  }));

const measures = fc.record({
  statements: fc.array(statement, { maxLength: 4 }),
  reports: fc.array(report, { maxLength: 2 }),
  delays: fc.array(delay, { maxLength: 2 }),
  options: fc.array(fc.record({ taken: option, other: option, isCompared: fc.boolean() }), { maxLength: 1 }),
  lumpSum: fc.constantFrom('yes', 'no', null),
});

/** Adds such measures to the contracts with these ids, from a seed, so that a failure comes back. */
export const addMeasures = (fixture: CaseFixture, contractIds: readonly number[], seed: number): void => {
  makeChange(fixture.context, 'register.insert', (change) => {
    const all = fc.sample(measures, { numRuns: contractIds.length, seed });
    for (const [index, contractId] of contractIds.entries()) {
      const of = all[index];
      if (of !== undefined) addTo(change, contractId, of);
    }
  });
};

const addTo = (
  change: Change,
  contractId: number,
  of: typeof measures extends fc.Arbitrary<infer T> ? T : never,
): void => {
  change.update('contract', contractId, { lumpSum: of.lumpSum });
  for (const fields of of.statements) change.insert('statement', { ...fields, contractId });
  for (const fields of of.reports) change.insert('progressReport', { ...fields, contractId });
  for (const fields of of.delays) change.insert('delayCost', { ...fields, contractId });
  for (const { taken, other, isCompared } of of.options) {
    const comparedWithId = change.insert('figure', { ...taken, contractId });
    change.insert('figure', { ...other, contractId, ...(isCompared ? { comparedWithId } : {}) });
  }
};
