import { expect, test } from 'vitest';
import { auditTests } from '#main/services/audit/registry.ts';
import { correctRule, exact, newAuditCase } from '../../support/audit-case.ts';

const late = { awardMethod: 'mutual-agreement', awardedOn: '2026-01-01', publishedOn: '2026-06-01' };

test('a parameter that a dated rule goes before is said to have had no effect', async () => {
  const audit = await newAuditCase();
  audit.addContract('C-1', { ...exact(100_000), ...late, nature: 'services' });
  expect(audit.run('A08').unusedParameters).toEqual([]);
  const run = audit.run('A08', 'days=5', 'smallest=1');
  expect(run.exceptions).toMatchObject([{ detail: { allowed: 30 } }]);
  expect(run.unusedParameters).toEqual(['days', 'smallest']);
  correctRule(audit, 'initial-publication', { nature: 'services', patch: { limitDays: null } });
  expect(audit.run('A08', 'days=5', 'smallest=1').unusedParameters).toEqual(['smallest']);
  correctRule(audit, 'initial-publication', { nature: 'services', patch: { enabled: 0 } });
  expect(audit.run('A08', 'days=5', 'smallest=1').unusedParameters).toEqual([]);
});

test('the percentage of A01 counts as soon as one contract is under no rule', async () => {
  const audit = await newAuditCase();
  const own = audit.addContract('C-1', exact(100_000));
  audit.addAmendment(own, '1', { signedOn: '2025-01-01', low: 100 });
  expect(audit.run('A01', 'percent=5').unusedParameters).toEqual(['percent']);
  const publicBodyId = audit.add('organization', {
    kind: 'public-body',
    name: 'Agence',
    bodyKind: 'federal',
  });
  const federal = audit.addContract('C-2', { ...exact(100_000), publicBodyId });
  audit.addAmendment(federal, '1', { signedOn: '2025-01-01', low: 100 });
  expect(audit.run('A01', 'percent=5').unusedParameters).toEqual([]);
});

test('a threshold goes before the rules, and the body and nature of the register before those assumed', async () => {
  const audit = await newAuditCase();
  const publicBodyId = audit.add('organization', {
    kind: 'public-body',
    name: 'Réseau',
    bodyKind: 'network',
  });
  const direct = {
    awardMethod: 'mutual-agreement',
    awardedOn: '2022-03-01',
    nature: 'services',
    publicBodyId,
  };
  const id = audit.addContract('C-1', { ...exact(95_000), ...direct });
  audit.addAmendment(id, '1', { signedOn: '2022-06-01', low: 3_000_000 });
  const unused = (...settings: readonly string[]) => audit.run('A03', ...settings).unusedParameters;
  expect(unused('threshold=50000')).toEqual([]);
  expect(unused('bodyKind=ministry', 'nature=goods')).toEqual(['bodyKind', 'nature']);
  expect(unused('threshold=50000', 'bodyKind=ministry')).toEqual(['bodyKind']);
  expect(unused('threshold=')).toEqual([]);
  const unknown = audit.addContract('C-2', { ...exact(95_000), ...direct, nature: null });
  audit.addAmendment(unknown, '1', { signedOn: '2022-06-01', low: 3_000_000 });
  expect(unused('bodyKind=ministry', 'nature=goods')).toEqual(['bodyKind']);
});

test('a test that could not be run says nothing of its parameters', async () => {
  const audit = await newAuditCase();
  expect(audit.run('R003', 'days=20')).toMatchObject({ status: 'not-applicable', unusedParameters: [] });
});

test('every parameter that a rule goes before is told as such', () => {
  const told = auditTests.flatMap(({ id, parameters }) =>
    parameters.filter(({ uses }) => uses === 'without-rule').map(({ name }) => `${id}.${name}`),
  );
  expect(told).toEqual(
    expect.arrayContaining([
      'A01.percent',
      'A08.days',
      'A08.smallest',
      'A10.registrationDays',
      'A10.enterpriseDays',
      'A10.newMandateDays',
      'A11.services',
      'A11.construction',
      'R003.days',
    ]),
  );
  expect(told).not.toContain('A10.daysBefore');
});
