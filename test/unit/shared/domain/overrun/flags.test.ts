import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { OverrunFacts } from '#shared/domain/overrun/overrun-facts.ts';
import { cautionOrder } from '#shared/domain/overrun/overrun-facts.ts';
import { formatFlagDetail } from '#shared/domain/overrun/flag-detail.ts';
import { overrunRow } from '#shared/domain/overrun/overrun-row.ts';
import { overrunRules } from '#shared/domain/overrun/rules.ts';
import type { AnyFields } from '#shared/domain/register/entities.ts';
import { rowIssues } from '#shared/domain/register/validate.ts';
import {
  amendmentRow,
  baselineRow,
  invoicedFor,
  milestoneRow,
  noBilling,
  overrunFacts,
  ruleRow,
} from '../../../../support/overrun-facts.ts';

const today = '2026-01-15';

const flagsOf = (facts: OverrunFacts, code: string, limits: AnyFields = {}) =>
  overrunRow(facts, [ruleRow(1, code, limits)], today).flags;

const amended = (...rows: AnyFields[]) => rows.map((fields, index) => amendmentRow(index + 1, fields));
const amount = (minor: number): AnyFields => ({ low: minor, high: minor });

describe('amendments-over-original', () => {
  const flags = (amendments: OverrunFacts['amendments'], contract: AnyFields = {}) =>
    flagsOf(overrunFacts(contract, { amendments }), 'amendments-over-original', { limitPpm: 100_000 });

  test('more than 10 % cumulated, not 10 %', () => {
    expect(flags(amended(amount(60_00), amount(40_00)))).toEqual([]);
    expect(flags(amended(amount(60_00), amount(40_01)))[0]?.detail).toEqual({
      increasesAmount: '100.01',
      originalAmount: '1000.00',
      growthPercent: '10.0',
      limitPercent: '10.0',
      number: '2',
      crossedOn: '2024-01-01',
    });
  });

  test('the operator of the rule says whether the limit itself counts', () => {
    const facts = overrunFacts({}, { amendments: amended(amount(100_00)) });
    const flagged = (operator: string | null) =>
      flagsOf(facts, 'amendments-over-original', { limitPpm: 100_000, operator }).length;
    expect([null, 'above', 'at-least'].map(flagged)).toEqual([0, 0, 1]);
  });

  test('decreases give nothing back; pending and refused amendments do not count', () => {
    expect(flags(amended(amount(150_00), { ...amount(100_00), direction: 'decrease' }))).toHaveLength(1);
    expect(
      flags(amended({ ...amount(150_00), status: 'pending' }, { ...amount(150_00), status: 'refused' })),
    ).toEqual([]);
  });

  test('only what is certain: at least 10 % of at most the original', () => {
    const atLeast = amended({ low: 150_00, high: null, hedge: 'at-least' });
    expect(flags(atLeast)[0]?.detail).toMatchObject({ context: 'at-least', growthPercent: '15.0' });
    expect(flags(amended({ low: null, high: 150_00, hedge: 'at-most' }))).toEqual([]);
    expect(flags(amended(amount(150_00)), { originalHigh: 2000_00, originalHedge: 'between' })).toEqual([]);
    expect(flags(amended(amount(150_00)), { originalHigh: null, originalHedge: 'at-least' })).toEqual([]);
    expect(flags(amended(amount(150_00)), { originalLow: null, originalHigh: null })).toEqual([]);
  });
});

describe('late-publication', () => {
  const limits = { limitPpm: 100_000, limitDays: 60 };
  const flags = (...rows: AnyFields[]) =>
    flagsOf(overrunFacts({}, { amendments: amended(...rows) }), 'late-publication', limits);
  const crossing = { ...amount(150_00), signedOn: '2024-03-01' };

  test('published on the sixtieth day is in time, on the next it is late', () => {
    expect(flags({ ...crossing, publishedOn: '2024-04-30' })).toEqual([]);
    expect(flags({ ...crossing, publishedOn: '2024-05-01' })[0]?.detail).toEqual({
      number: '1',
      signedOn: '2024-03-01',
      publishedOn: '2024-05-01',
      dueOn: '2024-04-30',
      daysLate: '1',
      limitDays: '60',
      amendments: '1',
    });
  });

  test('without a publication date it is late once the day has passed', () => {
    expect(flags(crossing)[0]?.detail).toMatchObject({ context: 'unpublished', dueOn: '2024-04-30' });
    expect(flags({ ...crossing, signedOn: '2025-12-01' })).toEqual([]);
  });

  test('what comes before the limit is crossed need not be published; each increase after it must', () => {
    const before = { ...amount(50_00), signedOn: '2023-01-01' };
    expect(flags(before)).toEqual([]);
    const inTime = { ...crossing, publishedOn: '2024-03-10' };
    const after = { ...amount(1_00), signedOn: '2024-09-01' };
    expect(flags(before, inTime, after)[0]?.detail).toMatchObject({ number: '3', amendments: '1' });
    expect(flags(before, inTime, { ...after, direction: 'decrease' })).toEqual([]);
  });

  test('the rule must be in force on the day of signature', () => {
    const facts = overrunFacts({}, { amendments: amended(crossing) });
    expect(flagsOf(facts, 'late-publication', { ...limits, validFrom: '2024-03-02' })).toEqual([]);
    expect(flagsOf(facts, 'late-publication', { ...limits, validTo: '2024-03-01' })).toHaveLength(1);
  });
});

describe('which record of a rule', () => {
  const amendments = amended(amount(200_00));
  const titles = (rules: readonly AnyFields[], facts: Partial<OverrunFacts>, contract: AnyFields = {}) =>
    overrunRow(
      overrunFacts(contract, { amendments, billing: invoicedFor(5000_00n), ...facts }),
      rules.map((fields, index) =>
        ruleRow(index + 1, 'amendments-over-original', { limitPpm: 100_000, mark: 'verified', ...fields }),
      ),
      today,
    ).flags.map(({ titleEn }) => titleEn);
  const law = [
    { titleEn: 'any nature' },
    { titleEn: 'construction', nature: 'construction' },
    { titleEn: 'technology', nature: 'technology' },
    { titleEn: 'municipal', bodyKind: 'municipal' },
  ];

  test('that of the nature goes before the one for all, and that of the body before both', () => {
    expect(titles(law, {}, { nature: 'construction' })).toEqual(['construction']);
    expect(titles(law, {}, { nature: 'technology' })).toEqual(['technology']);
    expect(titles(law, {}, { nature: 'goods' })).toEqual(['any nature']);
    expect(titles(law, {})).toEqual(['any nature']);
    expect(titles(law, { bodyKind: 'municipal' }, { nature: 'construction' })).toEqual(['municipal']);
    expect(titles(law.slice(1, 3), {}, { nature: 'goods' })).toEqual([]);
  });

  test('a federal body is under no law of Québec, but under what is proposed and what names it', () => {
    expect(titles(law, { bodyKind: 'federal' }, { nature: 'technology' })).toEqual([]);
    expect(titles([{ titleEn: 'ours', mark: 'proposed' }], { bodyKind: 'federal' })).toEqual(['ours']);
    expect(titles([{ titleEn: 'theirs', bodyKind: 'federal' }], { bodyKind: 'federal' })).toEqual(['theirs']);
    expect(titles([{ titleEn: 'theirs', bodyKind: 'federal' }], { bodyKind: 'ministry' })).toEqual([]);
  });
});

test('invoiced-over-ceiling: above the highest possible current value', () => {
  const flags = (invoiced: bigint, contract: AnyFields = {}) =>
    flagsOf(overrunFacts(contract, { billing: invoicedFor(invoiced) }), 'invoiced-over-ceiling', {
      limitPpm: 0,
    });
  expect(flags(1000_00n)).toEqual([]);
  expect(flags(1000_01n)[0]?.detail).toEqual({
    invoicedAmount: '1000.01',
    ceilingAmount: '1000.00',
    excessAmount: '0.01',
  });
  expect(flags(1000_01n, { originalHigh: null, originalHedge: 'at-least' })).toEqual([]);
});

test('invoice-outside-term: what the invoices say', () => {
  const outsideTerm = { invoices: 2, number: 'F-9', from: '2020-01-01', to: '2020-02-01' };
  const facts = overrunFacts({}, { billing: { ...noBilling, outsideTerm } });
  expect(flagsOf(facts, 'invoice-outside-term')[0]?.detail).toEqual({
    number: 'F-9',
    fromOn: '2020-01-01',
    toOn: '2020-02-01',
    invoices: '2',
  });
});

describe('increase-without-approval', () => {
  const noApproval = { approvedOn: null, approvedBy: null };
  const flags = (invoiced: bigint, ...rows: AnyFields[]) =>
    flagsOf(
      overrunFacts({}, { amendments: amended(...rows), billing: invoicedFor(invoiced) }),
      'increase-without-approval',
    );

  test('invoiced beyond the original and the approved amendments', () => {
    expect(flags(1150_00n, {}, { ...noApproval, number: '2B' })[0]?.detail).toEqual({
      number: '2B',
      amendments: '1',
      invoicedAmount: '1150.00',
      ceilingAmount: '1100.00',
      excessAmount: '50.00',
    });
    expect(flags(1100_00n, {}, noApproval)).toEqual([]);
  });

  test.each([
    ['pending', { status: 'pending' }, 1],
    ['unknown status', { status: 'unknown' }, 1],
    ['approved by someone, day unknown', { approvedOn: null, approvedBy: 'Conseil' }, 0],
    ['refused', { status: 'refused' }, 0],
    ['a decrease', { ...noApproval, direction: 'decrease' }, 0],
  ])('%s', (_name, fields, found) => {
    expect(flags(1500_00n, fields)).toHaveLength(found);
  });
});

test('late: more days than the limit', () => {
  const flags = (actualOn: string) =>
    flagsOf(
      overrunFacts({}, { milestones: [milestoneRow({ plannedOn: '2025-01-01', actualOn, status: 'met' })] }),
      'late',
      { limitDays: 30 },
    );
  expect(flags('2025-01-31')).toEqual([]);
  expect(flags('2025-02-01')[0]?.detail).toEqual({
    milestone: 'Go-live',
    plannedOn: '2025-01-01',
    reachedOn: '2025-02-01',
    months: '1',
    days: '31',
  });
});

describe('rule records', () => {
  const facts = overrunFacts({}, { billing: invoicedFor(2000_00n) });
  const code = 'invoiced-over-ceiling';
  const found = (...records: ReturnType<typeof ruleRow>[]) => overrunRow(facts, records, today).flags;

  test('no record, a disabled one or one out of force finds nothing', () => {
    expect(found()).toEqual([]);
    expect(found(ruleRow(1, code, { enabled: 0 }))).toEqual([]);
    expect(found(ruleRow(1, code, { validTo: '2026-01-14' }))).toEqual([]);
    expect(found(ruleRow(1, code, { validFrom: '2026-01-16' }))).toEqual([]);
    expect(found(ruleRow(1, code, { validFrom: '2026-01-15', validTo: '2026-01-15' }))).toHaveLength(1);
  });

  test('the record that came into force last gives title, article and mark', () => {
    const [flag] = found(
      ruleRow(1, code, { validFrom: '2025-01-01', mark: 'verified', article: 'a. 2' }),
      ruleRow(2, code, { validFrom: '2020-01-01', article: 'a. 1' }),
    );
    expect(flag).toMatchObject({ rule: code, mark: 'verified', article: 'a. 2' });
  });
});

describe('what we ship', () => {
  const read = (path: string) =>
    JSON.parse(readFileSync(new URL(`../../../../../resources/${path}`, import.meta.url), 'utf8'));

  test('every rule has an enabled record that the register accepts', () => {
    const records = read('rules/base-rules.json') as AnyFields[];
    for (const record of records) expect(rowIssues('rule', null, record)).toEqual([]);
    expect(records.filter((record) => record['enabled'] !== 1)).toEqual([]);
    const codes = records.map((record) => String(record['code']));
    expect([...new Set(codes)].toSorted()).toEqual([...overrunRules].toSorted());
  });

  const shipped = (read('rules/base-rules.json') as AnyFields[]).map((record, index) =>
    ruleRow(index + 1, String(record['code']), { bodyKind: null, nature: null, ...record }),
  );

  test.each([
    ['construction', '2024-01-01', 'RLRQ, c. C-65.1, r. 5, art. 42.1', 'verified'],
    ['construction', '2020-01-01', 'RLRQ, c. C-65.1 (règlement à préciser)', 'unverified'],
    ['technology', '2024-01-01', 'RLRQ, c. C-65.1, r. 5.1 (article à vérifier)', 'unverified'],
    ['services', '2024-01-01', 'RLRQ, c. C-65.1, r. 4 (article à vérifier)', 'unverified'],
    ['goods', '2024-01-01', 'RLRQ, c. C-65.1, r. 2 (article à vérifier)', 'unverified'],
    [null, '2024-01-01', 'RLRQ, c. C-65.1 (règlement à préciser)', 'unverified'],
  ])('late publication for %s signed on %s is by %s, %s', (nature, signedOn, article, mark) => {
    const amendments = amended({ ...amount(200_00), signedOn });
    const late = (facts: Partial<OverrunFacts>) =>
      overrunRow(overrunFacts({ nature }, { amendments, ...facts }), shipped, today).flags.filter(
        ({ rule }) => rule === 'late-publication',
      );
    expect(late({})).toMatchObject([{ article, mark }]);
    expect(late({ bodyKind: 'federal' })).toEqual([]);
  });

  describe('bands of growth', () => {
    const growthFlags = (facts: Partial<OverrunFacts>, contract: AnyFields = {}) =>
      overrunRow(overrunFacts(contract, facts), shipped, today)
        .flags.filter(({ rule }) => rule.startsWith('growth'))
        .map(({ rule, detail }) => [rule, detail['growthPercent'], detail['context']]);
    const grown = (minor: number) => growthFlags({ amendments: amended(amount(minor)) });
    const baselines = [baselineRow(1, { setOn: '2025-01-01', low: 1300_00, high: 1300_00 })];

    test('over an original value that is the baseline, the worst is said once', () => {
      expect(grown(149_99)).toEqual([]);
      expect(grown(150_00)).toEqual([['growth-over-baseline', '15.0', undefined]]);
      expect(grown(249_99)).toMatchObject([['growth-over-baseline', '25.0', undefined]]);
      expect(grown(250_00)).toEqual([['growth-over-baseline-critical', '25.0', undefined]]);
      expect(grown(499_99)).toMatchObject([['growth-over-baseline-critical', '50.0', undefined]]);
      expect(grown(500_00)).toEqual([['growth-over-original-critical', '50.0', undefined]]);
    });

    test('after a re-baselining each measure has its own', () => {
      const to = (minor: number) => growthFlags({ amendments: amended(amount(minor)), baselines });
      expect(to(299_99)).toEqual([]);
      expect(to(494_99)).toEqual([['growth-over-original', '49.5', undefined]]);
      expect(to(495_00)).toEqual([
        ['growth-over-original', '49.5', undefined],
        ['growth-over-baseline', '15.0', undefined],
      ]);
      expect(to(625_00).map(([rule]) => rule)).toEqual([
        'growth-over-original-critical',
        'growth-over-baseline-critical',
      ]);
    });

    test('only what is certain: at least so much, of at most so much', () => {
      const atLeast = amended({ low: 600_00, high: null, hedge: 'at-least' });
      expect(growthFlags({ amendments: atLeast })).toEqual([
        ['growth-over-original-critical', '60.0', 'at-least'],
      ]);
      const wide = { originalHigh: 5000_00, originalHedge: 'between' };
      expect(growthFlags({ amendments: atLeast }, wide)).toEqual([]);
      expect(growthFlags({ amendments: amended({ low: null, high: 900_00, hedge: 'at-most' }) })).toEqual([]);
      expect(growthFlags({ amendments: atLeast }, { originalLow: null, originalHigh: null })).toEqual([]);
    });
  });

  test('before the duty to publish, nothing is late', () => {
    const amendments = amended({ ...amount(120_00), signedOn: '2013-12-31' });
    const { flags } = overrunRow(overrunFacts({ nature: 'goods' }, { amendments }), shipped, today);
    expect(flags.map(({ rule }) => rule)).toEqual(['amendments-over-original']);
  });

  test.each(['fr', 'en'])('%s has a sentence for every flag and caution', (locale) => {
    const words = read(`locales/${locale}/overruns.json`);
    expect(Object.keys(words.cautions)).toEqual(cautionOrder);
    const codes = new Set(Object.keys(words.flags).map((key) => key.split('_')[0]));
    expect([...codes]).toEqual([...overrunRules]);
  });

  test('details in the reader’s language', () => {
    const detail = {
      excessAmount: '1234.50',
      growthPercent: '48.4',
      limitPercent: '10.0',
      dueOn: '2024-05-01',
      number: '1',
      milestone: 'Mise en service ‖ Go-live',
    };
    expect(formatFlagDetail(detail, 'CAD', 'fr')).toEqual({
      excessAmount: '1\u00A0234,50\u00A0$',
      growthPercent: '48,4\u00A0%',
      limitPercent: '10\u00A0%',
      dueOn: '1er\u00A0mai\u00A02024',
      number: '1',
      milestone: 'Mise en service',
    });
    expect(formatFlagDetail(detail, 'CAD', 'en')).toMatchObject({
      excessAmount: '$1,234.50',
      growthPercent: '48.4%',
      milestone: 'Go-live',
    });
  });
});
