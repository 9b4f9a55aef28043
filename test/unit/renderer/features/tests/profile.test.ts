import { describe, expect, it } from 'vitest';
import { readProfile } from '#renderer/features/tests/model/profile.ts';

const digits = [
  { digits: '00', count: 20, expected: '0.59', z: '24.743' },
  { digits: '01', count: 0, expected: '0.59', z: '0.118' },
];

describe('the shape of a population', () => {
  it('is bars of digits beside what is expected, with its figures apart', () => {
    const read = readProfile([{ n: 2500, mad: '0.001200', conformity: 'close' }, ...digits]);
    expect(read.summary).toEqual({ n: 2500, mad: '0.001200', conformity: 'close' });
    expect(read.isTooSmall).toBe(false);
    expect(read.pictures).toEqual([
      {
        kind: 'digits',
        bars: [
          { digits: '00', count: 20, expected: 0.59, z: 24.743 },
          { digits: '01', count: 0, expected: 0.59, z: 0.118 },
        ],
      },
    ]);
    expect(read.tables).toEqual([digits]);
  });

  it('says when n is too small for a conclusion, by either way that a test says so', () => {
    expect(readProfile([{ n: 59, conformity: null }]).isTooSmall).toBe(true);
    expect(readProfile([{ n: 499, least: 500 }]).isTooSmall).toBe(true);
    expect(readProfile([{ n: 500, least: 500 }]).isTooSmall).toBe(false);
    expect(readProfile([{ n: 3, basis: 'too-few' }]).isTooSmall).toBe(true);
  });

  it('is one picture for each currency: bands of two are never on one axis', () => {
    const band = (currency: string, name: string, sum: string) => ({ band: name, currency, count: 1, sum });
    const read = readProfile([
      band('CAD', 'not-late', '5.00'),
      band('CAD', '0-30', '6.00'),
      band('USD', 'not-late', '7.00'),
      band('USD', '0-30', '8.00'),
    ]);
    expect(read.pictures.map((picture) => picture.kind === 'bands' && picture.currency)).toEqual([
      'CAD',
      'USD',
    ]);
    expect(read.pictures[1]).toMatchObject({ bands: [{ code: 'not-late', sum: '7.00' }, { sum: '8.00' }] });
  });

  it('keeps several rows of figures as a table, and draws nothing that is no part of a whole', () => {
    const figures = [
      { of: 'public-body', n: 4 },
      { of: 'tenderer', n: 9 },
    ];
    const read = readProfile(figures);
    expect(read.summary).toEqual({});
    expect(read.tables).toEqual([figures]);
    expect(
      readProfile([
        { amount: '1.00', count: 2 },
        { amount: '2.00', count: 3 },
      ]).pictures,
    ).toEqual([]);
  });
});
