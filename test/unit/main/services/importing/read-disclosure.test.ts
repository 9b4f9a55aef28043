import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatOfHeaders } from '#shared/domain/importing/header-formats.ts';
import { readDisclosure } from '#main/services/importing/disclosure/read-disclosure.ts';
import { mergedRows, recordsOf } from '../../../../support/source-records.ts';
import { tempFolder } from '../../../../support/temp-folder.ts';

const read = (content: string) => {
  const file = path.join(tempFolder(), 'disclosure.csv');
  writeFileSync(file, content);
  return recordsOf(readDisclosure, file);
};

const rowsOf = (records: Awaited<ReturnType<typeof read>>, entity: string) =>
  [...mergedRows(records)].filter(([key]) => key.startsWith(`${entity} `)).map(([, row]) => row);

const header =
  'reference_number,procurement_id,vendor_name,contract_date,contract_period_start,delivery_date,contract_value,' +
  'original_value,amendment_value,reporting_period,owner_org,owner_org_title,instrument_type,solicitation_procedure,description_en,description_fr';

const title = '"Fictive Services Canada | Services fictifs Canada"';

describe('readDisclosure', () => {
  it('reads a contract with what was published beside its value', async () => {
    const records = await read(
      `${header}\nC-2020-2021-Q1-1,P1,Conseil Fictif inc.,2020-05-01,2020-05-02,2021-03-31,73757.23999999999,73757.24,0,2020-2021-Q1,fsc-sfc,${title},C,TN,Consulting,Consultation\n`,
    );
    expect(records).toMatchObject([{ row: 2, amount: { decimal: '73757.24' }, problems: [], warnings: [] }]);
    expect(rowsOf(records, 'contract')).toMatchObject([
      {
        reference: 'P1 (fsc-sfc)',
        internalNumber: 'P1',
        titleFr: 'Consultation',
        titleEn: 'Consulting',
        awardMethod: 'mutual-agreement',
        originalLow: 73_757_24,
        signedOn: '2020-05-01',
        startsOn: '2020-05-02',
        endsOn: '2021-03-31',
      },
    ]);
    expect(rowsOf(records, 'organization')).toMatchObject([
      { kind: 'public-body', name: 'Services fictifs Canada', nameEn: 'Fictive Services Canada' },
      { kind: 'vendor', name: 'Conseil Fictif inc.' },
    ]);
    expect(rowsOf(records, 'publication')).toMatchObject([
      {
        scheme: 'disclosure',
        processId: 'fsc-sfc/P1',
        releaseId: 'C-2020-2021-Q1-1',
        tags: '2020-2021-Q1 C',
      },
    ]);
  });

  it('reads amounts as people write them, and says what is none', async () => {
    const row = (value: string): string =>
      `C-2024-2025-Q1-1,P1,Conseil Fictif inc.,2024-04-15,,,"${value}","${value}",,2024-2025-Q1,fsc-sfc,${title},C,OB,,`;
    for (const value of ['$1,234.50', '1 234,50 $', '1\u00A0234,50 $', '1234.5', '1234,50', '1.2345e3'])
      expect(await read(`${header}\n${row(value)}\n`), value).toMatchObject([
        { amount: { currency: 'CAD', decimal: '1234.50' }, warnings: [] },
      ]);
    expect(await read(`${header}\n${row('(1,234.50)')}\n`)).toMatchObject([
      { amount: { decimal: '-1234.50' } },
    ]);
    for (const value of ['12 %', 'US$ 12', 'à venir'])
      expect(await read(`${header}\n${row(value)}\n`), value).toMatchObject([
        { amount: null, warnings: [{ code: 'amount-unreadable' }, { code: 'amount-unreadable' }] },
      ]);
  });

  it('joins an amendment to its contract by the reference where there is no other number', async () => {
    const short =
      'reference_number,vendor_name,contract_date,contract_value,original_value,amendment_value,owner_org';
    const records = await read(
      `${short}\nC-7,Conseil Fictif inc.,2024-04-15,100.00,100.00,0,o\nC-7-A1,Conseil Fictif inc.,2024-04-15,130.00,100.00,30.00,o\nC-7-B1,Conseil Fictif inc.,2024-04-15,50.00,50.00,0,o\n`,
    );
    expect(rowsOf(records, 'contract').map(({ reference, originalLow }) => [reference, originalLow])).toEqual(
      [
        ['C-7 (o)', 100_00],
        ['C-7-B1 (o)', 50_00],
      ],
    );
    expect(rowsOf(records, 'amendment')).toMatchObject([
      { number: 'C-7-A1', direction: 'increase', low: 30_00 },
    ]);
  });

  it.each([
    [
      'French titles',
      'Numéro de référence;Numéro d’identification d’approvisionnement;Nom du fournisseur;Date du contrat;Date de début du contrat;Date de clôture du contrat ou Date de livraison;Valeur totale du contrat;Valeur d’origine du contrat;Valeur de modification',
    ],
    [
      'English titles',
      'Reference Number;Procurement Identification Number;Vendor Name;Contract Date;Contract Period Start Date;Contract Period End Date or Delivery Date;Total Contract Value;Original Contract Value;Contract Amendment Value',
    ],
  ])('is known by its %s', async (_name, titles) => {
    expect(formatOfHeaders(titles.split(';'))).toBe('disclosure');
    const records = await read(
      `${titles}\nC-1;P1;Conseil Fictif inc.;2024-04-15;2024-04-16;2025-03-31;130,00;100,00;30,00\n`,
    );
    expect(rowsOf(records, 'contract')).toMatchObject([
      {
        reference: 'P1',
        signedOn: '2024-04-15',
        startsOn: '2024-04-16',
        endsOn: '2025-03-31',
        originalLow: 100_00,
      },
    ]);
  });

  it('is not seen in a register of contracts of another kind', () => {
    expect(
      formatOfHeaders(['Référence', 'Fournisseur', 'Valeur', 'Valeur initiale', 'Organisation']),
    ).toBeNull();
  });

  it('counts earlier changes that the latest amendment leaves out, and quarters published again once', async () => {
    const row = (reference: string, value: string, amendment: string, quarter: string): string =>
      `${reference},P1,Conseil Fictif inc.,2013-04-01,2013-04-01,2022-03-31,${value},100.00,${amendment},${quarter},fsc-sfc,${title},A,TC,,`;
    const first = row('C-2020-2021-Q1-1', '180.00', '30.00', '2020-2021-Q1');
    const again = row('C-2020-2021-Q2-9', '180.00', 'NA', '2020-2021-Q2');
    const later = row('C-2021-2022-Q1-4', '200.00', '20.00', '2021-2022-Q1');
    for (const order of [
      [first, again, later],
      [later, again, first],
    ]) {
      const records = await read([header, ...order].join('\n'));
      expect(records.flatMap(({ warnings }) => warnings)).toEqual([]);
      expect(rowsOf(records, 'contract')).toMatchObject([{ originalLow: 100_00 }]);
      const amendments = rowsOf(records, 'amendment');
      const byNumber = Object.fromEntries(amendments.map((one) => [one['number'], one['low']]));
      expect(byNumber).toMatchObject({
        'C-2020-2021-Q1-1': 30_00,
        'C-2020-2021-Q1-1 (2)': 50_00,
        'C-2020-2021-Q2-9': 0,
        'C-2021-2022-Q1-4': 20_00,
      });
      expect(amendments.reduce((sum, { low }) => sum + Number(low), 0)).toBe(100_00);
    }
  });

  it('knows the order of quarters whatever the language they are named in', async () => {
    const row = (reference: string, value: string, amendment: string): string =>
      `${reference},P1,X inc.,2020-04-01,,,${value},100.00,${amendment},${reference.slice(2, 14)},o,${title},A,TC,,`;
    const french = row('C-2020-2021-T1-1', '130.00', '30.00');
    const records = await read([header, french, row('C-2020-2021-Q2-2', '180.00', '50.00')].join('\n'));
    expect(records.flatMap(({ warnings }) => warnings)).toEqual([]);
    expect(rowsOf(records, 'amendment').map(({ number, low }) => [number, low])).toEqual([
      ['C-2020-2021-T1-1', 30_00],
      ['C-2020-2021-Q2-2', 50_00],
    ]);
  });

  it('warns when the original changes from one quarter to the next', async () => {
    const row = (reference: string, original: string): string =>
      `${reference},P1,X inc.,2013-04-01,,,500.00,${original},0,${reference.slice(2, 14)},o,${title},C,OB,,`;
    const records = await read(
      [header, row('C-2020-2021-Q1-1', '500.00'), row('C-2020-2021-Q2-2', '400')].join('\n'),
    );
    expect(records[1]?.warnings).toMatchObject([{ code: 'original-changed', value: 'P1 (o)' }]);
  });

  it('reads the files of before without header', async () => {
    const line = (value: string, period: string, date: string): string =>
      `http://example.org/?a=1&amp;b,"Fictive Agency","D&eacute;p&ocirc;t &amp; fils",A-1,${date},"0499 &ndash; Services","${period}",,${value},"Note &#233;"`;
    const records = await read(
      [
        line('34104.00', 'May 1, 2009 to March 31, 2010', '2009-05-01'),
        line('106053.28', '2009/05/01 to 2011/03/31', '2010-09-01'),
      ].join('\n'),
    );
    expect(records.map(({ row }) => row)).toEqual([1, 2]);
    expect(rowsOf(records, 'contract')).toMatchObject([
      {
        reference: 'A-1 (Fictive Agency)',
        titleEn: '0499 – Services',
        description: 'Note é',
        startsOn: '2009-05-01',
        endsOn: '2010-03-31',
        originalLow: 34_104_00,
      },
    ]);
    expect(rowsOf(records, 'amendment')).toMatchObject([{ low: 71_949_28, newEndsOn: '2011-03-31' }]);
    expect(rowsOf(records, 'organization')[1]).toMatchObject({ name: 'Dépôt & fils' });
  });

  it('rejects a row without any number, with its amount', async () => {
    const records = await read(`${header}\n,,X inc.,2020-05-01,,,12.50,,,,o,${title},C,,,\n`);
    expect(records).toMatchObject([
      { problems: [{ code: 'missing-contract-number' }], amount: { decimal: '12.50' }, drafts: [] },
    ]);
  });

  it('refuses a table without such columns', async () => {
    await expect(read('243111-001,2904,Hôpital Fictif,Équipements\n')).rejects.toMatchObject({
      error: { reason: 'no-header' },
    });
    await expect(read('vendor,value,reference\na,1,2\n')).rejects.toMatchObject({
      error: { reason: 'no-header' },
    });
  });
});
