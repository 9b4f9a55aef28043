import { expect, test } from 'vitest';
import { importSession, textFile, textRow } from '../../support/import-session.ts';

test('a name matched by hand is remembered as an alias, and forgotten when the import is undone', async () => {
  const fixture = await importSession();
  const vendor = await fixture.add('organization', { kind: 'vendor', name: 'Acme Conseil', aliases: 'ACL' });
  const file = fixture.file('a.csv', textFile(textRow({ vendor: 'Les services Acmé' })));
  await fixture.take(file, { vendorMatches: { 'Les services Acmé': vendor, 'ACME conseil inc.': vendor } });
  const aliases = async () => (await fixture.rows('organization')).map((row) => row['aliases']);
  expect(await aliases()).toEqual(['ACL; Les services Acmé']);
  const next = await fixture.stage(
    fixture.file('b.csv', textFile(textRow({ number: 'F-2', vendor: 'LES SERVICES ACME' }))),
  );
  expect(next).toMatchObject({ rows: { accepted: 1 }, unknownVendors: [] });
  expect((await fixture.session.reader.verify({})).firstMismatch).toBeNull();
  await fixture.session.writer().undo();
  expect(await aliases()).toEqual(['ACL']);
  expect((await fixture.session.reader.verify({})).firstMismatch).toBeNull();
});
