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
    ['9123-4567 Québec inc.', '91234567 Quebec inc', 'known'],
    ['9123-4567 Québec inc.', '9123-4567 QC inc.', 'known'],
    ['9123-4567 Québec inc.', '9123-4568 QC inc.', 'unknown'],
    ['L’Équipe technologique inc.', 'Équipe technologique', 'doubtful'],
    ['Les Services Acme', 'Acme', 'unknown'],
    ['Division A', 'Division B', 'unknown'],
  ])('%s, written %s: %s', (known, written, kind) => {
    expect(kindOf(known, written)).toBe(kind);
  });
});

describe('registration numbers', () => {
  const match = createVendorMatcher(
    [
      {
        id: 1,
        name: 'Acme',
        aliases: null,
        neq: '1142345678',
        gstNumber: '123456789 RT0001',
        qstNumber: null,
      },
      {
        id: 2,
        name: 'Boréal',
        aliases: null,
        neq: '1199999998',
        gstNumber: null,
        qstNumber: '1012345678TQ0001',
      },
      { id: 3, name: 'Sans numéro', aliases: null, neq: 'N/A', gstNumber: null, qstNumber: null },
    ],
    { 'Par la main': 2 },
  );

  test.each([
    ['whatever its name', 'Une autre raison sociale', { neq: '1142 345 678' }, { kind: 'known', id: 1 }],
    ['without a name', null, { qst: '1012345678 TQ 0001' }, { kind: 'known', id: 2 }],
    ['by the business alone', 'X', { gst: '123456789' }, { kind: 'known', id: 1 }],
    [
      'of two vendors',
      'X',
      { neq: '1142345678', qst: '1012345678' },
      { kind: 'doubtful', candidates: [1, 2] },
    ],
    [
      'of two vendors, one of that name',
      'BOREAL inc.',
      { neq: '1142345678', qst: '1012345678' },
      { kind: 'known', id: 2 },
    ],
    [
      'of another business than the name',
      'Acme',
      { neq: '1155555554' },
      { kind: 'doubtful', candidates: [1] },
    ],
    ['that the register lacks', 'Boréal', { gst: '987654321RT0001' }, { kind: 'known', id: 2 }],
    ['after a person settled the name', 'Par la main', { neq: '1155555554' }, { kind: 'known', id: 2 }],
    ['that name nobody', 'X', { neq: 'n/a', gst: '000000000' }, { kind: 'unknown' }],
    ['unknown, without a name', null, { neq: '1155555554' }, { kind: 'unknown' }],
  ] as const)('%s', (_, name, numbers, expected) => {
    expect(match(name, numbers)).toEqual(expected);
  });
});
