import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  parameterText,
  readDraft,
  refusedDrafts,
  settingsOf,
  startOf,
} from '#renderer/features/tests/model/parameters.ts';
import type { TestParameter } from '#shared/ipc/auditing-schemas.ts';
import { percentParameter, runOf, testOf } from './made-tests.ts';

const amount: TestParameter = {
  ...percentParameter,
  name: 'threshold',
  kind: 'amount',
  default: null,
  min: null,
  max: null,
};
const days: TestParameter = { ...percentParameter, name: 'days', kind: 'days', default: 30, max: 3650 };

describe('a field of a parameter', () => {
  it.each([
    ['7,5', 7.5],
    ['7.5', 7.5],
    [' 100 ', 100],
    ['0', 0],
  ])('reads %j as %j percent', (text, value) => {
    expect(readDraft(percentParameter, text)).toBe(value);
  });

  it.each(['', '100,01', '-1', 'cinq', '7,5 %', '1e1'])('refuses %j as a percentage', (text) => {
    expect(readDraft(percentParameter, text)).toBeUndefined();
  });

  it('takes whole days only', () => {
    expect(readDraft(days, '45')).toBe(45);
    expect(readDraft(days, '45,5')).toBeUndefined();
    expect(readDraft(days, '3651')).toBeUndefined();
  });

  it('takes an amount as people write it, and nothing where nothing is the default', () => {
    expect(readDraft(amount, '121\u00A0200,50')).toBe('121200.50');
    expect(readDraft(amount, '')).toBeNull();
    expect(readDraft(amount, '-5')).toBeUndefined();
  });

  it('writes a number so that it is read as the same one, in both languages', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), fc.constantFrom('fr', 'en'), (hundredths, locale) => {
        const value = hundredths / 100;
        expect(readDraft(percentParameter, parameterText(value, locale as 'fr' | 'en'))).toBe(value);
      }),
    );
  });
});

describe('what a run is told', () => {
  it('is nothing while all is at its default', () => {
    expect(settingsOf(testOf(), {})).toEqual({});
    expect(settingsOf(testOf(), { percent: '5,0' })).toEqual({});
  });

  it('is what the last run used, until it is written over', () => {
    const test = testOf({ lastRun: runOf({ parameters: { percent: 10 } }) });
    expect(startOf(test, percentParameter)).toBe(10);
    expect(settingsOf(test, {})).toEqual({ percent: '10' });
    expect(settingsOf(test, { percent: '7,5' })).toEqual({ percent: '7.5' });
    expect(settingsOf(test, { percent: '5' })).toEqual({});
  });

  it('leaves out a draft that stands for nothing, which is named', () => {
    expect(settingsOf(testOf(), { percent: '500' })).toEqual({});
    expect(refusedDrafts(testOf(), { percent: '500' })).toEqual(['percent']);
    expect(refusedDrafts(testOf(), { percent: '50' })).toEqual([]);
  });
});
