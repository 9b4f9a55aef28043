import { describe, expect, test } from 'vitest';
import { contentHints } from '#shared/domain/importing/content-hints.ts';
import { currencyOfHeaders } from '#shared/domain/importing/header-currency.ts';
import { columnsOfHeader, recogniseColumns, recogniseHeader } from '#shared/domain/importing/headers.ts';
import type { RawCell } from '#shared/domain/importing/raw-cell.ts';

const cell = (text: string): RawCell =>
  text === '' ? { type: 'empty', text, value: null } : { type: 'text', text, value: null };

const fieldsOf = (...headers: string[]) => recogniseColumns(headers.map(cell)).map(({ field }) => field);

describe('headers', () => {
  test.each([
    ['No. fact.', 'number'],
    ['Inv #', 'number'],
    ['InvoiceNumber', 'number'],
    ['Numéro de facure', 'number'],
    ['Dt facture', 'date'],
    ['Invioce date', 'date'],
    ['Mnt', 'net'],
    ['Montant HT', 'net'],
    ['Mnt av. taxes', 'net'],
    ['Amt', 'net'],
    ['Qté', 'quantity'],
    ['P.U.', 'unitPrice'],
    ['Px unitaire', 'unitPrice'],
    ['Fournisseurs', 'vendor'],
    ['Nom du fournisseur', 'vendor'],
    ['Desciption', 'description'],
    ['Tot. facture', 'total'],
    ['Curr.', 'currency'],
  ])('%s is %s', (header, field) => {
    expect(fieldsOf(header)).toEqual([field]);
  });

  test.each(['Contact', 'Montant TVH', 'Échéance', 'Due date', 'Statut', 'Notes', 'Client', '12345'])(
    '%s is nothing an invoice line has',
    (header) => {
      const [field] = fieldsOf(header);
      expect(['gst', null]).toContain(field);
      if (header !== 'Montant TVH') expect(field).toBeNull();
    },
  );

  test.each([
    ['Unité', 'unit'],
    ['Unité de mesure', 'unit'],
    ['UoM', 'unit'],
    ['Unités', 'quantity'],
    ['Prix unité', 'unitPrice'],
    ['Code d’article', 'itemCode'],
    ['N° de produit', 'itemCode'],
    ['SKU', 'itemCode'],
    ['Article', 'description'],
    ['Retenue', 'holdback'],
    ['Retenue contractuelle 10 %', 'holdback'],
    ['Holdback amount', 'holdback'],
    ['Retenue à la source', null],
    ['No TPS', 'gstNumber'],
    ['GST number', 'gstNumber'],
    ['Numéro de TVQ', 'qstNumber'],
    ['NEQ', 'neq'],
  ])('%s is %s', (header, field) => {
    expect(fieldsOf(header)).toEqual([field]);
  });

  test.each([
    ['Fournisseur / Supplier', 'vendor'],
    ['No facture / Invoice no', 'number'],
    ['TPS - GST', 'gst'],
    ['TVQ/QST', 'qst'],
    ['Date de facture\nInvoice date', 'date'],
    // Not the same in both.
    ['Date / Total', null],
    ['Unité / Prix', null],
    ['Date (AAAA-MM-JJ)', 'date'],
    ['Date facture (jj/mm/aaaa)', 'date'],
    ['Taux ($/h)', 'unitPrice'],
    ['Mt net ($)', 'net'],
    ['Montant (en dollars canadiens)', 'net'],
    ['Total (heures)', null],
    // Thousands are no unit to leave out.
    ['Montant (k$)', null],
    ['Montant (000 $)', null],
    ['Montant ($000)', null],
    ['N.E.Q.', 'neq'],
    ['Services', 'description'],
    ['Période', null],
    ['Période du', 'periodStart'],
    ['Total incl. taxes', 'total'],
    ['Mnt avant tx', 'net'],
    ['Doc. no', 'number'],
    ['Date de paiement', null],
    ['Montant du contrat', null],
  ])('%s is %s: two languages, units, what they mean', (header, field) => {
    expect(fieldsOf(header)).toEqual([field]);
  });

  test.each([
    ['Nom du consultant', 'worker'],
    ['Ressource', 'worker'],
    ['Employé', 'worker'],
    ['Resource', 'worker'],
    ['Ressource / Resource', 'worker'],
    ['Rôle', 'role'],
    ['Fonction', 'role'],
    ['Catégorie de ressource', 'role'],
    ['Labour category', 'role'],
    ['Livrable', 'deliverable'],
    ['Produit livré', 'deliverable'],
    ['Deliverables', 'deliverable'],
    ['Lot de travaux', 'workPackage'],
    ['N° de lot', 'workPackage'],
    ['WBS', 'workPackage'],
    ['Task authorization no.', 'workPackage'],
    // What was done, and who pays or sells, is none of these.
    ['Tâche', null],
    ['Task', null],
    ['Employer', null],
    ['Profit', null],
    ['Worked', null],
    ['Personne-ressource', null],
    ['Prestataire', 'vendor'],
    ['Description des travaux', 'description'],
  ])('%s is %s: who did which part of the work', (header, field) => {
    expect(fieldsOf(header)).toEqual([field]);
  });

  test('of two columns about the same, the one that says more is taken', () => {
    expect(fieldsOf('Ressource', 'Nom de la ressource')).toEqual([null, 'worker']);
    expect(fieldsOf('Fonction', 'Rôle')).toEqual([null, 'role']);
    expect(fieldsOf('Lot', 'Lot de travaux')).toEqual([null, 'workPackage']);
  });

  const row = (number: number, ...headers: string[]) => ({ row: number, cells: headers.map(cell) });
  const groupsOf = (...rows: readonly ReturnType<typeof row>[]) => {
    const { headerRow } = recogniseHeader(rows);
    const header = rows.find((each) => each.row === headerRow);
    return header === undefined ? null : columnsOfHeader(rows, header);
  };

  test('a header in two rows is read as one', () => {
    const columns = groupsOf(
      row(1, 'Registre des factures'),
      row(3, 'No', 'Date', 'Fournisseur', '', 'Montant', 'Taxes', ''),
      row(4, 'facture', 'facture', 'Nom', 'Objet', 'avant taxes', 'TPS', 'TVQ'),
      row(5, 'F-1', '2025-01-02', 'Acme', 'Conseil', '100,00', '5,00', '9,98'),
    );
    expect(columns?.map(({ header, field }) => [header, field])).toEqual([
      ['No facture', 'number'],
      ['Date facture', 'date'],
      ['Fournisseur Nom', 'vendor'],
      ['Objet', 'description'],
      ['Montant avant taxes', 'net'],
      ['TPS', 'gst'],
      ['TVQ', 'qst'],
    ]);
  });

  test('names over blank cells of the lower row count; a title and a row of data are no part of a header', () => {
    const fields = groupsOf(
      row(1, 'No facture', 'Date', 'Fournisseur', 'Montants', '', ''),
      row(2, '', '', '', 'Avant taxes', 'TPS', 'TVQ'),
    )?.map(({ field }) => field);
    expect(fields).toEqual(['number', 'date', 'vendor', 'net', 'gst', 'qst']);
    const below = recogniseHeader([
      row(1, 'Factures'),
      row(2, 'No facture', 'Date', 'Montant', 'TPS'),
      row(3, '', '', 'à venir', 'à venir'),
    ]);
    expect(below.headerRow).toBe(2);
    const titled = groupsOf(row(1, 'Fournisseur :', 'Acme inc.'), row(2, 'No', 'Date de facture', 'Montant'));
    expect(titled?.map(({ header }) => header)).toEqual(['No', 'Date de facture', 'Montant']);
  });

  test('a line that names fields too is no lower row of the header above it', () => {
    const rows = [
      row(1, 'No facture', 'Date', 'Type', 'Unité mes.', 'Montant'),
      row(2, '1001', '2025-01-02', 'Services', 'heures', '500,00'),
      row(3, '1002', '2025-02-02', 'Services', 'heures', '600,00'),
    ];
    expect(recogniseHeader(rows).headerRow).toBe(1);
    expect(groupsOf(...rows)?.map(({ header }) => header)).toEqual(rows[0]?.cells.map(({ text }) => text));
  });

  test.each([
    ['blanks', `Montant${' '.repeat(60_000)}net`],
    ['figures', `Montant ${'1 '.repeat(60_000)}net`],
    ['brackets', '('.repeat(60_000)],
  ])('a cell full of %s does not take long', (_, text) => {
    const rows = [row(1, text, 'Taxes'), row(2, 'No facture', 'Date', 'Montant'), row(3, text, text)];
    const fields = groupsOf(...rows)?.map(({ field }) => field);
    expect(fields).toEqual(['number', 'date', 'net']);
  });

  test('of two columns of a field, the one that says more keeps it', () => {
    expect(fieldsOf('Date', 'Date de facture')).toEqual([null, 'date']);
    expect(fieldsOf('Montant', 'Montant avant taxes')).toEqual([null, 'net']);
    expect(fieldsOf('Total', 'Total TTC')).toEqual([null, 'total']);
    expect(fieldsOf('Facture', 'No de facture')).toEqual([null, 'number']);
    // The amount of a line, before what may be that of the whole invoice.
    expect(fieldsOf('Montant', 'Sous-total')).toEqual(['net', null]);
    expect(fieldsOf('Montant', 'Montant taxable')).toEqual(['net', null]);
  });

  test('what resembles a field does not take it from the column that is it', () => {
    expect(fieldsOf('Dates', 'Date', 'Facture', 'Factures')).toEqual([null, 'date', 'number', null]);
  });

  test('a header full of abbreviations is found among rows of data', () => {
    const rows = [
      { row: 1, cells: [cell('Services et articles'), cell('Produits')] },
      { row: 3, cells: ['No. fact.', 'Dt fact.', 'Fourn.', 'Mnt HT'].map(cell) },
      { row: 4, cells: ['F-1', '2025-01-02', 'Acme', '10,00'].map(cell) },
    ];
    expect(recogniseHeader(rows).headerRow).toBe(3);
  });
});

test.each([
  [['Amount (USD)'], 'USD'],
  [['Amount (US$)'], 'USD'],
  [['Montant ($ US)', 'Total'], 'USD'],
  [['Montant (€)'], 'EUR'],
  [['Montant ($ CA)'], 'CAD'],
  [['Montant ($)'], null],
  [['Montant', 'Total (USD)'], 'USD'],
  // Each in its own: what is added up counts.
  [['Amount (USD)', 'Total (CAD)'], 'USD'],
  [['Amount', 'TPS (CAD)'], null],
  [['Montant causé'], null],
])('headers %o are in %s', (headers, currency) => {
  expect(currencyOfHeaders(recogniseColumns(headers.map(cell)), 'net')).toBe(currency);
});

describe('columns whose header says nothing', () => {
  const hintsOf = (header: readonly string[], ...rows: readonly (readonly string[])[]) =>
    Object.fromEntries(
      contentHints(
        recogniseColumns(header.map(cell)),
        rows.map((cells, index) => ({ row: index + 2, cells: cells.map(cell) })),
      ),
    );

  test('are offered the field that their cells look like', () => {
    expect(
      hintsOf(
        ['A', 'B', 'C', 'D', 'E'],
        ['F-2025-1', '25/04/2025', '1 234,56 $', 'CAD', 'Texte'],
        ['F-2025-2', '26/04/2025', '10,00 $', 'USD', 'Autre'],
      ),
    ).toEqual({ 0: 'number', 1: 'date', 2: 'net', 3: 'currency' });
  });

  test('are not offered what a header already names', () => {
    expect(hintsOf(['Date', 'B'], ['2025-01-01', '2025-01-02'], ['2025-01-01', '2025-01-02'])).toEqual({
      1: 'periodStart',
    });
  });

  test('one cell is no evidence', () => {
    expect(hintsOf(['A'], ['2025-01-01'])).toEqual({});
  });
});
