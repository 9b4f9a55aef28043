import { expect, test } from 'vitest';
import { missingRules, readRulePack } from '#main/services/rules/rule-pack.ts';
import { isLimitMissing } from '#shared/domain/rules/missing-limit.ts';
import { rowIssues } from '#shared/domain/register/validate.ts';
import type { AnyFields } from '#shared/domain/register/entities.ts';
import { resourcesUrl } from '../../../../support/case-fixture.ts';

const pack = readRulePack(resourcesUrl);
const thresholds = pack.filter(({ code }) => code === 'tender-threshold');
const thresholdsOf = (bodyKind: string, year: number) =>
  thresholds
    .filter((rule) => rule['bodyKind'] === bodyKind && rule['validFrom'] === `${year}-01-01`)
    .map((rule) => rule['limitAmount']);

test('the register accepts every rule, and each is the only one of its code, body, nature, day and title', () => {
  for (const rule of pack)
    expect([rule['titleEn'], rowIssues('rule', null, rule)]).toEqual([rule['titleEn'], []]);
  expect(lacking(pack, pack)).toEqual([]);
  expect(lacking(pack, [])).toHaveLength(pack.length);
});

test('thresholds that were read are there in cents; those that nobody read are there without an amount', () => {
  expect(thresholdsOf('ministry', 2018)).toEqual([2_530_000, 10_110_000, 10_110_000]);
  expect(thresholdsOf('crown-corporation', 2018)).toEqual([50_540_000, 50_540_000, 505_390_000]);
  expect(thresholdsOf('network', 2020)).toEqual([10_570_000, 10_570_000, null]);
  expect(thresholdsOf('network', 2022)).toEqual([12_120_000, 12_120_000, null]);
  for (const year of [2024, 2026]) {
    for (const body of ['ministry', 'network', 'crown-corporation'])
      expect(thresholdsOf(body, year)).toEqual([null, null, null]);
  }
});

test('what was not read is never marked as verified, and says so; what has a limit is not missing', () => {
  const missing = pack.filter((rule) => isLimitMissing(rule));
  expect(missing.filter(({ mark }) => mark !== 'unverified')).toEqual([]);
  expect(missing.filter(({ noteEn }) => !/not read/u.test(String(noteEn)))).toEqual([]);
  expect(isLimitMissing({ operator: 'at-most', limitDays: 0, limitPpm: null, limitAmount: null })).toBe(
    false,
  );
  expect(isLimitMissing({ operator: null, limitDays: null, limitPpm: null, limitAmount: null })).toBe(false);
});

/** What a case lacks of a pack, of rules of which the trail says nothing. */
const lacking = (shipped: readonly AnyFields[], rows: readonly AnyFields[]) =>
  missingRules(
    shipped,
    rows.map((now) => ({ now, added: null })),
  );

const rule = (fields: AnyFields): AnyFields => ({ code: 'a', bodyKind: null, nature: null, ...fields });

test('a corrected rule is not added again; a removed one and one of another year are', () => {
  const shipped = [
    rule({ titleFr: 'un', validFrom: '2024-01-01' }),
    rule({ titleFr: 'deux', validFrom: '2026-01-01' }),
    rule({ titleFr: 'trois', code: 'b' }),
  ];
  const corrected = [
    rule({ titleFr: 'un, corrigé', validFrom: '2024-01-01', limitAmount: 1 }),
    rule({ titleFr: 'trois, datée', code: 'b', validFrom: '2020-01-01' }),
  ];
  expect(lacking(shipped, corrected)).toEqual([shipped[1]]);
});

test('of two with the same identity, the one whose title is there is not added again', () => {
  const shipped = [rule({ titleFr: 'un' }), rule({ titleFr: 'deux' })];
  expect(lacking(shipped, [rule({ titleFr: 'deux' })])).toEqual([shipped[0]]);
  expect(lacking(shipped, [rule({ titleFr: 'x' }), rule({ titleFr: 'y' })])).toEqual([]);
});

test('a rule whose first day or nature was corrected is known by its title, and not added again', () => {
  const shipped = [
    rule({ titleFr: 'un', validFrom: '2024-01-01' }),
    rule({ titleFr: 'deux', nature: 'services' }),
  ];
  const corrected = [
    rule({ titleFr: 'un', validFrom: '2024-07-01' }),
    rule({ titleFr: 'deux', nature: 'goods' }),
  ];
  expect(lacking(shipped, corrected)).toEqual([]);
  expect(lacking(shipped, [rule({ titleFr: 'un', code: 'b' })])).toEqual(shipped);
});

test('a rule of which title and first day were corrected is known by how it was added', () => {
  const first = rule({ titleFr: 'un', validFrom: '2024-01-01' });
  const second = rule({ titleFr: 'deux', validFrom: '2026-01-01' });
  const corrected = { ...first, titleFr: 'un, corrigé', validFrom: '2024-07-01', code: 'b' };
  expect(lacking([first, second], [corrected, second])).toEqual([first]);
  expect(
    missingRules(
      [first, second],
      [
        { now: corrected, added: first },
        { now: second, added: second },
      ],
    ),
  ).toEqual([]);
  // Its own second day is no reason not to add the rule of that day.
  const moved = { ...first, titleFr: 'un, corrigé', validFrom: '2026-01-01' };
  expect(missingRules([first, second], [{ now: moved, added: first }])).toEqual([second]);
  // What a person added is what it is now.
  expect(missingRules([first], [{ now: first, added: rule({ titleFr: 'la mienne', code: 'c' }) }])).toEqual(
    [],
  );
});
