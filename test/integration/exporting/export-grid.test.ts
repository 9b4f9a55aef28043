import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportGrid, type GridExport } from '#main/services/exporting/export-grid.ts';
import { newCase, resourcesUrl } from '../../support/case-fixture.ts';
import { exactCase, type ExactCase } from '../../support/exact-case.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const optionsFor = (
  entity: string,
  columns: readonly string[],
  more: Partial<GridExport> = {},
): GridExport => ({
  path: join(tempFolder(), 'grid.csv'),
  query: { entity, filters: [], sort: [], search: '' },
  columns,
  locale: 'fr',
  today: '2026-01-15',
  resourcesUrl,
  ...more,
});

const exported = async (
  fixture: Pick<ExactCase, 'reader'>,
  options: GridExport,
): Promise<readonly string[]> => {
  await exportGrid(fixture.reader(), options);
  const text = readFileSync(options.path, 'utf8');
  expect(text.startsWith('\uFEFF')).toBe(true);
  expect(text.endsWith('\r\n')).toBe(true);
  return text.slice(1, -2).split('\r\n');
};

describe('exportGrid', () => {
  it('writes what a French spreadsheet reads: semicolons, decimal commas, labels', async () => {
    const columns = ['contractId', 'lineNumber', 'description', 'unitPrice', 'currency', 'net', 'total'];
    expect(await exported(await exactCase(), optionsFor('invoiceLine', columns))).toEqual([
      'Contrat;Ligne;Description;Prix unitaire;Devise;Montant avant taxes;Total',
      ";1;'-12 jours;0,10000000001;CAD;1300,10;",
      ";2;'+1;0,10000000001;CAD;;1,15",
      ';3;;0,10000000001;CAD;;',
    ]);
  });

  it('writes what an English spreadsheet reads: commas, points, quotes where they are needed', async () => {
    const columns = ['reference', 'kind', 'programmeId', 'vendorId', 'originalLow', 'noSuchColumn'];
    const options = optionsFor('contract', columns, { locale: 'en' });
    expect(await exported(await exactCase(), options)).toEqual([
      'Reference,Type,Programme,Vendor,Original value (low)',
      'P-1,Programme,,,90000.00',
      "'=1+1,Contract,P-1,Ponts & Fils inc.,1000.00",
      'C-2,Contract,,Ponts & Fils inc.,2000.00',
    ]);
  });

  it('writes the language of the grid of a text that is written in two', async () => {
    const fixture = await newCase();
    fixture.add('organization', { kind: 'vendor', name: 'Essai', notes: 'Une note ‖ A note' });
    const written = (locale: 'fr' | 'en') =>
      exported(fixture, optionsFor('organization', ['notes'], { locale }));
    expect(await written('fr')).toEqual(['Notes', 'Une note']);
    expect(await written('en')).toEqual(['Notes', 'A note']);
  });

  it('follows the filter and the order of the grid', async () => {
    const options = optionsFor('contract', ['reference', 'currency'], {
      query: {
        entity: 'contract',
        filters: [{ type: 'equals', column: 'currency', value: 'CAD' }],
        sort: [{ column: 'originalLow', direction: 'asc' }],
        search: '',
      },
    });
    expect(await exported(await exactCase(), options)).toEqual(['Référence;Devise', "'=1+1;CAD", 'P-1;CAD']);
  });

  it('writes every page of a long grid once, and says how far it is', async () => {
    const fixture = await newCase({ sample: true });
    const seen: number[] = [];
    const options = optionsFor('figure', ['statedBy', 'accepted'], {
      onProgress: (_phase, done) => seen.push(done),
    });
    const { rows } = await exportGrid(fixture.reader(), options);
    const lines = await exported(fixture, { ...options, path: join(tempFolder(), 'again.csv') });
    expect(lines).toHaveLength(rows + 1);
    expect(seen.at(-1)).toBe(rows);
    expect(lines.slice(1).every((line) => /;(?:Oui|Non)$/u.test(line))).toBe(true);
  });

  it('stops when asked to and leaves nothing behind', async () => {
    const options = optionsFor('contract', ['reference'], { isCancelled: () => true });
    await expect(exportGrid((await exactCase()).reader(), options)).rejects.toMatchObject({
      error: { code: 'cancelled' },
    });
    expect(readdirSync(dirname(options.path))).toEqual([]);
  });
});
