import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readRulePack } from '#main/services/rules/rule-pack.ts';
import { resourcesUrl } from '../../support/case-fixture.ts';
import { openWindowFixture, valueOf } from '../../support/window-fixture.ts';

const pack = readRulePack(resourcesUrl);
/** The number that the first rule about an amount has in a new case. */
const threshold = pack.findIndex(({ code }) => code === 'tender-threshold') + 1;

test('a new case has the pack; what was removed is offered, added as one change that can be undone', async () => {
  const { api, folder, choose } = openWindowFixture();
  choose(join(folder, 'dossier.constat'));
  valueOf(await api.cases.create({ sample: false }));
  const count = async (): Promise<number> =>
    valueOf(await api.register.aggregate({ query: { entity: 'rule', filters: [], sort: [], search: '' } }))
      .count;
  expect(await count()).toBe(pack.length);
  expect(valueOf(await api.rules.missing({}))).toEqual({ count: 0 });
  valueOf(await api.register.remove({ entity: 'rule', ids: [threshold + 3, threshold + 4, pack.length] }));
  // A limit that somebody entered is not a reason to add the rule again.
  const changes = [{ id: threshold, column: 'limitAmount', value: 1 }];
  valueOf(await api.register.update({ entity: 'rule', changes }));
  expect(valueOf(await api.rules.missing({}))).toEqual({ count: 3 });
  expect(valueOf(await api.rules.addMissing({}))).toEqual({ added: 3 });
  expect(await count()).toBe(pack.length);
  expect(valueOf(await api.rules.addMissing({}))).toEqual({ added: 0 });
  valueOf(await api.history.undo({}));
  expect(await count()).toBe(pack.length - 3);
});
