import { expect, test } from 'vitest';
import type { AnyFields } from '#shared/domain/register/entities.ts';
import { compareText } from '#shared/domain/text/compare-text.ts';
import { atRisk, correctRule, exact, newAuditCase, references } from '../../support/audit-case.ts';

const byText = (a: unknown, b: unknown): number => compareText(String(a), String(b));

test('A06: an item priced a year after the award; a new price of an old item is no new item', async () => {
  const audit = await newAuditCase();
  const vendorId = audit.addVendor('Acme inc.');
  const contractId = audit.addContract('C-1', { vendorId, awardedOn: '2025-01-15' });
  const item = (itemCode: string, validFrom: string | null, of = contractId): number =>
    audit.add('priceItem', { contractId: of, itemCode, validFrom, currency: 'CAD', unitPrice: '100' });
  item('AN-1', null);
  item('an1', '2026-01-01');
  const added = item('FORM-2', '2026-01-15');
  item('X', '2026-01-01', audit.addContract('C-2', { awardedOn: '2025-01-15' }));
  audit.addContract('C-3');
  const amendment = audit.addAmendment(contractId, 'M-1', {
    reason: 'scope-addition',
    signedOn: '2026-01-10',
  });
  const invoiceId = audit.addInvoice(vendorId, 'F-1', '2026-02-01', { contractId });
  const line = { invoiceId, currency: 'CAD' };
  audit.add('invoiceLine', { ...line, itemCode: 'FORM 2', net: 250_000 });
  audit.add('invoiceLine', { ...line, itemCode: 'AN-1', net: 900_000 });
  const run = audit.run('A06');
  expect(run.exceptions).toMatchObject([
    {
      key: 'C-1',
      rows: [
        { entity: 'contract', id: contractId },
        { entity: 'priceItem', id: added },
        { entity: 'amendment', id: amendment },
      ],
      detail: { items: ['FORM-2'], amendments: ['M-1'] },
    },
  ]);
  expect(atRisk(run)).toEqual([[250_000, 250_000]]);
  expect(run.excluded).toEqual([
    { reason: 'no-original-items', count: 1 },
    { reason: 'no-items', count: 1 },
  ]);
});

test('A09: one bid for a contract by public tender, authorised or not; two bids are competition', async () => {
  const audit = await newAuditCase();
  const of = (reference: string, method: string, bidders: readonly string[]): void => {
    const contractId = audit.addContract(reference, { ...exact(80_000), awardMethod: 'public-tender' });
    const tenderId = audit.add('tender', {
      processId: `P-${reference}`,
      method,
      contractId,
      awardCriteria: 'unknown',
    });
    for (const tendererName of bidders)
      audit.add('bid', {
        tenderId,
        tendererName,
        status: 'valid',
        isWinner: tendererName === 'Acme' ? 1 : 0,
      });
  };
  of('C-1', 'unknown', ['Acme']);
  of('C-2', 'open', ['Acme', 'Bolt']);
  of('C-3', 'direct', ['Acme']);
  audit.add('tender', { processId: 'P-9', method: 'open', awardCriteria: 'unknown' });
  audit.add('approval', { subject: 'contract', subjectNumber: 'c1', step: 'approved', person: 'Anne Roy' });
  const run = audit.run('A09');
  expect(run.exceptions).toMatchObject([{ key: 'C-1|P-C-1', detail: { authorisedBy: 'Anne Roy' } }]);
  expect(atRisk(run)).toEqual([[8_000_000, 8_000_000]]);
  expect(run.ruleVersions).toEqual([]);
  expect(run.excluded).toEqual([
    { reason: 'other-method', count: 1 },
    { reason: 'no-contract', count: 1 },
  ]);
});

test('A09: the rule for a single tender, and the threshold of the day, come with a contract of services', async () => {
  const audit = await newAuditCase();
  const publicBodyId = audit.add('organization', {
    kind: 'public-body',
    name: 'Réseau',
    bodyKind: 'network',
  });
  for (const nature of ['services', 'construction']) {
    const contractId = audit.addContract(nature, {
      ...exact(200_000),
      awardMethod: 'public-tender',
      publicBodyId,
      nature,
      awardedOn: '2022-05-01',
    });
    audit.add('tender', {
      processId: nature,
      method: 'open',
      contractId,
      tendererCount: 1,
      awardCriteria: 'unknown',
    });
  }
  const run = audit.run('A09');
  expect(
    run.exceptions.map(({ detail }) => [detail['reference'], detail['rule'], detail['threshold']]),
  ).toEqual([
    ['construction', undefined, undefined],
    ['services', 'single-bid-services', '121200.00'],
  ]);
  expect(run.ruleVersions.map(({ code }) => code)).toEqual([
    'single-bid-services',
    'tender-threshold-network-services',
  ]);
});

test('A10: no mandate, one registered on day 31, a communication before it; covered in time is left alone', async () => {
  const audit = await newAuditCase();
  const publicBodyId = audit.add('organization', {
    kind: 'public-body',
    name: 'Ministère de la Cybersécurité',
  });
  const award = { publicBodyId, awardMethod: 'mutual-agreement', awardedOn: '2026-03-01', ...exact(50_000) };
  const vendors = ['A', 'B', 'C', 'D'].map((name) => {
    const vendorId = audit.addVendor(`${name} inc.`);
    audit.addContract(`C-${name}`, { ...award, vendorId });
    return vendorId;
  });
  const [, b = 0, c = 0, d = 0] = vendors;
  const mandate = (vendorId: number, registeredOn: string, fields: AnyFields = {}): number =>
    audit.add('lobbyingMandate', {
      vendorId,
      lobbyist: 'consultant',
      institution: 'Ministere de la cybersecurite',
      startsOn: '2026-01-01',
      registeredOn,
      ...fields,
    });
  const late = mandate(b, '2026-02-01');
  mandate(c, '2026-01-31');
  mandate(d, '2026-01-10', { institution: 'Ville de Québec' });
  const early = audit.add('lobbyingCommunication', {
    vendorId: c,
    communicatedOn: '2025-12-31',
    institutionId: publicBodyId,
  });
  audit.addContract('C-E', { ...award, awardMethod: 'public-tender', vendorId: vendors[0] ?? null });
  const enterprise = { lobbyist: 'enterprise', institution: null };
  const inTime = audit.addVendor('Entreprise à temps inc.');
  audit.addContract('C-F', { ...award, vendorId: inTime });
  mandate(inTime, '2026-03-02', enterprise);
  const further = audit.addVendor('Entreprise connue inc.');
  audit.addContract('C-G', { ...award, vendorId: further });
  mandate(further, '2020-01-15', { ...enterprise, startsOn: '2020-01-01', endsOn: '2020-12-31' });
  const overdue = mandate(further, '2026-02-01', enterprise);
  const run = audit.run('A10');
  expect(run.exceptions.map(({ key, detail }) => [key, detail['problems']])).toEqual([
    ['C-A', ['no-mandate']],
    ['C-B', ['registered-late']],
    ['C-C', ['communication-outside']],
    ['C-D', ['no-mandate']],
    ['C-G', ['registered-late']],
  ]);
  expect(run.exceptions.map(({ detail }) => [detail['days'], detail['limitFrom'] ?? null])).toEqual([
    [0, null],
    [31, ['lobbying-consultant']],
    [0, null],
    [0, null],
    [31, ['lobbying-enterprise-change']],
  ]);
  expect(run.exceptions.map(({ rows }) => rows[1])).toEqual([
    undefined,
    { entity: 'lobbyingMandate', id: late },
    { entity: 'lobbyingCommunication', id: early },
    undefined,
    { entity: 'lobbyingMandate', id: overdue },
  ]);
  expect(run.excluded).toEqual([{ reason: 'public-tender', count: 1 }]);
  expect(run.ruleVersions.map(({ code, limitDays }) => [code, limitDays]).toSorted(byText)).toEqual([
    ['lobbying-consultant', 30],
    ['lobbying-enterprise', 60],
    ['lobbying-enterprise-change', 30],
  ]);
  // Without the rule it is the parameter that counts.
  correctRule(audit, 'lobbying-consultant', { nature: null, patch: { enabled: 0 } });
  const without = audit.run('A10', 'registrationDays=31', 'daysBefore=59');
  expect(references(without)).toEqual(['C-A', 'C-D', 'C-G']);
  expect(audit.run('A10', 'registrationDays=29').exceptions[2]?.detail['limitFrom']).toEqual(['parameter']);
});

test('A11: 1 M$ of services and 5 M$ of construction; authorised on the day, below, or of goods are left alone', async () => {
  const audit = await newAuditCase();
  const [acme, bolt] = [audit.addVendor('Acme inc.'), audit.addVendor('Bolt ltée')];
  const authorise = (vendorId: number, fields: AnyFields): number =>
    audit.add('authorisation', { vendorId, ...fields });
  authorise(acme, { grantedOn: '2020-01-01', expiresOn: '2023-01-01' });
  authorise(bolt, { grantedOn: '2020-01-01', revokedOn: '2024-06-01' });
  const add = (
    reference: string,
    vendorId: number,
    nature: string,
    dollars: number,
    awardedOn = '2024-03-01',
  ): number => audit.addContract(reference, { vendorId, nature, awardedOn, ...exact(dollars) });
  add('C-1', acme, 'services', 1_000_000);
  add('C-2', acme, 'services', 999_999);
  add('C-3', acme, 'construction', 4_999_999);
  add('C-4', acme, 'goods', 9_000_000);
  add('C-5', bolt, 'technology', 2_000_000);
  add('C-6', bolt, 'construction', 5_000_000, '2024-06-01');
  add('C-7', acme, 'services', 2_000_000, '2015-11-01');
  add('C-8', acme, 'services', 2_000_000, '2015-11-02');
  const federal = audit.add('organization', { kind: 'public-body', name: 'Fédéral', bodyKind: 'federal' });
  audit.addContract('C-9', {
    vendorId: acme,
    publicBodyId: federal,
    nature: 'services',
    awardedOn: '2024-03-01',
    ...exact(2_000_000),
  });
  const run = audit.run('A11');
  expect(references(run)).toEqual(['C-1', 'C-6', 'C-8']);
  expect(run.exceptions.map(({ detail }) => detail['limitFrom']).toSorted(byText)).toEqual([
    'amp-authorisation-construction',
    'amp-authorisation-services',
    'amp-authorisation-services',
  ]);
  expect(run.ruleVersions.map(({ code, amount }) => [code, amount]).toSorted(byText)).toEqual([
    ['amp-authorisation-construction', '5000000.00'],
    ['amp-authorisation-services', '1000000.00'],
  ]);
  expect(run.excluded).toEqual([
    { reason: 'below-amount', count: 2 },
    { reason: 'nature-outside', count: 1 },
    { reason: 'before-duty', count: 1 },
    { reason: 'federal-body', count: 1 },
  ]);
  expect(references(audit.run('A11', 'services=900000'))).toEqual(['C-1', 'C-6', 'C-8']);
  correctRule(audit, 'amp-authorisation', { nature: 'services', patch: { limitAmount: null } });
  const byParameter = audit.run('A11', 'services=900000');
  expect(references(byParameter)).toEqual(['C-1', 'C-2', 'C-6', 'C-8']);
  expect(byParameter.exceptions.map(({ detail }) => detail['limitFrom'])).toContain('parameter');
});

test('A12: personal data at a subsidiary of a foreign group, in Ontario, assessed too late; Québec alone is not it', async () => {
  const audit = await newAuditCase();
  const parentId = audit.addVendor('Nuage Corp.', { country: 'US' });
  const vendorId = audit.addVendor('Nuage Canada inc.', { country: 'CA', parentId });
  audit.add('lawClaim', { organizationId: parentId, law: 'CLOUD Act', country: 'US', position: 'reaches' });
  const local = audit.addVendor('Boréal inc.', { country: 'CA' });
  const expose = (reference: string, vendor: number, fields: AnyFields): void => {
    const contractId = audit.addContract(reference, { vendorId: vendor, startsOn: '2026-01-01' });
    audit.add('exposure', {
      contractId,
      keyHolder: 'vendor',
      classification: 'personal',
      privacyAssessment: 'not-done',
      hostingCountry: 'CA',
      hostingRegions: 'ca-central-1',
      ...fields,
    });
  };
  expose('C-1', vendorId, { privacyAssessment: 'done', assessedOn: '2026-01-02' });
  expose('C-2', vendorId, { privacyAssessment: 'done', assessedOn: '2026-01-01' });
  expose('C-3', local, { hostingRegions: 'canadacentral', keyHolder: 'public-body' });
  expose('C-4', local, {});
  expose('C-5', vendorId, { classification: 'public' });
  expose('C-6', vendorId, { privacyAssessment: 'not-required' });
  const run = audit.run('A12');
  expect(run.exceptions.map(({ key, detail }) => [key, detail['problem'], detail['reasons']])).toEqual([
    ['C-1', 'assessment-late', ['foreign-law', 'foreign-control', 'keys-outside']],
    ['C-3', 'no-assessment', ['hosted-outside']],
  ]);
  expect(run.excluded).toEqual([
    { reason: 'no-personal-data', count: 1 },
    { reason: 'assessment-not-required', count: 1 },
  ]);
  expect(references(audit.run('A12', 'quebecRegions=ca-central-1,canadacentral'))).toEqual(['C-1']);
});

test('A12: regions as people write them: names of Québec are home, whatever their accents; what is outside is not', async () => {
  const audit = await newAuditCase();
  const vendorId = audit.addVendor('Boréal inc.', { country: 'CA' });
  const home = [
    'Québec',
    'montreal',
    'MONTRÉAL (Québec)',
    'Québec, Canada',
    'CA-Central-1',
    'Beauharnois / Lévis',
  ];
  const outside = ['Hors Québec', 'Toronto', 'Montréal; Toronto', 'Canada; Ohio'];
  for (const hostingRegions of [...home, ...outside])
    audit.add('exposure', {
      contractId: audit.addContract(hostingRegions, { vendorId, startsOn: '2026-01-01' }),
      keyHolder: 'public-body',
      classification: 'personal',
      privacyAssessment: 'not-done',
      hostingCountry: 'CA',
      hostingRegions,
    });
  expect(references(audit.run('A12'))).toEqual(outside.toSorted());
});
