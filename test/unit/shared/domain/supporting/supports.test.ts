import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  askedSupports,
  missingSupports,
  supports,
  type Support,
  type Supported,
} from '#shared/domain/supporting/supports.ts';

const supported = (...has: readonly Support[]): Supported =>
  Object.fromEntries(supports.map((support) => [support, has.includes(support)])) as Supported;

const missingOf = (all: readonly Supported[], asksAll = false): readonly (readonly Support[])[] => {
  const asked = askedSupports(all, asksAll);
  return all.map((has) => missingSupports(has, asked));
};

test('one that says hours is asked for no deliverable, one that says a deliverable for no hours', () => {
  const basics: readonly Support[] = ['period', 'contract', 'lines'];
  expect(
    missingOf([
      supported(...basics, 'worker', 'hours'),
      supported(...basics, 'hours'),
      supported(...basics, 'deliverable'),
      supported(...basics),
      supported(),
    ]),
  ).toEqual([
    [],
    ['worker'],
    [],
    ['worker', 'hours', 'deliverable'],
    ['period', 'contract', 'lines', 'worker', 'hours', 'deliverable'],
  ]);
});

const anyOne = fc
  .record(Object.fromEntries(supports.map((support) => [support, fc.boolean()])))
  .map((has) => has as Supported);

test('a support more takes nothing from an invoice, and asks no other for what the register has already', () => {
  fc.assert(
    fc.property(
      fc.array(anyOne, { minLength: 1, maxLength: 6 }),
      fc.constantFrom(...supports),
      fc.boolean(),
      (others, more, asksAll) => {
        const [first = supported()] = others;
        const before = missingOf(others, asksAll);
        const after = missingOf([{ ...first, [more]: true }, ...others.slice(1)], asksAll);
        expect(before[0]).toEqual(expect.arrayContaining([...(after[0] ?? [])]));
        if (asksAll || others.some((has) => has[more])) expect(after.slice(1)).toEqual(before.slice(1));
      },
    ),
  );
});

test('asked for all, each invoice lacks just what it does not have', () => {
  fc.assert(
    fc.property(fc.array(anyOne, { maxLength: 6 }), (all) => {
      expect(missingOf(all, true)).toEqual(all.map((has) => supports.filter((support) => !has[support])));
    }),
  );
});
