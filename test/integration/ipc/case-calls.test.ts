import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { GridQuery } from '#shared/ipc/grid-schemas.ts';
import { contractFields } from '../../support/case-fixture.ts';
import { openWindowFixture, refusalOf, valueOf, type WindowFixture } from '../../support/window-fixture.ts';

const query = (entity: string, rest: Partial<GridQuery> = {}): GridQuery => ({
  entity,
  filters: [],
  sort: [],
  search: '',
  ...rest,
});

/** A window with a new case open. */
const windowWithCase = async (options: { sample: boolean } = { sample: false }): Promise<WindowFixture> => {
  const window = openWindowFixture();
  window.choose(join(window.folder, 'dossier.constat'));
  valueOf(await window.api.cases.create(options));
  return window;
};

const lastChange = ({ pushes }: WindowFixture): unknown =>
  pushes.findLast(({ name }) => name === 'data:changed');

describe('opening and closing', () => {
  test('giving up in a dialog is no failure and leaves things as they are', async () => {
    const { api, pushes } = openWindowFixture();
    expect(valueOf(await api.cases.create({ sample: true }))).toBeNull();
    expect(valueOf(await api.cases.open({}))).toBeNull();
    expect(valueOf(await api.app.state({})).case).toBeNull();
    expect(pushes).toEqual([]);
  });

  test('a new case is open, remembered, and announced; its name gets the extension', async () => {
    const window = openWindowFixture();
    window.choose(join(window.folder, 'dossier'));
    const created = valueOf(await window.api.cases.create({ sample: true }));
    const path = join(window.folder, 'dossier.constat');
    expect(created).toMatchObject({ path, title: 'dossier', isSample: true, readOnly: false });
    expect(window.suggested).toEqual(['Sample – digital contracts.constat']);
    const state = valueOf(await window.api.app.state({}));
    expect(state.case).toMatchObject({ path });
    expect(state.recent).toEqual([{ path, title: 'dossier', exists: true }]);
    expect(lastChange(window)).toEqual({
      name: 'data:changed',
      payload: { entities: ['case'], events: created?.events },
    });

    valueOf(await window.api.cases.close({}));
    expect(existsSync(`${path}.lock`)).toBe(false);
    expect(valueOf(await window.api.app.state({})).case).toBeNull();
    expect(valueOf(await window.api.cases.openRecent({ path }))).toMatchObject({ path });
  });

  test('the page cannot make main open a file that the user never chose', async () => {
    const window = openWindowFixture();
    const path = join(window.folder, 'secret.constat');
    writeFileSync(path, '');
    expect(refusalOf(await window.api.cases.openRecent({ path }))).toEqual({
      code: 'case-not-found',
      file: path,
    });
    expect(refusalOf(await window.api.cases.openBackup({ path }))).toEqual({
      code: 'case-not-found',
      file: path,
    });
    valueOf(await window.api.app.showInFolder({ path }));
    expect(window.revealed).toEqual([]);
  });

  test('a case opened for reading answers queries and refuses every command', async () => {
    const window = await windowWithCase({ sample: true });
    const path = join(window.folder, 'dossier.constat');
    valueOf(await window.api.cases.close({}));
    expect(valueOf(await window.api.cases.openRecent({ path, readOnly: true }))).toMatchObject({
      readOnly: true,
    });
    expect(
      valueOf(await window.api.register.page({ query: query('contract'), offset: 0, limit: 5 })).rows,
    ).toHaveLength(5);
    const refused = [
      window.api.register.insert({ entity: 'contract', rows: [contractFields('A-1')] }),
      window.api.register.remove({ entity: 'contract', ids: [1] }),
      window.api.history.undo({}),
      window.api.importing.discard({ importId: 1 }),
    ];
    for (const answer of await Promise.all(refused))
      expect(refusalOf(answer)).toEqual({ code: 'case-read-only', file: path });
  });

  test('a damaged case says so, and its last backup opens beside it', async () => {
    const window = await windowWithCase();
    const path = join(window.folder, 'dossier.constat');
    valueOf(await window.api.register.insert({ entity: 'contract', rows: [contractFields('A-1')] }));
    valueOf(await window.api.cases.close({}));
    // Opening a day later keeps a backup; a copy under the same name stands in for that day.
    const [backup] =
      valueOf(await window.api.cases.openRecent({ path })) &&
      valueOf(await window.api.cases.info({})).backups;
    valueOf(await window.api.cases.close({}));
    copyFileSync(path, backup?.path ?? '');
    truncateSync(path, 20_000);

    expect(refusalOf(await window.api.cases.openRecent({ path }))).toMatchObject({
      code: 'case-corrupt',
      file: path,
    });
    expect(valueOf(await window.api.app.state({})).case).toBeNull();
    const restored = valueOf(await window.api.cases.openBackup({ path }));
    expect(restored.path).not.toBe(path);
    expect(restored.counts['contract']).toBe(1);
    expect(valueOf(await window.api.proof.verify({}))).toMatchObject({ ok: true });
  });

  test('a copy is a whole case of its own', async () => {
    const window = await windowWithCase({ sample: true });
    const copy = join(window.folder, 'copie.constat');
    window.choose(copy);
    expect(valueOf(await window.api.cases.saveCopy({}))).toEqual({ path: copy });
    const count = execFileSync('sqlite3', [copy, 'SELECT count(*) FROM contracts']).toString();
    expect(Number(count)).toBe(valueOf(await window.api.cases.info({})).info.counts['contract']);
  });
});

describe('the register', () => {
  test('rows go in, change, double and go, each announced, and come back by undo', async () => {
    const window = await windowWithCase();
    const { register, history } = window.api;
    const { ids } = valueOf(
      await register.insert({
        entity: 'contract',
        rows: [contractFields('A-1', { titleFr: 'Système' }), contractFields('A-2')],
      }),
    );
    const [first = 0, second = 0] = ids;
    valueOf(
      await register.update({
        entity: 'contract',
        changes: [
          { id: first, column: 'originalLow', value: 100_00 },
          { id: first, column: 'originalHigh', value: 200_00 },
        ],
        reason: 'Contrat signé reçu',
      }),
    );
    expect(valueOf(await register.get({ entity: 'contract', id: first })).values).toMatchObject({
      originalLow: 100_00,
      originalHigh: 200_00,
    });
    const [copy] = valueOf(await register.duplicate({ entity: 'contract', ids: [first] })).ids;
    valueOf(await register.remove({ entity: 'contract', ids: [second] }));
    const page = valueOf(
      await register.page({
        query: query('contract', { sort: [{ column: 'reference', direction: 'desc' }] }),
        offset: 0,
        limit: 10,
      }),
    );
    expect(page).toMatchObject({
      total: 2,
      rows: [
        { id: copy, values: { reference: 'A-1 (2)' } },
        { id: first, values: { reference: 'A-1' } },
      ],
    });

    const events = valueOf(
      await history.events({ offset: 0, limit: 100, entity: 'contract', entityId: first }),
    );
    expect(events.events.map(({ action, reason }) => [action, reason])).toContainEqual([
      'update',
      'Contrat signé reçu',
    ]);
    expect(lastChange(window)).toMatchObject({ payload: { entities: ['contract'] } });
    for (let step = 0; step < 4; step += 1) valueOf(await history.undo({}));
    expect(valueOf(await register.page({ query: query('contract'), offset: 0, limit: 10 })).total).toBe(0);
    expect(refusalOf(await history.undo({}))).toEqual({ code: 'nothing-to-undo' });
    expect(valueOf(await history.redo({}))).toMatchObject({ canUndo: true, canRedo: true });
    expect(valueOf(await window.api.proof.verify({}))).toMatchObject({ ok: true });
  });

  test('a refused change names the cell and stores nothing', async () => {
    const window = await windowWithCase();
    const answer = await window.api.register.insert({
      entity: 'contract',
      rows: [contractFields('A-1'), contractFields('A-2', { signedOn: '2025-02-31' })],
    });
    expect(refusalOf(answer)).toMatchObject({
      code: 'validation',
      issues: [{ entity: 'contract', column: 'signedOn', problem: 'not-a-date', value: '2025-02-31' }],
    });
    expect(valueOf(await window.api.register.aggregate({ query: query('contract') })).count).toBe(0);
  });

  test('changes are recorded under the name that the user gave', async () => {
    const window = await windowWithCase();
    valueOf(await window.api.app.setPreferences({ actor: '  Renée Vérificatrice ' }));
    valueOf(await window.api.register.insert({ entity: 'contract', rows: [contractFields('A-1')] }));
    const { events } = valueOf(await window.api.history.events({ offset: 0, limit: 1 }));
    expect(events[0]?.actor).toBe('Renée Vérificatrice');
    expect(valueOf(await window.api.app.state({}))).toMatchObject({
      actorConfirmed: true,
      preferences: { actor: 'Renée Vérificatrice' },
    });
  });
});

describe('the trail', () => {
  test('says what the rows are called that it speaks of, as long as they exist', async () => {
    const window = await windowWithCase();
    const { register, history } = window.api;
    const [vendor = 0] = valueOf(
      await register.insert({ entity: 'organization', rows: [{ name: 'Essai inc.', kind: 'vendor' }] }),
    ).ids;
    const [contract = 0] = valueOf(
      await register.insert({
        entity: 'contract',
        rows: [contractFields('A-1', { vendorId: vendor, titleFr: 'Essai' })],
      }),
    ).ids;
    // Newest first: as many as were written here, without the rules that the case began with.
    const names = async (limit: number) => valueOf(await history.events({ offset: 0, limit })).names;
    expect(await names(2)).toEqual({
      [`organization:${vendor}`]: 'Essai inc.',
      [`contract:${contract}`]: 'A-1 – Essai',
    });
    valueOf(await register.remove({ entity: 'contract', ids: [contract] }));
    expect(await names(3)).toEqual({ [`organization:${vendor}`]: 'Essai inc.' });
  });
});

describe('the sample case', () => {
  test('answers every screen', async () => {
    const window = await windowWithCase({ sample: true });
    const { api } = window;
    const portfolio = valueOf(await api.overruns.portfolio({}));
    const casa = portfolio.contracts.find(({ reference }) => reference === 'SAAQ-CASA-CADRE');
    expect(casa?.overrunOriginal?.amount).toEqual({ low: '22200000000', high: '22200000000' });
    expect(valueOf(await api.overruns.contract({ id: casa?.id ?? 0 })).row.reference).toBe('SAAQ-CASA-CADRE');
    expect(refusalOf(await api.overruns.contract({ id: 10_000 }))).toMatchObject({ code: 'not-found' });

    const found = valueOf(await api.search.find({ text: 'saaqclic', limit: 20 }));
    expect(found.map(({ entity }) => entity)).toContain('contract');
    const options = valueOf(
      await api.register.options({ entity: 'organization', search: 'societe', limit: 5 }),
    );
    expect(options.map(({ label }) => label).join()).toMatch(/Société/);
    expect(valueOf(await api.register.columnValues({ entity: 'invoice', column: 'currency' }))).toContain(
      'CAD',
    );
    expect(valueOf(await api.importing.list({}))).toEqual([]);
    expect(valueOf(await api.history.state({})).canUndo).toBe(false);
  });

  test('verifies, and knows a head noted earlier', async () => {
    const { api } = await windowWithCase({ sample: true });
    const { head } = valueOf(await api.proof.verify({}));
    valueOf(await api.register.insert({ entity: 'contract', rows: [contractFields('A-1')] }));
    expect(valueOf(await api.proof.verify({ head, jobId: 'v-1' }))).toMatchObject({
      ok: true,
      headFound: true,
      firstMismatch: null,
    });
    expect(valueOf(await api.proof.verify({ head: 'f'.repeat(64) }))).toMatchObject({
      ok: false,
      headFound: false,
    });
  });

  test('is written as a workbook where the user says, and only then can the page show that file', async () => {
    const window = await windowWithCase({ sample: true });
    window.choose(null);
    expect(valueOf(await window.api.exporting.workbook({ locale: 'fr', jobId: 'e-0' }))).toBeNull();
    const path = join(window.folder, 'sortie.xlsx');
    window.choose(path);
    expect(valueOf(await window.api.exporting.workbook({ locale: 'fr', jobId: 'e-1' }))).toEqual({ path });
    expect(existsSync(path)).toBe(true);
    valueOf(await window.api.app.showInFolder({ path }));
    expect(window.revealed).toEqual([path]);
  });
});

describe('a paste', () => {
  test('that changes cells and adds rows is one undo step, all or none', async () => {
    const window = await windowWithCase();
    const { register, history } = window.api;
    const [id = 0] = valueOf(
      await register.insert({ entity: 'contract', rows: [contractFields('C-1')] }),
    ).ids;
    const references = async () =>
      valueOf(await register.page({ query: query('contract'), offset: 0, limit: 10 })).rows.map(
        ({ values }) => values['reference'],
      );
    const changes = [{ id, column: 'reference', value: 'C-1b' }];
    const added = { entity: 'contract', changes, rows: [contractFields('C-2')] };
    valueOf(await register.paste(added));
    expect(await references()).toEqual(['C-1b', 'C-2']);
    valueOf(await history.undo({}));
    expect(await references()).toEqual(['C-1']);

    const clash = [contractFields('C-1b')];
    expect((await register.paste({ ...added, rows: clash })).ok).toBe(false);
    expect(await references()).toEqual(['C-1']);
  });
});

describe('preferences', () => {
  test('last beyond the window, also layouts', async () => {
    const window = openWindowFixture();
    valueOf(await window.api.app.setPreferences({ locale: 'fr', theme: 'dark' }));
    valueOf(await window.api.app.saveLayout({ key: 'contracts', layout: '{"columns":[]}' }));
    const { openSettings } = await import('#main/app/settings.ts');
    const settings = openSettings(join(window.folder, 'user'), 'en').read();
    expect(settings).toMatchObject({
      locale: 'fr',
      theme: 'dark',
      actor: null,
      layouts: { contracts: '{"columns":[]}' },
    });
    expect(valueOf(await window.api.app.loadLayout({ key: 'contracts' }))).toEqual({
      layout: '{"columns":[]}',
    });
    expect(valueOf(await window.api.app.loadLayout({ key: 'other' }))).toEqual({ layout: null });
  });

  test('a forgotten case is no longer listed nor opened', async () => {
    const window = await windowWithCase();
    const path = join(window.folder, 'dossier.constat');
    valueOf(await window.api.cases.close({}));
    expect(valueOf(await window.api.cases.forgetRecent({ path })).recent).toEqual([]);
    expect(existsSync(path)).toBe(true);
  });
});
