import { describe, expect, test } from 'vitest';
import { isReference, sampleRows, type SampleRow } from '#main/services/sample/sample-rows.ts';
import { textIn } from '../../../../support/sample-text.ts';

const rows = sampleRows(new URL('../../../../../resources/', import.meta.url));
const figures = rows.filter((row) => row.entity === 'figure');

const numberIn = (row: SampleRow, column: string): number | null => {
  const value = row.fields[column] ?? null;
  return typeof value === 'number' ? value : null;
};

/** The bounds of a figure, whichever its unit. */
const boundsOf = (row: SampleRow): readonly [number | null, number | null] =>
  row.fields['unit'] === 'money'
    ? [numberIn(row, 'low'), numberIn(row, 'high')]
    : [numberIn(row, 'lowCount'), numberIn(row, 'highCount')];

/** What bounds a hedge goes with. */
const fits: Record<string, (low: number | null, high: number | null) => boolean> = {
  exact: (low, high) => low !== null && low === high,
  about: (low, high) => low !== null && low === high,
  'at-least': (low, high) => low !== null && high === null,
  'at-most': (low, high) => low === null && high !== null,
  between: (low, high) => low !== null && high !== null && low < high,
};

describe('figures of the sample case', () => {
  test('there are at least 120, about money and counts', () => {
    expect(figures.length).toBeGreaterThanOrEqual(120);
    expect(new Set(figures.map(({ fields }) => fields['unit']))).toEqual(new Set(['money', 'count']));
  });

  test('hedge and open sides agree', () => {
    const misfits = figures.filter((row) => fits[textIn(row, 'hedge')]?.(...boundsOf(row)) !== true);
    expect(misfits.map(({ key }) => key)).toEqual([]);
    const hedges = new Set(figures.map(({ fields }) => fields['hedge']));
    expect(hedges).toEqual(new Set(Object.keys(fits)));
  });

  test('money has a currency and no count, a count has neither money nor currency', () => {
    for (const row of figures) {
      const isMoney = row.fields['unit'] === 'money';
      expect([row.key, row.fields['currency'] ?? null]).toEqual([row.key, isMoney ? 'CAD' : null]);
      const others = isMoney ? ['lowCount', 'highCount'] : ['low', 'high'];
      expect([row.key, ...others.map((column) => row.fields[column] ?? null)]).toEqual([row.key, null, null]);
    }
  });

  test('each has a source, a speaker, a subject and its scope in both languages', () => {
    for (const { key, fields } of figures) {
      expect([key, isReference(fields['sourceId'] ?? null)]).toEqual([key, true]);
      const subject = fields['contractId'] ?? fields['organizationId'] ?? null;
      expect([key, isReference(subject)]).toEqual([key, true]);
      for (const column of ['statedBy', 'scopeFr', 'scopeEn']) {
        expect([key, textIn({ fields }, column)]).not.toEqual([key, '']);
      }
    }
  });

  test('a wording is kept in both languages or in neither', () => {
    for (const { key, fields } of figures) {
      expect([key, fields['quoteFr'] === undefined]).toEqual([key, fields['quoteEn'] === undefined]);
    }
  });

  test('a contract has at most one accepted figure, and it is a forecast', () => {
    const accepted = figures.filter(({ fields }) => fields['accepted'] === 1);
    expect(accepted.map(({ fields }) => fields['basis'])).toEqual(accepted.map(() => 'forecast'));
    const contracts = accepted.map(({ fields }) => JSON.stringify(fields['contractId']));
    expect(new Set(contracts).size).toBe(contracts.length);
    expect(contracts).toHaveLength(5);
  });

  test('a sum that no source gives says that it was computed, and is not verified', () => {
    const computed = figures.filter((row) => textIn(row, 'statedBy').startsWith('Calcul'));
    expect(computed.map(({ key, fields }) => [key, fields['confidence']])).toEqual([['casa-680', 'stated']]);
  });
});
