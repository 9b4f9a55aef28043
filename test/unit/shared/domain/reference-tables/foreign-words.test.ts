import { describe, expect, test } from 'vitest';
import { referenceFormatOfHeaders } from '#shared/domain/reference-tables/recognise-reference.ts';

describe('invoices of hours are no time sheet unasked', () => {
  test.each([
    [['No', 'Date', 'Consultant', 'Heures', 'Net']],
    [['Facture', 'Date', 'Consultant', 'Heures', 'Honoraires']],
    [['Invoice', 'Date', 'Consultant', 'Hours', 'Fees']],
    [['Facture', 'Date', 'Consultant', 'Heures', 'Tarif', 'Total']],
    [['Facture', 'Date', 'Consultant', 'Heures', 'Valeur']],
    [['Facture', 'Date', 'Consultant', 'Heures', 'Total']],
  ])('%j', (headers) => {
    expect(referenceFormatOfHeaders(headers)).toBeNull();
  });
});

describe('a table with lots is no table of work packages unasked', () => {
  test.each([
    ['lines with the date of each', ['Numéro', 'Date', 'Description', 'Lot', 'Montant']],
    ['the same in English', ['No', 'Date', 'Description', 'Work package', 'Amount']],
    ['payments', ['Date', 'No lot', 'Nom', 'Montant']],
    ['a price list that sells by lots', ['Code article', 'Description', 'Lot', 'Prix']],
    ['quantities of what is in it', ['Lot', 'Désignation', 'Quantité', 'Prix']],
  ])('%s', (_case, headers) => {
    expect(referenceFormatOfHeaders(headers)).toBeNull();
  });

  test('a price list with packages stays one', () => {
    const headers = ['Catalogue no', 'Description', 'Package', 'Price', 'Valid from'];
    expect(referenceFormatOfHeaders(headers)).toBe('price-list');
  });

  test('a date of the package itself says nothing against it', () => {
    const headers = ['Contrat', 'No lot', 'Titre', 'Montant convenu', 'Date de fin'];
    expect(referenceFormatOfHeaders(headers)).toBe('work-packages');
  });
});
