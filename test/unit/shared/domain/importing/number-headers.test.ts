import { expect, test } from 'vitest';
import { recogniseColumns } from '#shared/domain/importing/headers.ts';
import { vendorNumberOfHeader } from '#shared/domain/importing/number-headers.ts';

test.each([
  ['NEQ', 'neq'],
  ['N° NEQ du fournisseur', 'neq'],
  ['Numéro d’entreprise du Québec', 'neq'],
  ['Quebec enterprise number', 'neq'],
  ['No TPS', 'gstNumber'],
  ['TPS #', 'gstNumber'],
  ['GST/HST Registration No.', 'gstNumber'],
  ['Numéro d’inscription à la TVQ', 'qstNumber'],
  ['QST number', 'qstNumber'],
  ['TPS', null],
  ['Montant TPS', null],
  ['TVQ 9,975 %', null],
  ['GST amount', null],
  ['Québec', null],
  ['No facture', null],
  ['Entreprise', null],
  ['NEQ du client', null],
])('%s is %s', (header, role) => {
  expect(vendorNumberOfHeader(header)).toBe(role);
});

test('numbers stand beside the fields, and never in their place', () => {
  const headers = ['Facture', 'Date', 'Fournisseur', 'NEQ', 'No TPS', 'No TVQ', 'Net', 'TPS', 'TVQ', 'NEQ'];
  const columns = recogniseColumns(headers.map((text) => ({ type: 'text', text, value: null })));
  expect(columns.map(({ field }) => field)).toEqual([
    'number',
    'date',
    'vendor',
    'neq',
    'gstNumber',
    'qstNumber',
    'net',
    'gst',
    'qst',
    // A second column of the same number is none.
    null,
  ]);
});
