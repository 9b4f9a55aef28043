import { describe, expect, test } from 'vitest';
import { readRow } from '#main/db/row-store.ts';
import { makeChange } from '#main/services/trail/change.ts';
import { contractFields } from '../../support/case-fixture.ts';
import { editWorkbook } from '../../support/edit-workbook.ts';
import { newRound, type Round } from '../../support/merge-session.ts';
import { packageParts } from '../../support/package-parts.ts';

const both = 'Deux phases, sans option ‖ Two phases, no option';

const roundOf = async (locale: 'fr' | 'en', description = both) => {
  const round = await newRound({ locale });
  const id = round.add('contract', contractFields('A-1', { description }));
  return { round, id };
};

const edited = async (round: Round, sheet: string, [key, header, value]: readonly string[]) =>
  editWorkbook(await round.export(), 'edited.xlsx', (open) => {
    open(sheet).set(key ?? '', header ?? '', value ?? '');
  });

const changesOf = async (round: Round, path: string) => {
  const { plan } = await round.plan(path);
  expect(plan.problems).toEqual([]);
  return [...plan.changes, ...plan.conflicts].map(({ column, ours, theirs }) => ({ column, ours, theirs }));
};

describe('a text that is written in two languages', () => {
  test.each(['fr', 'en'] as const)('stands in a workbook (%s) in its language only', async (locale) => {
    const round = await newRound({ sample: true, locale });
    const path = await round.export();
    const parts = [...packageParts(path)].filter(([, content]) => content.includes('\u2016'));
    expect(parts.map(([name]) => name)).toEqual([]);
    expect(await changesOf(round, path)).toEqual([]);
  });

  test('keeps the other language when it is rewritten in one', async () => {
    const { round, id } = await roundOf('en');
    const path = await edited(round, 'Contracts', [`contract:${id}`, 'Description', 'Three phases']);
    const planned = await round.plan(path);
    expect(planned.plan.changes).toMatchObject([
      { column: 'description', theirs: 'Deux phases, sans option ‖ Three phases' },
    ]);
    round.apply(planned);
    expect(readRow(round.context.db, 'contract', id)).toMatchObject({
      description: 'Deux phases, sans option ‖ Three phases',
    });
  });

  test('is given its second language where it had only one', async () => {
    const { round, id } = await roundOf('en', 'Deux phases ‖ ');
    const path = await edited(round, 'Contracts', [`contract:${id}`, 'Description', 'Two phases']);
    expect(await changesOf(round, path)).toMatchObject([{ theirs: 'Deux phases ‖ Two phases' }]);
  });

  test('may be replaced by one that is written in both, or emptied', async () => {
    const { round, id } = await roundOf('fr');
    const whole = await edited(round, 'Contrats', [`contract:${id}`, 'Description', 'Un ‖ One']);
    expect(await changesOf(round, whole)).toMatchObject([{ theirs: 'Un ‖ One' }]);
    const emptied = await edited(round, 'Contrats', [`contract:${id}`, 'Description', '']);
    expect(await changesOf(round, emptied)).toMatchObject([{ theirs: null }]);
  });

  test('that was changed here meanwhile in the other language is to be decided', async () => {
    const { round, id } = await roundOf('en');
    const path = await edited(round, 'Contracts', [`contract:${id}`, 'Description', 'Three phases']);
    const untouched = await round.export('untouched.xlsx');
    makeChange(round.context, 'register.update', (change) =>
      change.update('contract', id, { description: 'Une phase ‖ Two phases, no option' }),
    );
    expect(await changesOf(round, path)).toEqual([
      {
        column: 'description',
        ours: 'Une phase ‖ Two phases, no option',
        theirs: 'Deux phases, sans option ‖ Three phases',
      },
    ]);
    expect(await changesOf(round, untouched)).toEqual([]);
  });

  test('names a row that others point to in one language', async () => {
    const round = await newRound({ locale: 'en' });
    const vendorId = round.add('organization', { kind: 'vendor', name: 'Ville unie ‖ United City' });
    round.add('contract', contractFields('A-1', { vendorId }));
    const path = await round.export();
    expect([...packageParts(path).values()].join('')).not.toContain('Ville unie');
    expect(await changesOf(round, path)).toEqual([]);
  });
});
