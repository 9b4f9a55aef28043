import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readContracts } from '#main/services/importing/disclosure/read-contracts.ts';
import type { RecordContext } from '#main/services/importing/record-context.ts';
import { mergedRows, recordsOf, registerOf } from '../../../../support/source-records.ts';
import { tempFolder } from '../../../../support/temp-folder.ts';

const read = (content: string, known: Partial<RecordContext> = {}) => {
  const file = path.join(tempFolder(), 'contrats.csv');
  writeFileSync(file, content);
  return recordsOf(readContracts, file, registerOf(known));
};

const rowsOf = (records: Awaited<ReturnType<typeof read>>, entity: string) =>
  [...mergedRows(records)].filter(([key]) => key.startsWith(`${entity} `)).map(([, row]) => row);

const header =
  'Numéro;Titre;Organisme;Fournisseur;NEQ;Mode d’adjudication;Montant avant taxes ($);Date de signature;Début;Fin;Statut';

describe('readContracts', () => {
  it('reads a register in French, below its title, amounts as people write them', async () => {
    const records = await read(
      [
        'Registre des contrats;;;;;;;;;;',
        header,
        'C-1;Déneigement;Ville de Saint-Exemple;Neige Fictive inc.;1140000001;Appel d’offres public;39 798,65 $;25/04/2024;01/05/2024;30/04/2027;En cours',
        'C-2;Toiture;Ville de Saint-Exemple;Toits Fictifs;;Gré à gré;39798,65;03/04/2024;;;Terminé',
        'C-3;Plans;Ville de Saint-Exemple;Plans Fictifs;;Sur invitation;39798.65;;;;',
        ';;;;;;;;;;',
        'Total;;;;;;119 395,95 $;;;;',
      ].join('\n'),
    );
    expect(records.map(({ row, amount, problems }) => [row, amount?.decimal, problems.length])).toEqual([
      [3, '39798.65', 0],
      [4, '39798.65', 0],
      [5, '39798.65', 0],
    ]);
    expect(rowsOf(records, 'contract')).toMatchObject([
      {
        reference: 'C-1',
        titleFr: 'Déneigement',
        awardMethod: 'public-tender',
        status: 'active',
        taxBasis: 'excluded',
        originalLow: 39_798_65,
        signedOn: '2024-04-25',
        startsOn: '2024-05-01',
        endsOn: '2027-04-30',
      },
      { reference: 'C-2', awardMethod: 'mutual-agreement', status: 'completed', signedOn: '2024-04-03' },
      { reference: 'C-3', awardMethod: 'invitation', status: 'unknown', signedOn: null },
    ]);
    expect(rowsOf(records, 'organization').map((row) => [row['kind'], row['name'], row['neq']])).toEqual([
      ['public-body', 'Ville de Saint-Exemple', null],
      ['vendor', 'Neige Fictive inc.', '1140000001'],
      ['vendor', 'Toits Fictifs', null],
      ['vendor', 'Plans Fictifs', null],
    ]);
  });

  it('reads one in English', async () => {
    const records = await read(
      'Contract number,Title,Vendor,Value,Currency,Award date\nA-1,Snow,Snow Ltd,"1,234.50",USD,2024-02-29\n',
    );
    expect(rowsOf(records, 'contract')).toMatchObject([
      { reference: 'A-1', titleEn: 'Snow', currency: 'USD', originalLow: 1_234_50, awardedOn: '2024-02-29' },
    ]);
  });

  it('rejects what it cannot know, with the value as written', async () => {
    const records = await read(
      [
        'Numéro;Titre;Fournisseur;Montant;Date',
        'C-1;a;F;douze;2024-01-01',
        'C-2;b;F;1;03/04/2024',
        ';c;F;1;',
        'C-4;d;F;1;',
        'c-4;e;F;1;',
        'C-6;f;Doute;1;',
      ].join('\n'),
      {
        findOrganization: (name) => (name === 'Doute' ? 'doubtful' : null),
        findContract: () => null,
      },
    );
    expect(records.map(({ problems }) => problems[0] ?? null)).toEqual([
      { code: 'unreadable-amount', field: 'amount', value: 'douze' },
      { code: 'ambiguous-date', field: 'signedOn', value: '03/04/2024' },
      { code: 'missing-contract-number', field: 'reference', value: null },
      null,
      { code: 'repeated-contract', field: 'reference', value: 'c-4' },
      { code: 'doubtful-vendor', field: 'vendor', value: 'Doute' },
    ]);
  });

  it('brings nothing of a contract that the case has already but what it says of it', async () => {
    const records = await read('Numéro;Titre;Fournisseur\nC-1;a;F', { findContract: () => 5 });
    expect(records).toMatchObject([
      {
        problems: [],
        drafts: [],
        claims: [{ entity: 'contract', id: 5, replaces: {}, fills: { titleFr: 'a' } }],
      },
    ]);
  });

  it('refuses a table without a header of a register', async () => {
    await expect(read('243111-001,2904,Hôpital Fictif,Équipements,G21,,2009-03-26\n')).rejects.toMatchObject({
      error: { reason: 'no-header' },
    });
  });
});
