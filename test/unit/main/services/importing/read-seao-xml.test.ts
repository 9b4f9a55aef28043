import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultLimits } from '#main/files/read-limits.ts';
import { readSeaoXml } from '#main/services/importing/ocds/read-seao-xml.ts';
import type { RecordContext } from '#main/services/importing/record-context.ts';
import { mergedRows, recordsOf, registerOf } from '../../../../support/source-records.ts';
import { tempFolder } from '../../../../support/temp-folder.ts';

const read = (content: string, context: RecordContext = registerOf(), limits = defaultLimits) => {
  const file = path.join(tempFolder(), 'seao.xml');
  writeFileSync(
    file,
    `<?xml version="1.0" encoding="utf-8"?>\n<export datedebut="2020-05-01">${content}</export>`,
  );
  return recordsOf(readSeaoXml, file, context, limits);
};

const bidder = (name: string, isWinner: boolean, more = ''): string =>
  `<fournisseur><nomorganisation>${name} </nomorganisation><neq>${isWinner ? '1140000001' : ''}</neq><admissible />
   <adjudicataire>${isWinner ? 1 : 0}</adjudicataire><montantsoumis>100000.000000</montantsoumis>
   <montantssoumisunite>0</montantssoumisunite><montantcontrat>${isWinner ? '100000.500000' : '0.000000'}</montantcontrat>
   <montanttotalcontrat>0.000000</montanttotalcontrat>${more}</fournisseur>`;

const notice = (bidders: string): string =>
  `<avis><numeroseao>900001</numeroseao><numero>VSE-2020-01</numero><organisme>Ville de Saint-Exemple</organisme>
   <municipal>1</municipal><titre>Caserne &amp; garage</titre><type>10</type>
   <categorieseao>C01 - Bâtiments</categorieseao><datepublication>2020-05-01 14:27</datepublication>
   <dateadjudication>2020-06-02</dateadjudication><fournisseurs>${bidders}</fournisseurs></avis>`;

const expenditures = `<avis><numeroseao>900001</numeroseao><numero>VSE-2020-01</numero><depenses>
  <depense><datedepense>2020-09-01</datedepense><datepublicationdepense>2020-09-20</datepublicationdepense>
  <montantdepense>12000.000000</montantdepense><description>Sols contaminés</description>
  <nomcontractant>Bâtisseurs Fictifs inc.</nomcontractant><neqcontractant>1140000001</neqcontractant></depense>
  <depense><datedepense>2020-09-01</datedepense><montantdepense>12000.000000</montantdepense>
  <nomcontractant>Bâtisseurs Fictifs inc.</nomcontractant><neqcontractant>1140000001</neqcontractant></depense>
  </depenses></avis>`;

const final = `<contrat><numeroseao>900001</numeroseao><datefinale>2021-02-01</datefinale>
  <datepublicationfinale>2021-03-01</datepublicationfinale><montantfinal>126500.500000</montantfinal>
  <nomcontractant>Bâtisseurs Fictifs inc.</nomcontractant><neqcontractant>1140000001</neqcontractant></contrat>`;

const rowsOf = (records: Awaited<ReturnType<typeof read>>, entity: string) =>
  [...mergedRows(records)].filter(([key]) => key.startsWith(`${entity} `)).map(([, row]) => row);

describe('readSeaoXml', () => {
  it('makes a contract of the bidder who won, and of no other', async () => {
    const records = await read(
      notice(bidder('Perdante ltée', false) + bidder('Bâtisseurs Fictifs inc.', true)),
    );
    expect(records).toMatchObject([{ row: 1, amount: { currency: 'CAD', decimal: '100000.50' } }]);
    expect(rowsOf(records, 'contract')).toMatchObject([
      {
        reference: '900001',
        internalNumber: 'VSE-2020-01',
        titleFr: 'Caserne & garage',
        awardMethod: 'invitation',
        originalLow: 100_000_50,
        noticeOn: '2020-05-01',
        awardedOn: '2020-06-02',
        tags: 'municipal',
        processId: 'ocds-ec9k95-900001',
      },
    ]);
    expect(rowsOf(records, 'organization')).toMatchObject([
      { kind: 'public-body', name: 'Ville de Saint-Exemple' },
      { kind: 'vendor', name: 'Bâtisseurs Fictifs inc.', neq: '1140000001' },
      { kind: 'vendor', name: 'Perdante ltée', neq: null },
    ]);
    expect(rowsOf(records, 'tender')).toMatchObject([
      { processId: 'ocds-ec9k95-900001', method: 'limited', tendererCount: 2, startsAt: '2020-05-01 14:27' },
    ]);
    expect(rowsOf(records, 'bid')).toMatchObject([
      { tendererName: 'Perdante ltée', amount: 100_000_00, status: 'unknown', isWinner: 0 },
      { tendererName: 'Bâtisseurs Fictifs inc.', tendererNumber: '1140000001', isWinner: 1 },
    ]);
    expect(rowsOf(records, 'publication')).toMatchObject([{ scheme: 'seao-xml', tags: 'avis' }]);
  });

  it.each([
    ['one file', [notice(bidder('Bâtisseurs Fictifs inc.', true)) + expenditures + final]],
    ['three files of one import', [notice(bidder('Bâtisseurs Fictifs inc.', true)), expenditures, final]],
    [
      'three files, the last one first',
      [final, expenditures, notice(bidder('Bâtisseurs Fictifs inc.', true))],
    ],
  ])('lays expenditures and the final amount on the contract: %s', async (_, files) => {
    const context = registerOf();
    const records = [];
    for (const file of files) records.push(...(await read(file, context)));
    expect(rowsOf(records, 'contract')).toMatchObject([{ originalLow: 100_000_50, status: 'completed' }]);
    const amendments = rowsOf(records, 'amendment').filter(({ low }) => low !== null);
    expect(amendments.map(({ low, direction }) => [low, direction])).toEqual(
      expect.arrayContaining([
        [12_000_00, 'increase'],
        [12_000_00, 'increase'],
        [2_500_00, 'increase'],
      ]),
    );
    expect(amendments).toHaveLength(3);
    expect(rowsOf(records, 'publication')).toHaveLength(3);
  });

  it('compares the final amount with what earlier imports brought', async () => {
    const publication = { contractId: 7, scheme: 'seao-xml', releaseId: 'VSE-2020-01', currency: 'CAD' };
    const records = await read(
      final,
      registerOf({
        findContract: () => 7,
        publicationsOf: () => [
          {
            ...publication,
            publishedOn: '2020-05-01',
            order: '2020-05-01',
            tags: 'avis',
            amount: 100_000_50,
          },
          {
            ...publication,
            publishedOn: '2020-09-20',
            order: '2020-09-20',
            tags: 'depense',
            amount: 24_000_00,
          },
        ],
      }),
    );
    expect(rowsOf(records, 'amendment')).toMatchObject([
      { contractId: 7, direction: 'increase', low: 2_500_00 },
    ]);
  });

  it('makes no amount of a rate', async () => {
    const rate = bidder('Bâtisseurs Fictifs inc.', true).replace('unite>0<', 'unite>10<');
    const records = await read(notice(rate));
    expect(records[0]).toMatchObject({ amount: null, warnings: [{ code: 'amount-unit', value: '10' }] });
    expect(rowsOf(records, 'contract')).toMatchObject([{ originalLow: null }]);
  });

  it('keeps a notice that nobody has won', async () => {
    const records = await read(notice(''));
    expect(rowsOf(records, 'contract')).toMatchObject([{ reference: '900001', vendorId: null }]);
  });

  it('rejects a notice without number', async () => {
    expect((await read('<avis><titre>?</titre></avis>'))[0]?.problems).toMatchObject([
      { field: 'numeroseao' },
    ]);
    expect(await read('')).toEqual([]);
  });

  it('refuses other XML, and one that is cut off, with a code', async () => {
    const file = path.join(tempFolder(), 'other.xml');
    writeFileSync(file, '<invoice><avisx/></invoice>');
    await expect(recordsOf(readSeaoXml, file)).rejects.toMatchObject({ error: { reason: 'foreign-xml' } });
    writeFileSync(file, `<export>${notice('').slice(0, 80)}`);
    await expect(recordsOf(readSeaoXml, file)).rejects.toMatchObject({ error: { reason: 'damaged' } });
    writeFileSync(file, `<export><avis>${'<a/>'.repeat(300_000)}</avis></export>`);
    await expect(recordsOf(readSeaoXml, file)).rejects.toMatchObject({ error: { code: 'limit-exceeded' } });
  });
});
