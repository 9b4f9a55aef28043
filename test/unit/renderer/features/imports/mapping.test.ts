import { describe, expect, it } from 'vitest';
import {
  mappingOf,
  missingInMapping,
  remapped,
  settingsOf,
  withField,
} from '#renderer/features/imports/model/mapping.ts';
import type { ImportField } from '#shared/domain/importing/fields.ts';
import type { ImportInspection } from '#shared/ipc/import-schemas.ts';

const inspection = (
  columns: readonly [string, ImportField | null][],
  change: Partial<ImportInspection> = {},
): ImportInspection => ({
  file: 'T3.xlsx',
  kind: 'xlsx',
  format: 'invoices',
  sheets: [{ name: 'Factures', visibility: 'visible' }],
  options: {
    sheet: 'Factures',
    headerRow: 3,
    encoding: null,
    delimiter: null,
    decimalMark: ',',
    dateOrder: 'ymd',
  },
  columns: columns.map(([header, field], index) => ({ index, header, field, samples: [] })),
  preview: [],
  profile: null,
  missing: [],
  dateOrderAmbiguous: false,
  ...change,
});

const recognised = inspection([
  ['No', 'number'],
  ['Date', 'date'],
  ['Montant', 'net'],
  ['Note', null],
]);

describe('withField', () => {
  it('takes the field from the column that had it: a field has one column', () => {
    const mapping = withField(mappingOf(recognised), 3, 'net');
    expect(mapping.columns.map((column) => column.field)).toEqual(['number', 'date', null, 'net']);
  });

  it('can leave several columns without a field', () => {
    const mapping = withField(mappingOf(recognised), 2, null);
    expect(mapping.columns.map((column) => column.field)).toEqual(['number', 'date', null, null]);
  });
});

describe('missingInMapping', () => {
  it('asks for a number, a date and one amount', () => {
    expect(missingInMapping(mappingOf(recognised))).toEqual([]);
    expect(missingInMapping(mappingOf(inspection([['Note', null]])))).toEqual(['number', 'date', 'net']);
    expect(missingInMapping(withField(mappingOf(recognised), 2, 'total'))).toEqual([]);
  });
});

describe('remapped', () => {
  it('keeps what was chosen while the columns stay the same', () => {
    const mapping = { ...withField(mappingOf(recognised), 3, 'description'), vendorId: 5 };
    const next = remapped(mapping, { ...recognised, options: { ...recognised.options, decimalMark: '.' } });
    expect(next.columns[3]?.field).toBe('description');
    expect(next).toMatchObject({ vendorId: 5, options: { decimalMark: '.' } });
  });

  it('starts from recognition again when the sheet has other columns', () => {
    const mapping = withField(mappingOf(recognised), 3, 'description');
    const next = remapped(mapping, inspection([['Invoice', 'number']]));
    expect(next.columns.map((column) => column.field)).toEqual(['number']);
  });
});

describe('settingsOf', () => {
  it('carries every choice to the check, without the samples', () => {
    const settings = settingsOf({ ...mappingOf(recognised), contractId: 4, vendorMatches: { LGS: 2 } });
    expect(settings.columns[0]).toEqual({ index: 0, header: 'No', field: 'number' });
    expect(settings).toMatchObject({ contractId: 4, vendorMatches: { LGS: 2 }, profileId: null });
  });
});
