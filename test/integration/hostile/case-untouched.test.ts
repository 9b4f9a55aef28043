import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { stageImport } from '#main/workers/import-job.ts';
import { errorOf } from '#main/workers/rpc.ts';
import { settingsOf } from '#main/services/importing/import-settings.ts';
import { importSession, type ImportFixture } from '../../support/import-session.ts';
import { hostileFiles } from './hostile-files.ts';

/** What a case shows of itself: the head of its trail seals every row. */
const headOf = async ({ session }: ImportFixture): Promise<string> => (await session.reader.info()).head;

/** One of each kind of hostility and of refusal. */
const refused = hostileFiles.filter(
  ({ outcomes, limits }, index) =>
    Object.keys(limits ?? {}).length === 0 &&
    outcomes.every((outcome) => outcome.includes(' ')) &&
    index % 3 === 0,
);

const written = (fixture: ImportFixture): readonly string[] => {
  const folder = join(dirname(fixture.path), 'hostile');
  mkdirSync(folder);
  return refused.map(({ bytes }, index) => {
    const path = join(folder, `${index}.bin`);
    writeFileSync(path, bytes());
    return path;
  });
};

it('a folder of hostile files is refused file by file, and nothing of it is left', async () => {
  const fixture = await importSession();
  const { session } = fixture;
  const before = await headOf(fixture);
  const paths = written(fixture);
  const settings = {
    ...settingsOf(await fixture.inspect(fixture.file('a.csv', 'Facture;Total\nF-1;1,00\n'))),
    format: null,
  };
  const report = await stageImport(session, { paths, settings });
  expect(report.rows).toMatchObject({ read: paths.length, accepted: 0, rejected: paths.length });
  await session.writer().discardImport({ importId: report.importId });
  expect(await headOf(fixture)).toBe(before);
});

it('a bomb ends its own import: the case stays as it was and takes the next file', async () => {
  const fixture = await importSession();
  const before = await headOf(fixture);
  for (const { bytes } of hostileFiles.filter(({ hostility }) => hostility.includes('GB of'))) {
    const path = join(dirname(fixture.path), 'bomb.bin');
    writeFileSync(path, bytes());
    const error: unknown = await fixture.take(path).then(() => null, errorOf);
    expect(error).toMatchObject({ code: 'limit-exceeded', limit: 'ratio', file: path });
    expect(await headOf(fixture)).toBe(before);
  }
  const good = fixture.file(
    'good.csv',
    'No facture;Date;Fournisseur;Description;Total\nF-1;2026-01-15;Boréal;Étape;1,00\n',
  );
  expect((await fixture.take(good)).rows.accepted).toBe(1);
});
