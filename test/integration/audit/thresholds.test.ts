import { expect, test } from 'vitest';
import {
  atRisk,
  correctRule,
  exact,
  newAuditCase,
  references,
  type AuditCase,
} from '../../support/audit-case.ts';

// The threshold of networks for services, in 2022 and 2023: 121,200 $, before tax.
const mutual = { awardMethod: 'mutual-agreement', awardedOn: '2022-05-01' };
const included = { ...mutual, taxBasis: 'included' };

const setOperator = (audit: AuditCase, operator: string): void => {
  const ids = audit.context.db.prepare("SELECT id FROM rules WHERE code = 'tender-threshold'").pluck().all();
  for (const id of ids)
    audit.context.db.prepare('UPDATE rules SET operator = ? WHERE id = ?').run(operator, id);
};

const namesOf = (audit: AuditCase, test: string, ...settings: readonly string[]): unknown[] =>
  audit
    .run(test, ...settings)
    .exceptions.map(({ detail }) => detail['name'] ?? detail['names'] ?? detail['reference']);

test('A03: at the threshold is above it only by a rule that says from it on', async () => {
  const audit = await newAuditCase();
  const at = audit.addContract('at', { ...mutual, ...exact(121_200) });
  audit.addAmendment(at, '1', { low: 100 });
  const lifted = audit.addContract('lifted', { ...mutual, ...exact(121_199) });
  audit.addAmendment(lifted, '1', { low: 100 });
  expect(references(audit.run('A03'))).toEqual(['lifted']);
  setOperator(audit, 'above');
  expect(references(audit.run('A03'))).toEqual(['at']);
});

test('T07, T08: a purchase at the threshold is below it by a rule that says above it only', async () => {
  const audit = await newAuditCase();
  const vendorId = audit.addVendor('Acme inc.');
  audit.addContract('at', { ...mutual, ...exact(121_200), vendorId });
  audit.addContract('one', { ...mutual, ...exact(1), vendorId });
  expect(namesOf(audit, 'T07')).toEqual([]);
  expect(namesOf(audit, 'T08')).toEqual([]);
  setOperator(audit, 'above');
  expect(namesOf(audit, 'T07')).toEqual([['at', 'one']]);
  expect(namesOf(audit, 'T08')).toEqual(['at']);
});

test('T08: amounts with tax are compared without it; where nobody knows, the exception says so', async () => {
  const audit = await newAuditCase();
  const vendorId = audit.addVendor('Acme inc.');
  // 120,000 / 1.14975 = 104,370.52; 139,000 / 1.14975 = 120,895.85.
  audit.addContract('120 with tax', { ...included, ...exact(120_000), vendorId });
  audit.addContract('139 with tax', { ...included, ...exact(139_000), vendorId });
  audit.addContract('120, who knows', { ...mutual, taxBasis: 'unknown', ...exact(120_000), vendorId });
  audit.addContract('120 without tax', { ...mutual, ...exact(120_000), vendorId });
  const run = audit.run('T08');
  expect(run.exceptions.map(({ detail }) => [detail['name'], detail['amount'], detail['taxes']])).toEqual([
    ['139 with tax', '120895.85', 'tax-included'],
    ['120 without tax', '120000.00', undefined],
    ['120, who knows', '120000.00', 'tax-unknown'],
  ]);
  expect(atRisk(run)[0]).toEqual([12_089_585, 12_089_585]);
});

test('A03, A11: neither the original nor the increases count with their tax', async () => {
  const audit = await newAuditCase();
  const vendorId = audit.addVendor('Acme inc.');
  const lifted = audit.addContract('lifted', { ...included, ...exact(130_000), vendorId });
  audit.addAmendment(lifted, '1', { low: 1_000_000 });
  const below = audit.addContract('below', { ...included, ...exact(130_000), vendorId });
  // (130,000 + 9,000) / 1.14975 = 120,895.85
  audit.addAmendment(below, '1', { low: 900_000 });
  expect(references(audit.run('A03'))).toEqual(['lifted']);
  audit.add('authorisation', { vendorId: audit.addVendor('Bolt'), grantedOn: '2020-01-01' });
  const services = { ...included, nature: 'services', vendorId };
  audit.addContract('1,149,750 $', { ...services, ...exact(1_149_750) });
  audit.addContract('1,149,749 $', { ...services, ...exact(1_149_749) });
  expect(references(audit.run('A11'))).toEqual(['1,149,750 $']);
  correctRule(audit, 'amp-authorisation', { nature: 'services', patch: { operator: 'above' } });
  expect(references(audit.run('A11'))).toEqual([]);
});
