import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareFigures, normaliseScope, type Comparison } from '#shared/domain/figures/compare-figures.ts';
import { areApart, statedAmount } from '#shared/domain/figures/figure-amount.ts';
import type { RowOf } from '#shared/domain/register/entities.ts';
import { figureRow } from '../../../../support/figures.ts';

type Fields = Partial<RowOf<'figure'>>;

const compare = (a: Fields, b: Fields): Comparison => compareFigures(figureRow(1, a), figureRow(2, b));

/** `contradiction`, `agree`, or the reason why not. */
const verdict = (a: Fields, b: Fields): string => {
  const comparison = compare(a, b);
  return comparison.verdict === 'not-compared' ? comparison.reason : comparison.verdict;
};

const exactly = (minor: number): Fields => ({ low: minor, high: minor });

describe('two figures of the same subject, basis and scope', () => {
  it('contradict each other when they have no amount in common', () => {
    expect(compare({ ...exactly(682), asOf: '2022-06-01' }, { ...exactly(945), asOf: '2022-06-11' })).toEqual(
      {
        verdict: 'contradiction',
        difference: { low: 263n, high: 263n },
        days: { least: 10, most: 10 },
        taxes: 'same',
      },
    );
  });

  it('are told apart by one cent', () => {
    expect(verdict(exactly(100_00), exactly(100_01))).toBe('contradiction');
    expect(verdict(exactly(100_00), exactly(100_00))).toBe('agree');
  });

  it('are apart as intervals: open sides meet everything beyond them', () => {
    const between: Fields = { hedge: 'between', low: 1_500, high: 3_000 };
    expect(verdict(between, exactly(3_000))).toBe('agree');
    expect(verdict(between, exactly(3_001))).toBe('contradiction');
    expect(verdict(between, { hedge: 'at-least', low: 3_000, high: null })).toBe('agree');
    expect(compare(between, { hedge: 'at-least', low: 3_001, high: null })).toMatchObject({
      verdict: 'contradiction',
      difference: { low: 1n, high: null },
    });
    expect(compare(exactly(1_000), { hedge: 'at-most', low: null, high: 900 })).toMatchObject({
      difference: { low: null, high: -100n },
    });
    expect(verdict({ hedge: 'at-most', low: null, high: 1 }, { hedge: 'at-most', low: null, high: 9 })).toBe(
      'agree',
    );
  });

  it('are of the same scope whatever the accents, case and punctuation, in either language', () => {
    expect(normaliseScope('  Coût  du PROGRAMME — (juin 2022) ')).toBe('cout du programme juin 2022');
    const other = exactly(500_00);
    expect(
      verdict({ scopeFr: 'Coût du programme (2022)' }, { ...other, scopeFr: 'COUT du programme, 2022' }),
    ).toBe('contradiction');
    expect(
      verdict(
        { scopeFr: 'Ensemble', scopeEn: 'Whole' },
        { ...other, scopeFr: 'Tout le programme', scopeEn: 'whole' },
      ),
    ).toBe('contradiction');
    expect(verdict({ scopeFr: 'Programme' }, { ...other, scopeFr: 'Contrat' })).toBe('scope');
    expect(verdict({ scopeFr: null }, { ...other, scopeFr: null })).toBe('scope-unknown');
    expect(verdict({ scopeFr: 'A' }, { ...other, scopeFr: null, scopeEn: 'A' })).toBe('scope-unknown');
  });

  it.each<readonly [string, Fields, Fields]>([
    ['subject', {}, { contractId: 2 }],
    ['subject', { contractId: null }, { contractId: null }],
    ['basis', {}, { basis: 'budget' }],
    ['unit', {}, { unit: 'count', lowCount: 3, highCount: 3 }],
    ['currency', {}, { currency: 'USD' }],
    ['currency', { currency: null }, { currency: null }],
    ['amount-unknown', {}, { low: null, high: null }],
  ])('are not compared: %s', (reason, a, b) => {
    expect(verdict({ ...exactly(1), ...a }, { ...exactly(900_00), ...b })).toBe(reason);
  });

  it('of one organisation without a contract are compared', () => {
    const ofBody: Fields = { contractId: null, organizationId: 4 };
    expect(verdict({ ...ofBody }, { ...ofBody, ...exactly(1) })).toBe('contradiction');
    expect(verdict(ofBody, { contractId: null, organizationId: 5, ...exactly(1) })).toBe('subject');
  });
});

describe('numbers of things', () => {
  it('have no taxes to differ by', () => {
    const count = (lowCount: number): Fields => ({
      unit: 'count',
      currency: null,
      low: null,
      high: null,
      lowCount,
      highCount: lowCount,
      taxBasis: 'unknown',
    });
    expect(compare(count(26), count(42))).toMatchObject({
      verdict: 'contradiction',
      difference: { low: 16n, high: 16n },
      taxes: 'same',
    });
    expect(verdict(count(26), count(26))).toBe('agree');
  });
});

describe('taxes', () => {
  const unknown: Fields = { taxBasis: 'unknown' };
  const included: Fields = { taxBasis: 'included' };

  it('that are unknown or differ: not compared while they could make the difference', () => {
    // 100.00 and 20 % is 120.00: up to there taxes may be all of it.
    expect(verdict({ ...unknown, ...exactly(100_00) }, { ...unknown, ...exactly(120_00) })).toBe(
      'taxes-unknown',
    );
    expect(compare({ ...unknown, ...exactly(100_00) }, { ...unknown, ...exactly(120_01) })).toMatchObject({
      verdict: 'contradiction',
      taxes: 'unknown',
    });
    expect(verdict(exactly(120_00), { ...included, ...exactly(137_97) })).toBe('taxes-differ');
    expect(verdict(exactly(100_00), { ...included, ...exactly(100_00) })).toBe('taxes-differ');
    expect(verdict(unknown, unknown)).toBe('agree');
  });

  it('in the smaller amount alone cannot make it the smaller', () => {
    expect(verdict({ ...included, ...exactly(100_00) }, exactly(100_01))).toBe('contradiction');
  });

  it('of other currencies, and of amounts below zero, are not known here', () => {
    expect(
      verdict({ ...unknown, currency: 'EUR' }, { ...unknown, currency: 'EUR', ...exactly(900_00) }),
    ).toBe('taxes-unknown');
    expect(verdict({ ...unknown, ...exactly(-5) }, { ...unknown, ...exactly(900_00) })).toBe('taxes-unknown');
  });
});

describe('any two figures', () => {
  const bound = fc.option(fc.integer({ min: -1_000, max: 1_000 }), { nil: null });
  const fields = fc
    .record({
      hedge: fc.constantFrom('exact', 'about', 'at-least', 'at-most', 'between'),
      low: bound,
      high: bound,
      taxBasis: fc.constantFrom('excluded', 'included', 'unknown'),
      currency: fc.constantFrom('CAD', 'USD'),
    })
    // The register refuses a lower bound above the upper one.
    .map(({ low, high, ...rest }) =>
      low !== null && high !== null && low > high
        ? { ...rest, low: high, high: low }
        : { ...rest, low, high },
    );

  it('compare the same both ways, with the difference turned round', () => {
    fc.assert(
      fc.property(fields, fields, (a, b) => {
        const [there, back] = [compare(a, b), compare(b, a)];
        if (there.verdict !== 'contradiction') {
          expect(back).toEqual(there);
          return;
        }
        const { low, high } = there.difference;
        const turned = { low: high === null ? null : -high, high: low === null ? null : -low };
        expect(back).toEqual({ ...there, difference: turned });
      }),
      { numRuns: 200 },
    );
  });

  it('contradict each other only when no amount is in both', () => {
    fc.assert(
      fc.property(fields, fields, fc.bigInt({ min: -1_500n, max: 1_500n }), (a, b, amount) => {
        const [first, second] = [figureRow(1, a), figureRow(2, b)];
        if (compareFigures(first, second).verdict !== 'contradiction') return;
        const [x, y] = [statedAmount(first), statedAmount(second)];
        if (x === null || y === null) throw new Error('an unknown amount contradicts nothing');
        const has = ({ low, high }: typeof x): boolean =>
          (low === null || low <= amount) && (high === null || amount <= high);
        expect(has(x) && has(y)).toBe(false);
        expect(areApart(x, y)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
