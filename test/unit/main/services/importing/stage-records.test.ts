import { expect, test } from 'vitest';
import { beginImport } from '#main/services/importing/begin-import.ts';
import { createRecordStaging } from '#main/services/importing/records/stage-records.ts';
import type { SourceRecord } from '#shared/domain/importing/source-record.ts';
import { recogniseAll } from '#shared/ipc/import-schemas.ts';
import { newCase } from '../../../../support/case-fixture.ts';

const invoiceOf = (row: number, vendor: string): SourceRecord => ({
  row,
  drafts: [
    {
      entity: 'invoice',
      key: `invoice ${row}`,
      fields: {
        vendorId: { key: 'vendor' },
        number: `F-${row}`,
        kind: 'invoice',
        issuedOn: '2025-01-02',
        currency: 'CAD',
        total: 100,
      },
    },
    { entity: 'organization', key: 'vendor', fields: { kind: 'vendor', name: vendor } },
  ],
  amount: { currency: 'CAD', decimal: '1.00' },
  problems: [],
  warnings: [
    { code: 'vendor-created', field: 'BT-27', value: vendor },
    { code: 'rule', field: null, value: null },
  ],
  cells: {},
  document: null,
});

test('a vendor of many documents is said to be created once; other warnings are said each time', async () => {
  const { context } = await newCase();
  const settings = {
    format: null,
    options: recogniseAll,
    columns: [],
    vendorId: null,
    contractId: null,
    vendorMatches: {},
    contractMatches: {},
    profileId: null,
  };
  const { importId } = await beginImport(context, { fileName: 'in (2)', settings });
  const staging = createRecordStaging(context.db, importId);
  const origin = { fileNumber: 1, fileName: 'a.xml' };
  staging.add([invoiceOf(1, 'Neuf inc.'), invoiceOf(2, 'NEUF')], origin);
  staging.add([invoiceOf(3, 'Neuf')], origin);
  expect(staging.counts().warnings.map(({ row, code }) => `${row} ${code}`)).toEqual([
    '1 vendor-created',
    '1 rule',
    '2 rule',
    '3 rule',
  ]);
});
