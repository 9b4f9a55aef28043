import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  figureLevel,
  importedLevel,
  provenanceLevels,
  sourcedLevel,
  strongest,
  weakest,
  type Provenance,
} from '#shared/domain/provenance/provenance.ts';

const provenance: fc.Arbitrary<Provenance> = fc.record({
  level: fc.constantFrom(...provenanceLevels),
  entity: fc.constantFrom('figure', 'amendment', 'contract'),
  id: fc.integer({ min: 1, max: 9 }),
  label: fc.constantFrom('', '1'),
  contract: fc.constant('C-1'),
});
const inputs = fc.array(fc.option(provenance), { maxLength: 6 });
const rank = (of: Provenance | null): number => (of === null ? -1 : provenanceLevels.indexOf(of.level));

describe('weakest', () => {
  it('is one of the inputs, none of which is weaker', () => {
    fc.assert(
      fc.property(inputs, (all) => {
        const found = weakest(all);
        expect(rank(found)).toBe(Math.max(-1, ...all.map(rank)));
        if (found !== null) expect(all).toContain(found);
      }),
    );
  });

  it('is the same whether a derived amount is worked out at once or in parts', () => {
    fc.assert(
      fc.property(inputs, inputs, (a, b) => {
        expect(weakest([weakest(a), weakest(b)])).toBe(weakest([...a, ...b]));
      }),
    );
  });

  it('never gets stronger with another input', () => {
    fc.assert(
      fc.property(inputs, provenance, (all, more) => {
        expect(rank(weakest([...all, more]))).toBeGreaterThanOrEqual(rank(weakest(all)));
      }),
    );
  });

  it('names the first of those that are equally weak', () => {
    const of = (id: number): Provenance => ({
      level: 'source',
      entity: 'amendment',
      id,
      label: '',
      contract: '',
    });
    expect(weakest([null, { ...of(1), level: 'kept' }, of(2), of(3)])?.id).toBe(2);
    expect(weakest([null])).toBeNull();
  });
});

it('takes the strongest of what is recorded about one amount', () => {
  fc.assert(
    fc.property(fc.array(provenance, { minLength: 1, maxLength: 6 }), (all) => {
      const [first, ...rest] = all;
      if (first === undefined) return;
      expect(rank(strongest([first, ...rest]))).toBe(Math.min(...all.map(rank)));
    }),
  );
});

describe('the level of a row', () => {
  const figure = {
    sourceId: null,
    locator: null,
    documentId: null,
    page: null,
    place: null,
    confidence: 'stated',
  } as const;

  it.each([
    ['none', {}],
    // A passage of no source is no source.
    ['none', { locator: 'p. 4' }],
    ['source', { sourceId: 1 }],
    ['place', { sourceId: 1, locator: 'p. 4' }],
    ['place', { sourceId: 1, page: 4 }],
    // A kept document without a place has to be searched.
    ['source', { documentId: 1 }],
    ['kept', { documentId: 1, page: 4 }],
    ['kept', { documentId: 1, place: 'Feuil1!B7', confidence: 'verified' }],
    ['unread', { documentId: 1, page: 4, confidence: 'unverified' }],
    ['unread', { sourceId: 1, confidence: 'unverified' }],
    ['none', { confidence: 'unverified' }],
  ] as const)('a figure is %s: %j', (level, fields) => {
    expect(figureLevel({ ...figure, ...fields })).toBe(level);
  });

  it('of an import is that of a kept file, until its amount is changed by hand', () => {
    expect(importedLevel({ importId: 7 }, false)).toBe('kept');
    expect(importedLevel({ importId: 7 }, true)).toBe('none');
    expect(importedLevel({ importId: 7, sourceId: 1 }, true)).toBe('source');
    expect(importedLevel({ importId: null, sourceId: 1 }, false)).toBe('source');
  });

  it('of any other row is that of its source', () => {
    expect(sourcedLevel({ sourceId: null, locator: 'p. 4' })).toBe('none');
    expect(sourcedLevel({ sourceId: 1, locator: 'p. 4' })).toBe('place');
    expect(sourcedLevel({ sourceId: 1 })).toBe('source');
  });
});
