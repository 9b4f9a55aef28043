import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRow } from '#main/db/row-store.ts';
import { undo } from '#main/services/history/history.ts';
import { verifyCase } from '#main/services/proof/verify.ts';
import { makeChange } from '#main/services/trail/change.ts';
import type { AnyFields, EntityName } from '#shared/domain/register/entities.ts';
import { contractFields } from '../../support/case-fixture.ts';
import { addCommittedImport } from '../../support/committed-import.ts';
import { editWorkbook } from '../../support/edit-workbook.ts';
import { newRound, type Round } from '../../support/merge-session.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const change = (round: Round, entity: EntityName, id: number, patch: AnyFields): void =>
  makeChange(round.context, 'register.update', (each) => each.update(entity, id, patch));

const nothing = { changes: [], conflicts: [], added: [], removed: [], problems: [] };

describe('a workbook that comes back', () => {
  it('as it went out changes nothing, also for the whole sample', async () => {
    const round = await newRound({ sample: true });
    const { plan } = await round.plan(await round.export());
    expect(plan).toMatchObject({ base: { known: true }, ...nothing, warnings: [] });
  });

  it('gives exactly what was edited, and applies it as one step that verifies and undoes', async () => {
    const round = await newRound();
    const vendor = round.add('organization', { kind: 'vendor', name: 'Acme' });
    const other = round.add('organization', { kind: 'vendor', name: 'Zénith' });
    const first = round.add('contract', contractFields('C-1', { vendorId: vendor, originalLow: 100_00 }));
    const second = round.add('contract', contractFields('C-2', { signedOn: '2024-05-01' }));
    const third = round.add('contract', contractFields('C-3'));
    const path = await editWorkbook(await round.export(), 'back.xlsx', (open) => {
      const contracts = open('Contrats');
      contracts.set(`contract:${first}`, 'Montant initial (bas)', 1234.56);
      contracts.set(`contract:${first}`, 'État', 'Terminé');
      contracts.set(`contract:${first}`, 'Fournisseur', 'Zénith');
      contracts.set(`contract:${second}`, 'Signé le', new Date(Date.UTC(2024, 5, 30)));
      contracts.set(`contract:${second}`, 'Montant initial (haut)', '2 500,75 $');
      contracts.sheet.spliceRows(contracts.row(`contract:${third}`).number, 1);
      contracts.append({
        Référence: 'C-4',
        Type: 'Contrat',
        'Mode d’attribution': 'Inconnu',
        État: 'En cours',
        Devise: 'CAD',
        Taxes: 'Avant taxes',
        Fournisseur: 'Nouvelle inc.',
      });
      open('Organisations').append({ Nom: 'Nouvelle inc.', Nature: 'Fournisseur' });
    });
    const planned = await round.plan(path);
    const { plan } = planned;
    expect(plan.problems).toEqual([]);
    expect(plan.conflicts).toEqual([]);
    expect(plan.changes.map(({ key, column, base, theirs }) => [key, column, base, theirs])).toEqual([
      [`contract:${first}`, 'vendorId', `organization:${vendor}`, `organization:${other}`],
      [`contract:${first}`, 'status', 'active', 'completed'],
      [`contract:${first}`, 'originalLow', '100.00', '1234.56'],
      [`contract:${second}`, 'originalHigh', null, '2500.75'],
      [`contract:${second}`, 'signedOn', '2024-05-01', '2024-06-30'],
    ]);
    expect(plan.names).toMatchObject({ [`organization:${other}`]: 'Zénith' });
    expect(plan.removed).toMatchObject([{ key: `contract:${third}`, label: 'C-3' }]);
    expect(plan.added).toMatchObject([
      { entity: 'organization', values: { name: 'Nouvelle inc.', kind: 'vendor' } },
      { entity: 'contract', values: { reference: 'C-4', vendorId: 'Nouvelle inc.', currency: 'CAD' } },
    ]);
    const before = events(round).length;
    // The new contract without its new vendor would say something else.
    const [, contract] = plan.added;
    expect(() => round.apply(planned, [contract?.item ?? -1])).toThrow('validation');
    expect(events(round)).toHaveLength(before);

    expect(round.apply(planned)).toEqual([]);
    const written = events(round).slice(before);
    // A cell or a row each: five changed, two added, one removed.
    expect(written).toHaveLength(8);
    expect(new Set(written.map((event) => event.command))).toEqual(new Set(['merging.apply']));
    expect(new Set(written.map((event) => event.change)).size).toBe(1);
    expect(readRow(round.context.db, 'contract', first)).toMatchObject({
      originalLow: 123_456,
      status: 'completed',
      vendorId: other,
    });
    expect(verifyCase(round.context.db).firstMismatch).toBeNull();
    const again = await round.plan(await round.export('again.xlsx'));
    expect(again.plan).toMatchObject(nothing);

    undo(round.context);
    expect(readRow(round.context.db, 'contract', first)).toMatchObject({
      originalLow: 100_00,
      vendorId: vendor,
    });
    expect(readRow(round.context.db, 'contract', third)).toMatchObject({ reference: 'C-3' });
    expect(verifyCase(round.context.db).firstMismatch).toBeNull();
  });

  it('lists what changed on both sides, loses nothing, and takes either side', async () => {
    const round = await newRound();
    const ids = ['C-1', 'C-2', 'C-3', 'C-4'].map((reference) =>
      round.add('contract', contractFields(reference)),
    );
    const [both = 0, goneThere = 0, goneHere = 0, alike = 0] = ids;
    const out = await round.export();
    change(round, 'contract', both, { status: 'suspended', tags: 'ici' });
    change(round, 'contract', goneThere, { status: 'suspended' });
    change(round, 'contract', alike, { status: 'terminated' });
    makeChange(round.context, 'register.remove', (each) => each.remove('contract', goneHere));
    const path = await editWorkbook(out, 'back.xlsx', (open) => {
      const contracts = open('Contrats');
      contracts.set(`contract:${both}`, 'État', 'Terminé');
      contracts.set(`contract:${goneHere}`, 'État', 'Terminé');
      contracts.set(`contract:${alike}`, 'État', 'Résilié');
      contracts.sheet.spliceRows(contracts.row(`contract:${goneThere}`).number, 1);
    });
    const planned = await round.plan(path);
    expect(planned.plan).toMatchObject({ changes: [], added: [], removed: [], problems: [] });
    expect(planned.plan.conflicts).toMatchObject([
      { key: `contract:${both}`, kind: 'cell', base: 'active', ours: 'suspended', theirs: 'completed' },
      { key: `contract:${goneHere}`, kind: 'removed-here', ours: null, theirs: { status: 'completed' } },
      { key: `contract:${goneThere}`, kind: 'removed-there', ours: { status: 'suspended' }, theirs: null },
    ]);
    expect(
      round.apply(
        planned,
        planned.plan.conflicts.map(({ item }) => item),
      ),
    ).toEqual([]);
    expect(readRow(round.context.db, 'contract', both)).toMatchObject({ status: 'completed', tags: 'ici' });
    expect(readRow(round.context.db, 'contract', goneThere)).toBeUndefined();
    const references = rows(round, 'contracts').map(({ reference, status }) => [reference, status]);
    expect(references).toContainEqual(['C-3', 'completed']);
    expect(verifyCase(round.context.db).firstMismatch).toBeNull();
  });

  it('does not overwrite what changed between plan and apply', async () => {
    const round = await newRound();
    const id = round.add('contract', contractFields('C-1'));
    const path = await editWorkbook(await round.export(), 'back.xlsx', (open) =>
      open('Contrats').set(`contract:${id}`, 'État', 'Terminé'),
    );
    const planned = await round.plan(path);
    change(round, 'contract', id, { status: 'suspended' });
    const before = events(round).length;
    expect(round.apply(planned)).toEqual([planned.plan.changes[0]?.item]);
    expect(events(round)).toHaveLength(before);
    expect(readRow(round.context.db, 'contract', id)).toMatchObject({ status: 'suspended' });
  });

  it('says where a cell cannot be read, and what the register would refuse', async () => {
    const round = await newRound();
    const id = round.add('contract', contractFields('C-1', { startsOn: '2024-01-01', endsOn: '2024-12-31' }));
    const other = round.add('contract', contractFields('C-2'));
    const path = await editWorkbook(await round.export(), 'back.xlsx', (open) => {
      const contracts = open('Contrats');
      contracts.set(`contract:${id}`, 'Montant initial (bas)', 'environ mille');
      contracts.set(`contract:${id}`, 'Montant initial (haut)', 12.345);
      contracts.set(`contract:${id}`, 'État', 'fini');
      contracts.set(`contract:${id}`, 'Fournisseur', 'Inconnue inc.');
      contracts.set(`contract:${id}`, 'Fin', new Date(Date.UTC(2023, 0, 1)));
      contracts.set(`contract:${id}`, 'Étiquettes', 'valide');
      contracts.set(`contract:${other}`, 'Référence', 'C-1');
      contracts.append({ Clé: 'contract:9999', Référence: 'C-9' });
      contracts.append({ Clé: 'peut-être' });
      contracts.append({ Référence: 'C-10' });
    });
    const { plan } = await round.plan(path);
    expect(plan.changes.map(({ key, column }) => [key, column])).toEqual([[`contract:${id}`, 'tags']]);
    expect(plan.problems.map(({ row, column, code, value }) => [row, column, code, value])).toEqual(
      expect.arrayContaining([
        [2, 'originalLow', 'not-money', 'environ mille'],
        [2, 'originalHigh', 'too-many-decimals', '12.345'],
        [2, 'status', 'not-a-choice', 'fini'],
        [2, 'vendorId', 'unknown-reference', 'Inconnue inc.'],
        [2, 'endsOn', 'end-before-start', '2023-01-01'],
        [3, 'reference', 'taken', 'C-1'],
        [4, 'key', 'unknown-key', 'contract:9999'],
        [5, 'key', 'unknown-key', 'peut-être'],
        [6, 'kind', 'required', null],
      ]),
    );
    expect(plan.added).toEqual([]);
  });

  it('makes a conflict of all rows with the same key', async () => {
    const round = await newRound();
    const id = round.add('contract', contractFields('C-1'));
    const path = await editWorkbook(await round.export(), 'back.xlsx', (open) => {
      const contracts = open('Contrats');
      const values = contracts.row(`contract:${id}`).values as unknown[];
      contracts.sheet.addRow([...values].slice(1));
      contracts.sheet.getRow(contracts.sheet.rowCount).getCell(contracts.column('Référence')).value = 'C-1b';
    });
    const planned = await round.plan(path);
    expect(planned.plan).toMatchObject({ changes: [], added: [], removed: [] });
    expect(planned.plan.conflicts).toMatchObject([
      { kind: 'duplicate', key: `contract:${id}`, row: 2, theirs: {} },
      { kind: 'duplicate', key: `contract:${id}`, row: 3, theirs: { reference: 'C-1b' } },
    ]);
    round.apply(
      planned,
      planned.plan.conflicts.map(({ item }) => item),
    );
    expect(rows(round, 'contracts').map(({ reference }) => reference)).toEqual(['C-1', 'C-1b']);
  });

  it('moves with its columns, ignores their order and a language, and says which columns are not ours', async () => {
    const round = await newRound({ locale: 'en' });
    const id = round.add('contract', contractFields('C-1'));
    const path = await editWorkbook(await round.export(), 'back.xlsx', (open) => {
      const { sheet, column } = open('Contracts');
      sheet.getCell(1, column('Status')).value = 'État';
      sheet.getCell(2, column('Reference')).value = 'C-1 bis';
      sheet.getCell(1, 60).value = 'My notes';
      sheet.spliceColumns(column('Tags'), 1);
    });
    const { plan } = await round.plan(path);
    // The header in another language is no header of this sheet: with one missing, that is worth stopping for.
    expect(plan.changes).toMatchObject([{ key: `contract:${id}`, column: 'reference', theirs: 'C-1 bis' }]);
    expect(plan.problems.map(({ code, column }) => [code, column])).toEqual([
      ['unknown-column', 'État'],
      ['unknown-column', 'My notes'],
    ]);
  });

  it('takes no row away that others use', async () => {
    const round = await newRound();
    const vendor = round.add('organization', { kind: 'vendor', name: 'Acme' });
    round.add('contract', contractFields('C-1', { vendorId: vendor }));
    const path = await editWorkbook(await round.export(), 'back.xlsx', (open) => {
      const { sheet, row } = open('Organisations');
      sheet.spliceRows(row(`organization:${vendor}`).number, 1);
    });
    const { plan } = await round.plan(path);
    expect(plan).toMatchObject({
      removed: [],
      problems: [{ code: 'in-use', value: `organization:${vendor}`, row: null }],
    });
  });

  it('knows which rows an import brought, or took away, since the workbook was made', async () => {
    const round = await newRound();
    const contract = (reference: string) =>
      ({ entity: 'contract', fields: contractFields(reference) }) as const;
    const [kept = 0, gone = 0] = addCommittedImport(round.context, [contract('I-1'), contract('I-2')]);
    const out = await round.export();
    // Undone, its rows are not there; what someone did with them in the workbook is not lost for that.
    undo(round.context);
    const [later = 0] = addCommittedImport(round.context, [contract('I-3')]);
    const path = await editWorkbook(out, 'back.xlsx', (open) => {
      const contracts = open('Contrats');
      contracts.set(`contract:${kept}`, 'État', 'Terminé');
      expect(contracts.keys()).toEqual([`contract:${kept}`, `contract:${gone}`]);
    });
    const { plan } = await round.plan(path);
    expect(later).toBeGreaterThan(gone);
    expect(plan).toMatchObject({
      changes: [],
      added: [],
      removed: [],
      problems: [],
      conflicts: [{ key: `contract:${kept}`, kind: 'removed-here', base: { status: 'active' } }],
    });
  });

  it('reads references by their key, by their name, and says which are neither', async () => {
    const round = await newRound();
    const [acme = 0, zenith = 0] = ['Acme', 'Zénith'].map((name) =>
      round.add('organization', { kind: 'vendor', name }),
    );
    round.add('organization', { kind: 'vendor', name: 'Deux' });
    round.add('organization', { kind: 'vendor', name: 'Deux' });
    const ids = Array.from({ length: 6 }, (_, index) =>
      round.add('contract', contractFields(`C-${index}`, { vendorId: acme })),
    );
    const key = (index: number): string => `contract:${ids[index] ?? 0}`;
    const out = await round.export();
    // Renamed here: the old name in the workbook is no edit.
    change(round, 'organization', acme, { name: 'Acme (2025)' });
    const path = await editWorkbook(out, 'back.xlsx', (open) => {
      const contracts = open('Contrats');
      contracts.set(key(0), 'Clé – Fournisseur', `organization:${zenith}`);
      contracts.set(key(1), 'Fournisseur', 'Zénith');
      contracts.set(key(2), 'Fournisseur', null);
      contracts.set(key(3), 'Fournisseur', 'Deux');
      contracts.set(key(4), 'Clé – Fournisseur', 'contract:1');
    });
    const { plan } = await round.plan(path);
    expect(plan.changes.map(({ key: of, column, theirs }) => [of, column, theirs])).toEqual([
      [key(0), 'vendorId', `organization:${zenith}`],
      [key(1), 'vendorId', `organization:${zenith}`],
      [key(2), 'vendorId', null],
    ]);
    expect(plan.problems.map(({ code, row }) => [code, row])).toEqual([
      ['ambiguous-reference', 5],
      ['not-a-key', 6],
    ]);
  });

  it('says when a calculated cell was typed over, and leaves columns of others alone', async () => {
    const round = await newRound();
    const ids = ['C-1', 'C-2'].map((reference) =>
      round.add('contract', contractFields(reference, { originalLow: 5_00, originalHedge: 'at-least' })),
    );
    const path = await editWorkbook(await round.export(), 'back.xlsx', (open, workbook) => {
      const contracts = open('Contrats');
      contracts.set(`contract:${ids[0]}`, 'Borne inférieure', 6);
      contracts.sheet.getCell(1, 60).value = 'Mes notes';
      workbook.addWorksheet('Brouillon').getCell(1, 1).value = 'à moi';
    });
    const { plan } = await round.plan(path);
    expect(plan.changes).toEqual([]);
    expect(plan.problems).toMatchObject([
      { code: 'calculated', row: 2, column: 'Borne inférieure', value: '6' },
    ]);
    expect(plan.warnings.map(({ code, sheet }) => [code, sheet])).toEqual([
      ['unknown-column', 'Contrats'],
      ['unknown-sheet', 'Brouillon'],
    ]);
  });

  it('still knows each row by its fingerprint when a program lost the properties', async () => {
    const round = await newRound();
    const id = round.add('contract', contractFields('C-1'));
    const out = await round.export();
    change(round, 'contract', id, { tags: 'ici' });
    const added = round.add('contract', contractFields('C-2'));
    const path = await editWorkbook(
      out,
      'back.xlsx',
      (open, workbook) => {
        // What ExcelJS writes has no custom properties.
        expect(workbook.worksheets.length).toBeGreaterThan(1);
        open('Contrats').set(`contract:${id}`, 'État', 'Terminé');
      },
      { keepProperties: false },
    );
    const { plan } = await round.plan(path);
    expect(plan.base).toEqual({ event: null, head: null, known: false });
    expect(plan.changes).toMatchObject([{ key: `contract:${id}`, column: 'status', theirs: 'completed' }]);
    // Whether it was removed there or added here cannot be told.
    expect(plan.conflicts).toMatchObject([{ key: `contract:${added}`, kind: 'removed-there' }]);
  });

  it('refuses a workbook of another case, and what is no workbook of ours', async () => {
    const [round, elsewhere] = [await newRound(), await newRound()];
    elsewhere.add('contract', contractFields('C-1'));
    await expect(round.plan(await elsewhere.export())).rejects.toMatchObject({
      error: { code: 'workbook-other-case' },
    });
    const text = join(tempFolder(), 'text.csv');
    writeFileSync(text, 'a;b\n1;2\n');
    await expect(round.plan(text)).rejects.toMatchObject({ error: { code: 'workbook-foreign' } });
    await expect(round.plan('test/fixtures/factures-propres.xlsx')).rejects.toMatchObject({
      error: { code: 'workbook-foreign' },
    });
  });
});

type Event = { readonly command: string; readonly change: number; readonly reason: string | null };

const events = ({ context }: Round): readonly Event[] =>
  context.db.prepare('SELECT command, change, reason FROM events ORDER BY seq').all() as Event[];

const rows = ({ context }: Round, table: string): readonly Record<string, unknown>[] =>
  context.db.prepare(`SELECT * FROM ${table} ORDER BY id`).all() as Record<string, unknown>[];
