import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { isReference, sampleRows, type SampleRow } from '#main/services/sample/sample-rows.ts';
import { textIn } from '../support/sample-text.ts';

const rows = sampleRows(new URL('../../resources/', import.meta.url));
const of = (entity: SampleRow['entity']): SampleRow[] => rows.filter((row) => row.entity === entity);

const money = (row: SampleRow, column: string): number => {
  const value = row.fields[column];
  if (typeof value !== 'number') throw new Error(`${row.key}.${column} is not an amount`);
  return value;
};

const target = (row: SampleRow, column: string): string => {
  const value = row.fields[column] ?? null;
  return isReference(value) ? value.ref : '';
};

/** Parts per million of an amount in cents, a half away from zero. */
const taxOf = (net: number, ppm: number): number =>
  Math.sign(net) * Math.floor((Math.abs(net) * ppm + 500_000) / 1_000_000);

const linesOf = (invoice: SampleRow): SampleRow[] =>
  of('invoiceLine').filter((line) => target(line, 'invoiceId') === invoice.key);

describe('fictional invoices of the sample case', () => {
  test('nothing about them can be mistaken for a real one', () => {
    for (const invoice of of('invoice')) {
      expect(textIn(invoice, 'number')).toMatch(/^FICTIF-\d{4}-\d{3}$/);
      expect(textIn(invoice, 'purchaseOrder')).toMatch(/^FICTIF-/);
      expect(textIn(invoice, 'notes')).toBe('Facture fictive de l’exemple ‖ Fictional sample invoice');
    }
    for (const line of of('invoiceLine')) {
      expect(textIn(line, 'description')).toMatch(/ \(fictif\)$/);
      expect(textIn(line, 'purchaseOrder')).toMatch(/^FICTIF-/);
    }
    for (const payment of of('payment')) {
      expect(textIn(payment, 'reference')).toMatch(/^FICTIF-PMT-/);
      expect(textIn(payment, 'notes')).toContain('Paiement fictif');
    }
    const organizations = new Set(of('invoice').map((invoice) => target(invoice, 'vendorId')));
    for (const key of organizations) {
      const vendor = of('organization').find((row) => row.key === key);
      expect(vendor === undefined ? '' : textIn(vendor, 'notes')).toMatch(/fictives|inventée/);
    }
  });

  test('taxes are exact: 5 % and 9.975 % of the net amount, the QST without the GST', () => {
    for (const invoice of of('invoice')) {
      const net = money(invoice, 'net');
      expect([money(invoice, 'gst'), money(invoice, 'qst')]).toEqual([
        taxOf(net, 50_000),
        taxOf(net, 99_750),
      ]);
      expect(money(invoice, 'total')).toBe(net + money(invoice, 'gst') + money(invoice, 'qst'));
    }
  });

  test('lines add up to their invoice to the cent, and each is quantity × price', () => {
    for (const invoice of of('invoice')) {
      const lines = linesOf(invoice);
      for (const column of ['net', 'gst', 'qst', 'total']) {
        expect(lines.reduce((sum, line) => sum + money(line, column), 0)).toBe(money(invoice, column));
      }
      for (const line of lines) {
        const product = Number(textIn(line, 'quantity')) * Number(textIn(line, 'unitPrice')) * 100;
        expect(Math.abs(money(line, 'net') - product)).toBeLessThan(0.51);
        expect(Math.abs(money(line, 'gst') - money(line, 'net') * 0.05)).toBeLessThan(1);
        expect(Math.abs(money(line, 'qst') - money(line, 'net') * 0.09975)).toBeLessThan(1);
      }
    }
  });

  test('what is to be found is there, on the invented contract only', () => {
    const invented = of('invoice').filter((invoice) => target(invoice, 'contractId') === 'fictif');
    expect(invented).toHaveLength(8);
    const numbers = of('invoice').map(
      (invoice) => `${target(invoice, 'vendorId')} ${textIn(invoice, 'number')}`,
    );
    const repeated = numbers.filter((number, index) => numbers.indexOf(number) !== index);
    expect(repeated).toEqual(['fictif-fournisseur FICTIF-2024-008']);
    const credits = of('invoice').filter((invoice) => textIn(invoice, 'kind') === 'credit-note');
    expect(credits.map((invoice) => [target(invoice, 'contractId'), money(invoice, 'net')])).toEqual([
      ['fictif', -140_000],
    ]);
    expect(of('invoice').filter((invoice) => money(invoice, 'net') < 0)).toEqual(credits);
    expect(invented.reduce((sum, invoice) => sum + money(invoice, 'net'), 0)).toBe(5_641_600);
    const late = invented.filter((invoice) => textIn(invoice, 'periodStart') > '2024-12-31');
    expect(late.map((invoice) => textIn(invoice, 'periodStart'))).toEqual(['2025-01-01']);
  });

  test('the file is what its script makes', () => {
    const script = fileURLToPath(new URL('../../scripts/make-sample-invoices.mjs', import.meta.url));
    expect(() => execFileSync(process.execPath, [script, '--check'], { stdio: 'pipe' })).not.toThrow();
  });
});

describe('texts of the sample case', () => {
  const texts = rows.flatMap((row) =>
    Object.entries(row.fields).flatMap(([column, value]) =>
      typeof value === 'string' && column !== 'url' ? [{ where: `${row.key}.${column}`, column, value }] : [],
    ),
  );

  test('no e-mail address, telephone number or title of a person', () => {
    const personal =
      /@|\b\d{3}[-. ]\d{3}[-. ]\d{4}\b|\b(?:Mme|Mr|Mrs|Ms|Dr|Me)\.? \p{Lu}|(?<!\p{L})M\. \p{Lu}/u;
    expect(texts.filter(({ value }) => personal.test(value))).toEqual([]);
  });

  test('who speaks is an office, an institution or a publication', () => {
    const known = [
      'Le Journal de Montréal',
      'Le Journal de Québec',
      'Le Journal',
      'La Presse Canadienne',
      'La Presse',
      'Le Devoir',
      'Le Soleil',
      'Le Réveil',
      'The Canadian Press',
      'The Logic',
      'Mon fric',
      'Noovo Info',
      'TVA Nouvelles',
      'Lectio Info',
      'GovCon Weekly',
      'Minute Tech',
      'Wolters Kluwer',
      'Lobbyisme Québec',
      'Radio-Canada',
      'Hydro-Québec',
      'BetaKit',
      'CityNews',
      'LégisQuébec',
      'Gallant Commission',
      'Commission Gallant',
      'Canada Secretariat',
      'Université McGill',
      'Cybersecurity and Digital Technology',
      'Canadian Innovators',
      'Treasury Board',
      'Public Services',
      'Procurement Canada',
      'Auditor General',
      'Health and Social Services',
      'Government Digital Transformation',
      'Services publics et Approvisionnement Canada',
      'Information Act',
      'McGill University',
    ];
    const plain = (value: string): string => known.reduce((text, name) => text.replaceAll(name, 'x'), value);
    const speakers = texts.filter(({ column }) => column === 'statedBy');
    expect(speakers.length).toBeGreaterThan(120);
    expect(speakers.filter(({ value }) => /\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/u.test(plain(value)))).toEqual([]);
  });

  test('no file name of our own collecting', () => {
    expect(texts.filter(({ value }) => /\b\d{3}_[0-9a-f]{8,}|\bseed\b|\.txt\b/i.test(value))).toEqual([]);
  });

  test('French amounts, colons and quotation marks are held by no-break spaces', () => {
    const french = texts.filter(({ column }) => ['scopeFr', 'quoteFr', 'titleFr'].includes(column));
    expect(french.length).toBeGreaterThan(150);
    expect(french.filter(({ value }) => /\d (?:M\$|G\$|\$|%)| [:»]|« |'| ;/.test(value))).toEqual([]);
  });
});
