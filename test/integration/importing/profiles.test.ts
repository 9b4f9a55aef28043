import { expect, test } from 'vitest';
import { settingsOf } from '#main/services/importing/import-settings.ts';
import type { ImportField } from '#shared/domain/importing/fields.ts';
import { importSession, type ImportFixture } from '../../support/import-session.ts';

const own: Readonly<Record<string, ImportField>> = {
  'Ref X': 'number',
  When: 'date',
  'How much': 'net',
  'GST part': 'gst',
};

/** Saves how the file is mapped by hand. */
const save = async (
  { session, inspect }: ImportFixture,
  file: string,
  { vendorId, fields }: { vendorId: number; fields: Readonly<Record<string, ImportField>> },
) => {
  const inspection = await inspect(file);
  const columns = inspection.columns.map((column) => ({ ...column, field: fields[column.header] ?? null }));
  const settings = settingsOf({ ...inspection, columns });
  return session.writer().saveProfile({ name: 'Acme', vendorId, settings });
};

test('a profile has versions; its vendor and columns apply again; a layout that moved is said', async () => {
  const fixture = await importSession();
  const vendorId = await fixture.add('organization', { kind: 'vendor', name: 'Acme' });
  const row = 'F-1,2025-03-04,100.00,5.00,x';
  const file = fixture.file('one.csv', `Ref X,When,How much,GST part,Remark\n${row}\n`);
  expect(await save(fixture, file, { vendorId, fields: own })).toMatchObject({ version: 1 });
  // Once its columns are known the file's decimal mark is too; saved unchanged after that, it is no new version.
  expect(await save(fixture, file, { vendorId, fields: own })).toMatchObject({ version: 2 });
  expect(await save(fixture, file, { vendorId, fields: own })).toMatchObject({ version: 2 });

  const again = await fixture.inspect(file);
  expect(again.profile).toMatchObject({ name: 'Acme', version: 2, vendorId, layoutMoved: false });
  expect((await fixture.stage(file)).rows).toMatchObject({ accepted: 1 });

  const third = await save(fixture, file, { vendorId, fields: { ...own, Remark: 'description' } });
  expect(third.version).toBe(3);
  const { events } = await fixture.session.reader.events({
    entity: 'mappingProfile',
    entityId: third.id,
    offset: 0,
    limit: 10,
  });
  expect(events.map(({ action }) => action).toSorted()).toEqual(['insert', 'update', 'update']);
});

test('columns that moved, or were renamed in part, keep the profile and are said; another file has none', async () => {
  const fixture = await importSession();
  const vendorId = await fixture.add('organization', { kind: 'vendor', name: 'Acme' });
  const row = 'F-1,2025-03-04,100.00,5.00,x';
  const file = fixture.file('one.csv', `Ref X,When,How much,GST part,Remark\n${row}\n`);
  await save(fixture, file, { vendorId, fields: own });
  const profileOf = async (header: string) =>
    (await fixture.inspect(fixture.file('other.csv', `${header}\n${row}\n`))).profile;
  expect(await profileOf('When,Ref X,How much,GST part,Remark')).toMatchObject({ layoutMoved: true });
  expect(await profileOf('Ref X,When,How much,GST share,Remark')).toMatchObject({ layoutMoved: true });
  expect(await profileOf('Ref X,Who,Why,GST share,Other')).toBeNull();
});
