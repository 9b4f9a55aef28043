import { describe, expect, test } from 'vitest';
import { recordImport } from '../../support/record-import.ts';

const csv = (...lines: readonly string[]): string => `${lines.join('\n')}\n`;

describe('a table that tests compare with', () => {
  test('employees of a French file, with dates decided over the column, lead back to their rows', async () => {
    const { file, take, rows, undo, mismatch } = await recordImport();
    const path = file(
      'personnel.csv',
      csv(
        'Matricule;Nom;Fonction;Date d’embauche;Date de départ;Compte bancaire',
        '007;Anne Exemple;Analyste;03/04/2019;;00123-456',
        '008;Jean Fictif;Chef;25/06/2020;31/12/2024;',
        ';;;;;',
      ),
    );
    const report = await take(path, { settings: { format: 'employees' } });
    expect(report.rows).toMatchObject({ read: 2, accepted: 2, rejected: 0 });
    expect(rows('employee')).toMatchObject([
      { number: '007', name: 'Anne Exemple', startsOn: '2019-04-03', endsOn: null, sourceRow: 2 },
      { number: '008', startsOn: '2020-06-25', endsOn: '2024-12-31', bankAccount: null, sourceRow: 3 },
    ]);
    expect(mismatch()).toBeNull();

    const again = await take(path, { settings: { format: 'employees' } });
    expect(again.rows).toMatchObject({ accepted: 0, ignored: 2 });
    undo();
    undo();
    expect(rows('employee')).toEqual([]);
    expect(mismatch()).toBeNull();
  });

  test('an employee who changed is the same one, by number: what an import brought is replaced, what a person wrote is told', async () => {
    const { file, take, rows, update, mismatch } = await recordImport();
    const header = 'Matricule;Nom;Fonction;Compte bancaire';
    const settings = { format: 'employees' } as const;
    const year = file(
      'a.csv',
      csv(
        header,
        '007;Anne Exemple;Analyste;1',
        '008;Jean Fictif;Chef;2',
        '009;Deux Postes;Agente;3',
        '009;Deux Postes;Cheffe;3',
      ),
    );
    await take(year, { settings });
    const jean = rows('employee').find(({ number }) => number === '008');
    update('employee', jean?.id ?? 0, { bankAccount: '22' });
    const next = csv(
      header,
      '007;Anne Exemple;Directrice;1',
      '008;Jean Fictif;Chef;222',
      '009;Deux Postes;Agente;3',
      '009;Deux Postes;Directrice;3',
      '010;Tout Neuf;Agent;4',
    );
    const { updates } = await take(file('b.csv', next), { settings });
    expect(
      rows('employee').map(({ number, position, bankAccount }) => [number, position, bankAccount]),
    ).toEqual([
      ['007', 'Directrice', '1'],
      ['008', 'Chef', '22'],
      ['009', 'Agente', '3'],
      ['009', 'Cheffe', '3'],
      ['009', 'Directrice', '3'],
      ['010', 'Agent', '4'],
    ]);
    expect(updates).toMatchObject([
      { entity: 'employee', column: 'position', before: 'Analyste', after: 'Directrice', isApplied: true },
      { entity: 'employee', column: 'bankAccount', before: '22', after: '222', isApplied: false },
    ]);
    expect(mismatch()).toBeNull();
  });

  test('purchase orders: vendors are matched or added, contracts matched, amounts tied out, bad rows rejected', async () => {
    const { file, stage, take, add, rows } = await recordImport();
    const vendorId = add('organization', { kind: 'vendor', name: 'Fournisseur connu inc.' });
    const path = file(
      'po.csv',
      csv(
        'PO number,Vendor,Contract,Requested by,Approved on,Amount',
        'P-1,Fournisseur connu inc.,,Anne,2024-01-05,"1,200.50"',
        'P-2,Nouveau fictif ltée,,Jean,2024-02-01,$99.50',
        'P-3,Fournisseur connu inc.,C-404,Jean,2024-02-01,10.00',
        'P-4,Fournisseur connu,,Jean,2024-02-31,5.00',
        ',Fournisseur connu inc.,,Jean,2024-02-01,1.00',
        'Total,,,,,"1,316.00"',
      ),
    );
    const staged = await stage(path);
    expect(staged.rows).toMatchObject({ read: 5, accepted: 2, rejected: 3 });
    expect(staged.kind).toBe('purchase-orders');
    expect(staged.amountsByCurrency).toEqual([
      { currency: 'CAD', read: '1316.00', accepted: '1300.00', rejected: '16.00', ignored: '0.00' },
    ]);
    expect(staged.rejectCodes.map(({ code }) => code).toSorted()).toEqual([
      'impossible-date',
      'missing-value',
      'unknown-contract',
    ]);
    expect(staged.unknownContracts).toEqual(['C-404']);
    expect(staged.warnings.map(({ code }) => code)).toEqual(['vendor-created']);
    await take(path);
    expect(rows('purchaseOrder')).toMatchObject([
      { number: 'P-1', vendorId, amount: 120_050, currency: 'CAD', requestedBy: 'Anne' },
      { number: 'P-2', amount: 9950 },
    ]);
    expect(rows('organization')).toHaveLength(2);
  });

  test('approvals: words of choices in both languages; one that is none is rejected', async () => {
    const { file, take, rows } = await recordImport();
    const report = await take(
      file(
        'approbations.csv',
        csv(
          'Type,Numéro,Étape,Personne,Date,Montant,Limite d’approbation',
          'Facture,F-1,Approbation,Anne,2024-01-05,"1 000,00","5 000,00"',
          'invoice,F-1,paid,Jean,2024-01-06,"1 000,00",',
          'Facture,F-2,rêvée,Jean,2024-01-06,,',
        ),
      ),
      { settings: { format: 'approvals' } },
    );
    expect(report.rejectCodes).toEqual([{ code: 'not-a-choice', count: 1 }]);
    expect(rows('approval')).toMatchObject([
      { subject: 'invoice', step: 'approved', amount: 100_000, authorityLimit: 500_000 },
      { subject: 'invoice', step: 'paid', authorityLimit: null, currency: 'CAD' },
    ]);
  });

  test('prices keep their decimals; one that may be one or a thousand is rejected, not guessed', async () => {
    const { file, take, rows } = await recordImport();
    const contents = (...prices: readonly string[]): string =>
      csv(
        'Item code;Description;Unit price;Valid from',
        ...prices.map((price) => `A;Clou;${price};2024-01-01`),
      );
    await take(file('prices.csv', contents('1,234', '0,0525')), { settings: { format: 'price-list' } });
    expect(rows('priceItem').map(({ unitPrice }) => unitPrice)).toEqual(['1.234', '0.0525']);
    const alone = await take(file('alone.csv', contents('1,235', '12')), {
      settings: { format: 'price-list' },
    });
    expect(alone.rejectCodes).toEqual([{ code: 'ambiguous-amount', count: 1 }]);
  });

  test('bids bring their tender, and the table of tenders fills it in afterwards', async () => {
    const { file, take, rows, mismatch } = await recordImport();
    await take(
      file(
        'bids.csv',
        csv(
          'Tender number,Bidder,Bid amount,Status,Won',
          'T-1,Alpha fictive inc.,100.00,valid,yes',
          'T-1,Bêta fictive ltée,120.00,valid,no',
        ),
      ),
      { settings: { format: 'bids' } },
    );
    expect(rows('bid')).toMatchObject([
      { tendererName: 'Alpha fictive inc.', amount: 10_000, isWinner: 1, sourceRow: 2 },
      { tendererName: 'Bêta fictive ltée', isWinner: 0, sourceRow: 3 },
    ]);
    expect(rows('tender')).toMatchObject([{ processId: 'T-1', method: 'unknown' }]);
    await take(
      file(
        'tenders.csv',
        csv('Tender number,Method,Closing date,Number of bidders', 'T-1,open,2024-05-01 14:00,2'),
      ),
      { settings: { format: 'tenders' } },
    );
    expect(rows('tender')).toMatchObject([
      { processId: 'T-1', method: 'open', closesAt: '2024-05-01T14:00:00', tendererCount: 2 },
    ]);
    expect(mismatch()).toBeNull();
  });

  test('authorisations, holidays, mandates and communications', async () => {
    const { file, take, rows } = await recordImport();
    await take(
      file('a.csv', csv('Entreprise,NEQ,Numéro,Expire le', 'Alpha fictive inc.,1140000001,AC-1,2025-01-01')),
      { settings: { format: 'authorisations' } },
    );
    await take(file('h.csv', csv('Date,Jour férié', '2024-06-24,Fête nationale')));
    await take(
      file(
        'c.csv',
        csv(
          'Entreprise,NEQ,Mandat,Date,Charge publique jointe',
          'Alpha fictive,1140000001,L-9,2024-03-01,Ministre',
        ),
      ),
      { settings: { format: 'lobbying-communications' } },
    );
    const [company] = rows('organization');
    expect(rows('authorisation')).toMatchObject([{ vendorId: company?.id, expiresOn: '2025-01-01' }]);
    expect(rows('holiday')).toMatchObject([{ day: '2024-06-24', nameFr: 'Fête nationale' }]);
    expect(rows('lobbyingMandate')).toMatchObject([{ vendorId: company?.id, registrationNumber: 'L-9' }]);
    expect(rows('lobbyingCommunication')).toMatchObject([
      { mandateId: rows('lobbyingMandate')[0]?.id, communicatedOn: '2024-03-01', office: 'Ministre' },
    ]);
  });

  test('dates that nothing decides are rejected until a person says the order; a file of something else is refused', async () => {
    const { file, stage, take, rows } = await recordImport();
    const path = file('h.csv', csv('Date,Holiday', '03/04/2024,Made up'));
    expect((await stage(path)).rejectCodes).toEqual([{ code: 'ambiguous-date', count: 1 }]);
    const options = {
      sheet: null,
      headerRow: null,
      encoding: null,
      delimiter: null,
      decimalMark: null,
      dateOrder: 'dmy' as const,
    };
    await take(path, { settings: { options } });
    expect(rows('holiday')).toMatchObject([{ day: '2024-04-03' }]);
    await expect(
      stage(file('x.csv', csv('a,b', '1,2')), { settings: { format: 'bids' } }),
    ).rejects.toMatchObject({ error: { code: 'file-unreadable', reason: 'no-header' } });
  });
});
