import { registerHeader } from '#shared/domain/contract-register/register-columns.ts';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { columnNamed, definitionOf } from '#shared/domain/register/entities.ts';
import { readChoice, readFlag } from '#shared/domain/reference-tables/choice-words.ts';
import { referenceEntities, referenceFormats } from '#shared/domain/reference-tables/reference-formats.ts';
import {
  isReferenceHeader,
  missingReferenceFields,
  referenceColumns,
  referenceFields,
  referenceFormatOfHeaders,
} from '#shared/domain/reference-tables/recognise-reference.ts';
import { wordsOf } from '../../../../support/words.ts';

type Register = {
  readonly columns: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly choices: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;
};

const registerIn = (language: string): Register =>
  JSON.parse(
    readFileSync(
      new URL(`../../../../../resources/locales/${language}/register.json`, import.meta.url),
      'utf8',
    ),
  ) as Register;

/** Kept out: `institution` names the same column as its text, and sources come with no file. */
const notRead = new Set(['institutionId', 'sourceId', 'notes', 'tendererId']);

describe.each(['fr', 'en'])('words of the catalogue in %s', (language) => {
  const { columns, choices } = registerIn(language);

  test.each(referenceFormats)('the columns of %s are known by their labels', (format) => {
    const entity = referenceEntities[format];
    const names = Object.entries(definitionOf(entity).columns)
      .filter(([name, { readOnly }]) => readOnly !== true && !notRead.has(name))
      .map(([name]) => name);
    const header = referenceColumns(
      format,
      names.map((name) => columns[entity]?.[name] ?? ''),
    );
    expect(header).toEqual(names);
  });

  test.each(referenceFormats)('the choices of %s are known by their labels', (format) => {
    const entity = referenceEntities[format];
    for (const [column, labels] of Object.entries(choices[entity] ?? {})) {
      const values = Object.keys(labels);
      for (const [value, text] of Object.entries(labels))
        expect(readChoice(entity, column, { text, values })).toBe(value);
    }
  });
});

test.each(['fr', 'en'] as const)('each column that a file can bring has a name in %s', (locale) => {
  const words = wordsOf(locale);
  for (const format of referenceFormats) {
    const entity = referenceEntities[format];
    for (const field of referenceFields(format)) {
      const own = columnNamed(entity, field) !== undefined;
      expect(words(own ? `register:columns.${entity}.${field}` : `imports:fields.${field}`)).not.toBe('');
    }
  }
});

describe('what a table is by its headers', () => {
  test.each([
    [['PO Number', 'Vendor', 'Requested by', 'Approved by', 'Amount'], 'purchase-orders'],
    [['Matricule', 'Nom', 'Fonction', 'Date d’embauche', 'Compte bancaire'], 'employees'],
    [['Item code', 'Description', 'Unit price', 'Valid from', 'Valid to'], 'price-list'],
    [['Date', 'Jour férié'], 'holidays'],
    [['No d’appel d’offres', 'Soumissionnaire', 'Montant soumis', 'Retenue'], 'bids'],
    [['Fournisseur', 'Numéro d’inscription', 'Catégorie de lobbyiste', 'Institution'], 'lobbying-mandates'],
    [['Appel d’offres', 'Lot', 'Soumissionnaire', 'Montant'], 'bids'],
    [['Contrat', 'Lot', 'Désignation', 'Plafond'], 'work-packages'],
    [['WBS', 'Title', 'Budget'], 'work-packages'],
    [['Ressource', 'Profil', 'Semaine se terminant le', 'Nb d’heures'], 'time-sheets'],
    [['Employee', 'Week ending', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri'], 'time-sheets'],
    [['Matricule', 'Nom', 'Date', 'Hrs', 'Tâche'], 'time-sheets'],
  ])('%j is one', (headers, format) => {
    expect(referenceFormatOfHeaders(headers)).toBe(format);
  });

  test.each([
    [['Invoice number', 'Invoice date', 'Vendor', 'PO number', 'Net amount']],
    [['Item code', 'Description', 'Unit price', 'Quantity', 'Net']],
    [['Date', 'Name', 'Amount']],
    [['Contract number', 'Title', 'Vendor', 'Start date', 'End date']],
    [['Lot', 'Titre', 'Montant', 'Facturé à ce jour']],
    [['Consultant', 'Date', 'Heures', 'Taux horaire']],
    [['Consultant', 'Rôle', 'Heures']],
    [['Numéro', 'Titre', 'Fournisseur', 'Montant']],
  ])('%j is not certainly one', (headers) => {
    expect(referenceFormatOfHeaders(headers)).toBeNull();
  });

  test('cells full of brackets do not take long', () => {
    const brackets = '('.repeat(30_000);
    expect(referenceFormatOfHeaders([brackets, 'Date', 'Jour férié (Québec)'])).toBe('holidays');
    expect(registerHeader([brackets, 'Numéro', 'Titre', 'Montant ($)'])?.columns[0]).toBeNull();
  });

  test('a typing error in a header is seen through; a row of data is no header', () => {
    const columns = referenceColumns('employees', ['Matricule', 'Nom', 'Adresse couriel', 'Solde']);
    expect(columns).toEqual(['number', 'name', 'email', null]);
    expect(isReferenceHeader('employees', columns)).toBe(true);
    const row = referenceColumns('employees', ['100', 'Tremblay, Anne', 'a@example.org']);
    expect(isReferenceHeader('employees', row)).toBe(false);
  });

  test('a total is one of hours beside columns for days, and nowhere else', () => {
    const week = ['Nom', 'Semaine du', 'Lun', 'Mar'];
    expect(referenceColumns('time-sheets', [...week, 'Total'])).toEqual([
      'worker',
      'weekStarting',
      'monday',
      'tuesday',
      'hours',
    ]);
    expect(referenceColumns('time-sheets', [...week, 'Total', 'Heures']).slice(4)).toEqual([null, 'hours']);
    expect(referenceColumns('time-sheets', ['Nom', 'Date', 'Total'])).toEqual(['worker', 'day', null]);
    expect(referenceFormatOfHeaders([...week, 'Total'])).toBe('time-sheets');
  });

  test('what each row must say and no column says is named, one of several where any will do', () => {
    expect(missingReferenceFields('price-list', ['unit', null])).toEqual([
      ['unitPrice'],
      ['itemCode', 'description'],
    ]);
    expect(missingReferenceFields('price-list', ['unitPrice', 'description'])).toEqual([]);
    expect(isReferenceHeader('holidays', ['day', null])).toBe(false);
    for (const format of referenceFormats)
      expect(missingReferenceFields(format, referenceFields(format))).toEqual([]);
  });
});

test('a winner is marked in many ways, and a blank is none', () => {
  expect(['Oui', 'x', '✓', 'TRUE', '', 'non', 'peut-être'].map(readFlag)).toEqual([1, 1, 1, 1, 0, 0, null]);
});
