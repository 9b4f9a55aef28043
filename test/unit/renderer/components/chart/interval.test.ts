import { describe, expect, it } from 'vitest';
import { isBeyond } from '#renderer/components/chart/growth.ts';
import { certaintyOf, compareMinor, directionOf, extentOf } from '#renderer/components/chart/interval.ts';

describe('certaintyOf', () => {
  it.each([
    [null, 'unknown'],
    [{ low: null, high: null }, 'unknown'],
    [{ low: '5', high: null }, 'at-least'],
    [{ low: null, high: '5' }, 'at-most'],
    [{ low: '5', high: '5' }, 'exact'],
    [{ low: '5', high: '6' }, 'between'],
  ] as const)('%j is %s', (interval, expected) => {
    expect(certaintyOf(interval)).toBe(expected);
  });
});

describe('directionOf', () => {
  it.each([
    [{ low: '48.4', high: '48.4' }, 'over'],
    [{ low: '72.4', high: null }, 'over'],
    [{ low: '0', high: '3' }, 'over'],
    [{ low: '-3.0', high: '-1.0' }, 'under'],
    [{ low: null, high: '-1' }, 'under'],
    [{ low: '0', high: '0' }, 'none'],
    [{ low: '-5', high: '5' }, 'mixed'],
    [{ low: '-5', high: null }, 'mixed'],
    [{ low: null, high: '5' }, 'mixed'],
    [null, 'unknown'],
  ] as const)('%j goes %s', (growth, expected) => {
    expect(directionOf(growth)).toBe(expected);
  });
});

describe('extentOf', () => {
  it('draws an open side up to the bound that is known', () => {
    expect(extentOf({ low: '110000', high: null })).toEqual({ low: 110000, high: 110000 });
    expect(extentOf({ low: null, high: '7' })).toEqual({ low: 7, high: 7 });
  });

  it('has no extent without any bound', () => {
    expect(extentOf({ low: null, high: null })).toBeNull();
  });
});

describe('compareMinor', () => {
  it('tells apart amounts that a float would confuse', () => {
    expect(compareMinor('9007199254740993', '9007199254740992')).toBe(1);
    expect(compareMinor('-2', '1')).toBe(-1);
    expect(compareMinor('12', '12')).toBe(0);
  });
});

describe('isBeyond', () => {
  it('asks that the growth be certainly beyond the limit', () => {
    expect(isBeyond({ low: '10.1', high: null }, 10)).toBe(true);
    expect(isBeyond({ low: '10.0', high: '40.0' }, 10)).toBe(false);
    expect(isBeyond({ low: null, high: '40.0' }, 10)).toBe(false);
    expect(isBeyond(null, 10)).toBe(false);
  });
});
