import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contractFields } from '../../support/case-fixture.ts';
import { newRound, type Round } from '../../support/merge-session.ts';
import { packageParts } from '../../support/package-parts.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { zipOf } from '../../support/zip-writer.ts';

const properties = 'docProps/custom.xml';
const versionProperty = /(<property[^>]*name="ConstatSchemaVersion"[^>]*><vt:[a-z0-9]+>)([0-9.]+)(<)/u;

/** The workbook as a later version of the program would have made it. */
const withProperties = (path: string, change: (xml: string) => string): string => {
  const parts = new Map(packageParts(path));
  const before = parts.get(properties) ?? '';
  const after = change(before);
  expect(after).not.toBe(before);
  parts.set(properties, after);
  const target = join(tempFolder(), 'changed.xlsx');
  writeFileSync(target, zipOf([...parts].map(([name, content]) => ({ name, content }))));
  return target;
};

const schemaVersion = ({ context }: Round): number =>
  Number(context.db.pragma('user_version', { simple: true }));

describe('what a workbook says it was made from', () => {
  it('refuses a workbook of a newer version, and says which version it knows', async () => {
    const round = await newRound();
    round.add('contract', contractFields('C-1'));
    const supported = schemaVersion(round);
    const path = withProperties(await round.export(), (xml) =>
      xml.replace(versionProperty, `$1${supported + 1}$3`),
    );
    await expect(round.plan(path)).rejects.toMatchObject({
      error: { code: 'workbook-newer', file: path, version: supported + 1, supported },
    });
  });

  it('takes one of this version, however the number is written, and of an older one', async () => {
    const round = await newRound();
    round.add('contract', contractFields('C-1'));
    const out = await round.export();
    const supported = schemaVersion(round);
    for (const version of [`${supported}.0`, String(supported - 1)]) {
      const path = withProperties(out, (xml) => xml.replace(versionProperty, `$1${version}$3`));
      const { plan } = await round.plan(path);
      expect(plan).toMatchObject({ base: { known: true }, changes: [], problems: [], removed: [] });
    }
  });
});
