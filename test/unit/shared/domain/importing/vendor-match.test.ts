import { describe, expect, test } from 'vitest';
import { createVendorMatcher } from '#shared/domain/importing/vendor-match.ts';

const kindOf = (known: string, written: string): string =>
  createVendorMatcher([{ id: 1, name: known, aliases: null }], {})(written).kind;

describe('names that look alike', () => {
  test.each([
    ['Acme Conseil inc.', 'ACME CONSEIL', 'known'],
    ['Acme Conseil', 'Acme Conseill', 'doubtful'],
    ['Acme Conseil', 'Acme Consiel', 'unknown'],
    ['IBM', 'IBM Canada', 'doubtful'],
    ['Fournisseur 1', 'Fournisseur 2', 'unknown'],
    ['Fournisseur 1', 'Fournisseur 12', 'unknown'],
    ['9123-4567 Québec inc.', '9123-4568 Québec inc.', 'unknown'],
    ['9123-4567 Québec inc.', '9123-4567 Quebec', 'known'],
    ['9123-4567 Québec inc.', '9123-4567 Quebek', 'doubtful'],
    ['Division A', 'Division B', 'unknown'],
  ])('%s, written %s: %s', (known, written, kind) => {
    expect(kindOf(known, written)).toBe(kind);
  });
});
