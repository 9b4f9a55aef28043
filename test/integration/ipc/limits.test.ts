import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { adjustedLimits } from '#shared/domain/importing/reading-limits.ts';
import { recogniseAll } from '#shared/ipc/import-schemas.ts';
import { openWindowFixture, refusalOf, valueOf } from '../../support/window-fixture.ts';

test('a limit set in the settings counts for the next file, also while the case is open, and is kept', async () => {
  const window = openWindowFixture();
  window.choose(join(window.folder, 'a.constat'));
  valueOf(await window.api.cases.create({ sample: false }));
  const path = join(window.folder, 'a.csv');
  writeFileSync(path, `Facture;Montant net\n${'F-1;1,00\n'.repeat(1100)}`);
  const inspect = async () => {
    const granted = window.files.grant([path]);
    return window.api.importing.inspect({ token: granted?.token ?? '', options: recogniseAll });
  };
  valueOf(await inspect());
  const limits = adjustedLimits({ rows: 1000 });
  const state = valueOf(await window.api.app.setPreferences({ limits }));
  expect(state.preferences.limits).toEqual(limits);
  expect(refusalOf(await inspect())).toMatchObject({ code: 'limit-exceeded', limit: 'rows', maximum: 1000 });
  expect(window.context.settings.read().limits).toEqual({ rows: 1000 });
  // Beyond the bounds nothing is changed: the boundary refuses the call.
  refusalOf(await window.api.app.setPreferences({ limits: { ...limits, rows: 999 } }));
  expect(window.context.settings.read().limits).toEqual({ rows: 1000 });
});
