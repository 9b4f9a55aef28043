import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exportTrail } from '#main/services/exporting/export-trail.ts';
import { verifyCase } from '#main/services/proof/verify.ts';
import { makeChange } from '#main/services/trail/change.ts';
import { trailPage, trailScopes } from '#main/services/trail/trail-page.ts';
import type { TrailFilter } from '#shared/ipc/contract.ts';
import { contractFields, newCase, resourcesUrl, type CaseFixture } from '../../support/case-fixture.ts';

const twoAuditors = async () => {
  const opened = await newCase();
  const vendor = opened.add('organization', { kind: 'vendor', name: '=Essai inc.' });
  const id = opened.add(
    'contract',
    contractFields('A-1', { currency: 'JPY', originalLow: 100_050, originalHedge: 'exact' }),
  );
  const other = { ...opened.context, actor: 'Réviseure' };
  makeChange(other, 'register.update', (change) => {
    change.update('contract', id, { vendorId: vendor, originalLow: 200_000 });
  });
  return { ...opened, id };
};

const linesOf = async (opened: CaseFixture, filter: TrailFilter, locale: 'fr' | 'en' = 'fr') => {
  const path = join(opened.path, '..', `trail-${locale}.csv`);
  await exportTrail(opened.reader(), { path, filter, locale, resourcesUrl });
  return readFileSync(path, 'utf8').replace('\uFEFF', '').trimEnd().split('\r\n');
};

test('is narrowed by who, by what, by command and by instant', async () => {
  const { reader, id } = await twoAuditors();
  const page = (filter: TrailFilter) => trailPage(reader(), filter, { offset: 0, limit: 100 }, 'fr');
  const all = page({}).events;
  expect(page({ actor: 'Réviseure' }).events.map(({ action }) => action)).toEqual(['update']);
  expect(page({ entity: 'contract', entityId: id }).total).toBe(2);
  expect(page({ command: 'register.update' }).total).toBe(1);
  const at = all[0]?.at ?? 0;
  // The first instant is part of it, the last is not.
  expect(page({ from: at }).events.map(({ seq }) => seq)).toEqual([all[0]?.seq]);
  expect(page({ until: at }).total).toBe(page({}).total - 1);
  expect(page({ actor: 'nobody' })).toMatchObject({ events: [], total: 0 });
  expect(trailScopes(reader())).toMatchObject({ actors: ['Auditor', 'Réviseure'] });
});

test('is written with a line for each value that changed, as people read them', async () => {
  const opened = await twoAuditors();
  const [header, ...lines] = await linesOf(opened, { actor: 'Réviseure' });
  expect(header?.split(';').slice(0, 3)).toEqual(['Événement', 'Instant (UTC)', 'Auteur']);
  const cells = lines.map((line) => line.split(';'));
  expect(cells.map((line) => line.slice(7, 11))).toEqual([
    // The currency, which has no cents, did not change: it stands in neither side of the event.
    ['A-1', 'Montant initial (bas)', '100050', '200000'],
    ['A-1', 'Fournisseur', '', "'=Essai inc."],
  ]);
  expect(cells[0]?.[2]).toBe('Réviseure');
  expect(cells[0]?.at(-1)).toMatch(/^[0-9a-f]{64}$/);
});

test('shows one language of a text in two: that of the reader, or the one that changed', async () => {
  const opened = await newCase();
  const id = opened.add('contract', contractFields('A-1', { description: 'Un ‖ One' }));
  for (const description of ['Deux ‖ Two', 'Deux ‖ Three'])
    makeChange(opened.context, 'register.update', (change) => change.update('contract', id, { description }));
  const changes = async (locale: 'fr' | 'en') =>
    (await linesOf(opened, { command: 'register.update' }, locale))
      .slice(1)
      .map((line) => line.split(locale === 'fr' ? ';' : ',').slice(9, 11));
  expect(await changes('fr')).toEqual([
    ['Un', 'Deux'],
    ['Two', 'Three'],
  ]);
  expect(await changes('en')).toEqual([
    ['One', 'Two'],
    ['Two', 'Three'],
  ]);
  expect((await linesOf(opened, { entity: 'contract' })).join('')).not.toContain('‖');
});

test('is written whole, also beyond one page of events', async () => {
  const opened = await newCase();
  makeChange(opened.context, 'register.insert', (change) => {
    for (let number = 0; number < 1100; number += 1) {
      change.insert('holiday', { day: '2026-01-01', nameFr: `Jour ${number}` });
    }
  });
  const lines = await linesOf(opened, { entity: 'holiday' }, 'en');
  // The header, then two values for each event.
  expect(lines).toHaveLength(1 + 2 * 1100);
  expect(new Set(lines.slice(1).map((line) => line.split(',')[0])).size).toBe(1100);
});

test('holds no formula, also from a case that somebody else wrote', async () => {
  const opened = await newCase();
  opened.context.db
    .prepare(
      `INSERT INTO events (seq, at, actor, command, action, change, entity, entity_id, before, after, prev_hash, hash)
       SELECT seq + 1, at, '=actor()', '=command()', '@action', seq + 1, entity, entity_id, before, after, hash, '+' || substr(hash, 2)
       FROM (SELECT seq, at, '=entity()' AS entity, 1 AS entity_id, NULL AS before, '{}' AS after, hash
             FROM events ORDER BY seq DESC LIMIT 1)`,
    )
    .run();
  opened.context.db
    .prepare(
      `INSERT INTO events (seq, at, actor, command, action, change, entity, entity_id, after, prev_hash, hash)
       SELECT seq + 1, at, 'A', 'b', 'insert', seq + 1, 'contract', 1, '{"=column()":"-1+1"}', hash, hash
       FROM events ORDER BY seq DESC LIMIT 1`,
    )
    .run();
  const [, ...lines] = await linesOf(opened, {}, 'en');
  expect(lines.at(-2)).toContain(",'=actor(),'=command(),'@action,'=entity(),1,");
  expect(lines.at(-2)).toMatch(/,'\+[0-9a-f]{63}$/u);
  expect(lines.at(-1)).toContain(",'=column(),");
  expect(lines.flatMap((line) => line.split(',')).filter((field) => /^[=+@-]/u.test(field))).toEqual([]);
});

test('an event that was damaged is named, by the export, the screen and the proof alike', async () => {
  const opened = await twoAuditors();
  const { db } = opened.context;
  const seq = Number(db.prepare("SELECT seq FROM events WHERE command = 'register.update'").pluck().get());
  // As an editor of the file would, past the triggers that keep the trail as it is.
  for (const name of db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all())
    db.exec(`DROP TRIGGER "${String(name)}"`);
  db.prepare('UPDATE events SET after = ? WHERE seq = ?').run('{"vendorId":', seq);
  const damaged = { error: { code: 'event-damaged', seq } };
  await expect(linesOf(opened, {})).rejects.toMatchObject(damaged);
  expect(() => trailPage(opened.reader(), {}, { offset: 0, limit: 10 }, 'fr')).toThrow(
    expect.objectContaining(damaged) as Error,
  );
  expect(verifyCase(opened.reader()).firstMismatch).toMatchObject({ kind: 'event-altered', seq });
  const untouched = await linesOf(opened, { command: 'register.insert' });
  expect(untouched.length).toBeGreaterThan(1);
});
