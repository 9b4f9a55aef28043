import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { sampleRows } from '#main/services/sample/sample-rows.ts';
import { textIn } from '../support/sample-text.ts';
import {
  awsMonths,
  badRows,
  cleanRows,
  exampleRows,
  frenchRows,
  lgsQuarter,
  repeatedRows,
} from '../../scripts/fixtures/vendor-files.mjs';

const fixtures = new URL('../fixtures/', import.meta.url);
const sample = sampleRows(new URL('../../resources/', import.meta.url));

type Expected = {
  readonly rows: { readonly read: number; readonly accepted: number; readonly rejected: number };
  readonly amounts: { readonly read: string; readonly accepted: string; readonly rejected: string };
  readonly statedTotal: { readonly amount: string } | null;
};

const expected = JSON.parse(readFileSync(new URL('expected.json', fixtures), 'utf8')) as Record<
  string,
  Expected
>;
const cents = (text: string): number => Number(text.replace('.', ''));

describe('vendor files that the tests import', () => {
  test('every file has its expected results, which tie out', () => {
    const files = readdirSync(fixtures).filter((name) => /\.(xlsx|csv)$/.test(name));
    expect(Object.keys(expected).toSorted()).toEqual(
      [...files, 'factures-fournisseur-exemple.xlsx'].toSorted(),
    );
    for (const { rows, amounts, statedTotal } of Object.values(expected)) {
      expect(rows.accepted + rows.rejected).toBe(rows.read);
      expect(cents(amounts.accepted) + cents(amounts.rejected)).toBe(cents(amounts.read));
      if (statedTotal !== null) expect(statedTotal.amount).toBe(amounts.read);
    }
  });

  test('rows read, accepted and rejected, counted by hand', () => {
    const counts = Object.entries(expected).map(([name, { rows }]) => [name, rows.read, rows.rejected]);
    expect(counts).toEqual([
      ['factures-lgs-t3.xlsx', 40, 4],
      ['aws-invoices-en.csv', 24, 2],
      ['factures-propres.xlsx', 20, 0],
      ['factures-fr-1252.csv', 15, 0],
      ['bad-only.xlsx', 6, 6],
      ['repeat.xlsx', 9, 0],
      ['factures-fournisseur-exemple.xlsx', 120, 3],
    ]);
  });

  test('the French text file is windows-1252, and adds up to the amount in its total row', () => {
    const bytes = readFileSync(new URL('factures-fr-1252.csv', fixtures));
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow(TypeError);
    const lines = new TextDecoder('windows-1252').decode(bytes).trimEnd().split('\r\n');
    const nets = lines
      .slice(1)
      .map((line) => line.split(';')[7]?.replace('\u00A0', '').replace(',', '') ?? '');
    expect(lines[4]).toContain('Main-d’œuvre – dépannage;39;112,00;4\u00A0368,00');
    expect(nets.slice(0, -1).reduce((sum, net) => sum + Number(net), 0)).toBe(3_424_200);
    expect(nets.at(-1)).toBe('3424200');
  });

  test('the text files are what their script makes', () => {
    const script = fileURLToPath(new URL('../../scripts/make-fixtures.mjs', import.meta.url));
    expect(() => execFileSync(process.execPath, [script, '--check'], { stdio: 'pipe' })).not.toThrow();
  });
});

describe('their rows', () => {
  const rows = [lgsQuarter, awsMonths, cleanRows, frenchRows, badRows, repeatedRows, exampleRows].flatMap(
    (make) => make(),
  );

  test('say that they are fictional', () => {
    expect(rows).toHaveLength(234);
    expect(
      rows.filter(({ number, po }) => !/^(FICTIF-|$)/.test(number) || !po.startsWith('FICTIF-')),
    ).toEqual([]);
    expect(rows.filter(({ vendor }) => !/fictif/i.test(vendor))).toEqual([]);
  });

  test('name vendors that the sample case knows, and contracts that it has unless that is their fault', () => {
    const names = sample
      .filter(({ entity }) => entity === 'organization')
      .flatMap((row) => [textIn(row, 'name'), ...textIn(row, 'aliases').split('; ')]);
    for (const vendor of new Set(rows.map((row) => row.vendor))) expect(names).toContain(vendor);
    const references = sample
      .filter(({ entity }) => entity === 'contract')
      .map(({ fields }) => fields['reference']);
    const unknown = rows.filter(({ contract }) => !references.includes(contract));
    expect(unknown.map(({ wrong }) => wrong?.code)).toEqual(unknown.map(() => 'unknown-contract'));
    expect(unknown.map(({ contract }) => contract)).toEqual([
      'SAAQ-CASA-9999',
      'CONTRAT-INCONNU',
      'SAAQ-CASA-ANNEXE',
    ]);
  });

  test('add up, unless that is their fault', () => {
    const off = rows.filter(
      ({ net, gst, qst, total }) =>
        net !== '' && net !== 'n/d' && Number(net) + Number(gst) + Number(qst) !== total,
    );
    expect(off.map(({ wrong }) => wrong?.field)).toEqual(['net', 'total', 'total', 'total']);
  });
});
