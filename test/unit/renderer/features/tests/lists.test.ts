import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupOf, matchingTests, needsOf, stateOf } from '#renderer/features/tests/model/library.ts';
import { stepOf } from '#renderer/features/tests/model/list-keys.ts';
import { ratioText } from '#renderer/features/tests/model/ratio.ts';
import {
  chooseAll,
  chooseOnly,
  chooseTo,
  chooseToggled,
  chosenPositions,
  within,
} from '#renderer/features/tests/model/selection.ts';
import { runOf, testOf } from './made-tests.ts';

describe('the exceptions that are chosen', () => {
  it('are a range from where it was begun, whichever way it goes', () => {
    const begun = chooseOnly(5);
    expect(chosenPositions(chooseTo(begun, 7))).toEqual([5, 6, 7]);
    expect(chosenPositions(chooseTo(chooseTo(begun, 7), 3))).toEqual([3, 4, 5]);
  });

  it('are taken one by one, and the last one stays', () => {
    const two = chooseToggled(chooseOnly(2), 9);
    expect(chosenPositions(two)).toEqual([2, 9]);
    const one = chooseToggled(two, 2);
    expect(chosenPositions(one)).toEqual([9]);
    expect(chosenPositions(chooseToggled(one, 9))).toEqual([9]);
  });

  it('are still in the list when it has become shorter', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), fc.integer({ min: 1, max: 50 }), (from, to, total) => {
        const chosen = chosenPositions(within(chooseTo(chooseOnly(from), to), total));
        expect(chosen.length).toBeGreaterThan(0);
        expect(chosen.every((index) => index >= 0 && index < total)).toBe(true);
      }),
    );
  });

  it('can be all of them', () => {
    expect(chosenPositions(chooseAll(3))).toEqual([0, 1, 2]);
  });

  it('are moved along by keys, never out of the list', () => {
    const at = { index: 4, total: 10, pageRows: 5 };
    expect(stepOf('ArrowDown', at)).toBe(5);
    expect(stepOf('PageDown', at)).toBe(8);
    expect(stepOf('PageUp', { ...at, index: 1 })).toBe(0);
    expect(stepOf('End', at)).toBe(9);
    expect(stepOf('ArrowDown', { ...at, index: 9 })).toBe(9);
    expect(stepOf('x', at)).toBeNull();
  });
});

describe('the library', () => {
  it('tells a test that found nothing from one that was never run or cannot be', () => {
    expect(stateOf(testOf())).toBe('fresh');
    expect(stateOf(testOf({ missing: ['bids'] }))).toBe('missing');
    expect(stateOf(testOf({ lastRun: runOf({ exceptionCount: 0 }) }))).toBe('clear');
    const concludesNothing = runOf({ exceptionCount: 0, tooFew: { n: 59, least: 2_000 } });
    expect(stateOf(testOf({ lastRun: concludesNothing }))).toBe('too-few');
    const leftOut = { population: 4, excluded: [{ reason: 'no-date', count: 3 }] };
    expect(stateOf(testOf({ lastRun: runOf({ exceptionCount: 0, ...leftOut }) }))).toBe('clear');
    const allLeftOut = runOf({ exceptionCount: 0, ...leftOut, population: 3 });
    expect(stateOf(testOf({ lastRun: allLeftOut }))).toBe('unexamined');
    expect(stateOf(testOf({ lastRun: runOf({ ...leftOut, population: 3 }) }))).toBe('found');
    expect(stateOf(testOf({ lastRun: runOf() }))).toBe('found');
    const lacking = testOf({ lastRun: runOf({ status: 'not-applicable', needs: ['due-dates'] }) });
    expect(stateOf(lacking)).toBe('not-applicable');
    expect(needsOf(lacking)).toEqual(['due-dates']);
  });

  it('has its parts by the letter of the id', () => {
    expect(['T01', 'A12', 'R003'].map(groupOf)).toEqual(['T', 'A', 'R']);
  });

  it('is searched by id or title, whatever the accents', () => {
    const tests = [testOf({ id: 'T22' }), testOf({ id: 'T01' })];
    const titles: Readonly<Record<string, string>> = { T22: 'Ancienneté des comptes', T01: 'Doublon exact' };
    const found = (text: string) => matchingTests(tests, text, (id) => titles[id] ?? '').map(({ id }) => id);
    expect(found('anciennete')).toEqual(['T22']);
    expect(found('t01')).toEqual(['T01']);
    expect(found(' ')).toEqual(['T22', 'T01']);
    expect(found('loi')).toEqual([]);
  });
});

describe('a share', () => {
  it.each([
    [1, 8, '12.5'],
    [1, 60, '1.7'],
    [59, 60, '98.3'],
    [1, 2000, '0.1'],
    [0, 7, '0.0'],
    [7, 7, '100.0'],
  ])('of %i in %i is %s percent', (part, whole, text) => {
    expect(ratioText(part, whole)).toBe(text);
  });
});
