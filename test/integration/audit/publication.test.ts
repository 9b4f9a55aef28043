import { expect, test } from 'vitest';
import { compareText } from '#shared/domain/text/compare-text.ts';
import { correctRule, exact, newAuditCase, references } from '../../support/audit-case.ts';

const byText = (a: unknown, b: unknown): number => compareText(String(a), String(b));

test('A08: 31 days after the award, 61 after an amendment that brings increases over 10 %', async () => {
  const audit = await newAuditCase();
  const mutual = { awardMethod: 'mutual-agreement', awardedOn: '2026-01-01', ...exact(100_000) };
  audit.addContract('C-1', { ...mutual, publishedOn: '2026-02-01' });
  audit.addContract('C-2', { ...mutual, publishedOn: '2026-01-31' });
  audit.addContract('C-3', { ...mutual, ...exact(24_999), publishedOn: '2026-06-01' });
  audit.addContract('C-4', mutual);
  const tendered = audit.addContract('C-5', { ...mutual, awardMethod: 'public-tender' });
  const amend = (number: string, dollars: number, publishedOn: string): number =>
    audit.addAmendment(tendered, number, { low: dollars * 100, signedOn: `2026-03-0${number}`, publishedOn });
  amend('1', 10_000, '2026-12-31');
  amend('2', 1_000, '2026-05-02');
  amend('3', 1_000, '2026-05-02');
  const run = audit.run('A08');
  expect(run.exceptions.map(({ key, detail }) => [key, detail['days'], detail['allowed']])).toEqual([
    ['C-1|contract', 31, 30],
    ['C-4|contract', 180, 30],
    ['C-5|amendment|2', 61, 60],
  ]);
  expect(run.exceptions[1]?.detail).toMatchObject({ state: 'unpublished', awardedOn: '2026-01-01' });
  expect(run.excluded).toEqual([
    { reason: 'too-small', count: 1 },
    { reason: 'public-tender', count: 1 },
    { reason: 'below-percent', count: 1 },
  ]);
  expect(run.exceptions.map(({ detail }) => detail['limitFrom'])).toEqual([
    'parameter',
    'parameter',
    'late-publication',
  ]);
  expect(run.ruleVersions).toMatchObject([{ code: 'late-publication', limitDays: 60, limitPpm: 100_000 }]);
  expect(references(audit.run('A08', 'days=31'))).toEqual(['C-4', 'C-5']);
});

test('A08: what is not published is late once its days have passed, and not yet due until then', async () => {
  const audit = await newAuditCase();
  const mutual = { awardMethod: 'mutual-agreement', ...exact(100_000) };
  audit.addContract('late', { ...mutual, awardedOn: '2026-05-30' });
  audit.addContract('due', { ...mutual, awardedOn: '2026-05-31' });
  const tendered = audit.addContract('amended', { ...mutual, awardMethod: 'public-tender' });
  const amend = (number: string, signedOn: string): number =>
    audit.addAmendment(tendered, number, { low: 2_000_000, signedOn });
  amend('1', '2024-01-15');
  amend('2', '2026-04-30');
  amend('3', '2026-05-01');
  const run = audit.run('A08');
  const detailOf = (key: string) => run.exceptions.find((one) => one.key === key)?.detail;
  expect(run.exceptions.map(({ key }) => key).toSorted(byText)).toEqual([
    'amended|amendment|1',
    'amended|amendment|2',
    'late|contract',
  ]);
  expect(detailOf('late|contract')).toMatchObject({ state: 'unpublished', days: 31, allowed: 30 });
  expect(detailOf('amended|amendment|1')).toMatchObject({ state: 'unpublished', days: 897, allowed: 60 });
  expect(run.excluded).toEqual([
    { reason: 'not-yet-due', count: 2 },
    { reason: 'public-tender', count: 1 },
  ]);
});

test('A08: the operator of the rule says whether the last day is still in time, and the amount itself large enough', async () => {
  const audit = await newAuditCase();
  const mutual = { awardMethod: 'mutual-agreement', awardedOn: '2026-01-01', nature: 'services' };
  audit.addContract('day 30', { ...mutual, ...exact(100_000), publishedOn: '2026-01-31' });
  audit.addContract('$25,000', { ...mutual, ...exact(25_000), publishedOn: '2026-06-01' });
  expect(references(audit.run('A08'))).toEqual(['$25,000']);
  correctRule(audit, 'initial-publication', { nature: 'services', patch: { operator: 'below' } });
  expect(references(audit.run('A08'))).toEqual(['$25,000', 'day 30']);
  correctRule(audit, 'initial-publication', { nature: 'services', patch: { operator: 'above' } });
  expect(references(audit.run('A08'))).toEqual([]);
});

test('A08: the rule of the nature and of the kind of body goes before the parameters', async () => {
  const audit = await newAuditCase();
  const federal = audit.add('organization', {
    kind: 'public-body',
    name: 'Ministère fédéral',
    bodyKind: 'federal',
  });
  const mutual = { awardMethod: 'mutual-agreement', awardedOn: '2026-01-01', ...exact(100_000) };
  const tendered = { ...mutual, awardMethod: 'public-tender' };
  audit.addContract('S-31', { ...mutual, nature: 'services', publishedOn: '2026-02-01' });
  audit.addContract('S-30', { ...mutual, nature: 'services', publishedOn: '2026-01-31' });
  audit.addContract('G-16', { ...tendered, ...exact(30_000), nature: 'goods', publishedOn: '2026-01-17' });
  audit.addContract('G-15', { ...tendered, nature: 'goods', publishedOn: '2026-01-16' });
  audit.addContract('T-31', { ...mutual, nature: 'technology', publishedOn: '2026-02-01' });
  audit.addContract('S-tender', { ...tendered, nature: 'services', publishedOn: '2026-09-01' });
  const ofFederal = { ...tendered, publicBodyId: federal, ...exact(10_001) };
  audit.addContract('F-61', { ...ofFederal, awardedOn: '2026-02-10', publishedOn: '2026-05-31' });
  audit.addContract('F-60', { ...ofFederal, awardedOn: '2026-02-10', publishedOn: '2026-05-30' });
  audit.addContract('F-31', { ...ofFederal, awardedOn: '2025-10-01', publishedOn: '2026-01-31' });
  audit.addContract('F-30', { ...ofFederal, awardedOn: '2025-10-01', publishedOn: '2026-01-30' });
  audit.addContract('F-small', {
    ...ofFederal,
    ...exact(10_000),
    awardedOn: '2025-10-01',
    publishedOn: '2026-03-01',
  });
  audit.addContract('F-before', { ...ofFederal, awardedOn: '2019-06-20', publishedOn: '2026-03-01' });
  const run = audit.run('A08');
  expect(
    run.exceptions
      .map(({ detail }) => ['reference', 'days', 'allowed', 'limitFrom'].map((name) => detail[name]))
      .toSorted(byText),
  ).toEqual([
    ['F-31', 31, 30, 'federal-publication-federal'],
    ['F-61', 61, 60, 'federal-publication-fourth-quarter-federal'],
    ['G-16', 16, 15, 'initial-publication-goods'],
    ['S-31', 31, 30, 'initial-publication-services'],
    ['T-31', 31, 30, 'parameter'],
  ]);
  expect(run.excluded).toEqual([
    { reason: 'public-tender', count: 1 },
    { reason: 'too-small', count: 1 },
    { reason: 'no-rule', count: 1 },
  ]);
  expect(run.ruleVersions.map(({ code }) => code).toSorted(byText)).toEqual([
    'federal-publication-federal',
    'federal-publication-fourth-quarter-federal',
    'initial-publication-goods',
    'initial-publication-services',
  ]);
});

test('A08: a contract is under the rule of its own day, on either side of a change', async () => {
  const audit = await newAuditCase();
  correctRule(audit, 'initial-publication', { nature: 'services', patch: { validTo: '2026-01-31' } });
  audit.add('rule', {
    code: 'initial-publication',
    titleFr: 'Description initiale (services)',
    titleEn: 'Initial description (services)',
    nature: 'services',
    operator: 'at-most',
    currency: 'CAD',
    limitAmount: 2_500_000,
    limitDays: 20,
    validFrom: '2026-02-01',
    mark: 'proposed',
    enabled: 1,
  });
  const award = { awardMethod: 'mutual-agreement', nature: 'services', ...exact(100_000) };
  audit.addContract('last', { ...award, awardedOn: '2026-01-31', publishedOn: '2026-02-25' });
  audit.addContract('first', { ...award, awardedOn: '2026-02-01', publishedOn: '2026-02-26' });
  const run = audit.run('A08', 'days=1');
  expect(
    run.exceptions.map(({ detail }) => [detail['reference'], detail['days'], detail['allowed']]),
  ).toEqual([['first', 25, 20]]);
  expect(run.ruleVersions).toMatchObject([
    { validTo: '2026-01-31', limitDays: 30 },
    { validFrom: '2026-02-01', limitDays: 20, mark: 'proposed' },
  ]);
});
