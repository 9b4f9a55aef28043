import { expect, test } from 'vitest';
import { contractSovereignty } from '#main/services/sovereignty/contract-sovereignty.ts';
import { controlCountries } from '#main/services/sovereignty/control-countries.ts';
import { vendorLobbying } from '#main/services/sovereignty/vendor-lobbying.ts';
import { newAuditCase, today } from '../../support/audit-case.ts';

const card = { keyHolder: 'vendor', classification: 'personal', privacyAssessment: 'done' } as const;

test('a card has the chain of owners, the country of control, regions outside and an open exit cost', async () => {
  const audit = await newAuditCase();
  const group = audit.addVendor('Groupe SA', { country: 'FR' });
  const middle = audit.addVendor('Milieu inc.', { parentId: group });
  const vendor = audit.addVendor('Local inc.', { parentId: middle, country: 'CA' });
  const contractId = audit.addContract('C-1', { vendorId: vendor });
  audit.add('exposure', {
    ...card,
    contractId,
    hostingRegions: 'ca-central-1; us-east-1',
    allowedRegions: 'CA-Central-1',
    assessedOn: '2024-02-01',
    transferredOn: '2024-01-31',
    currency: 'CAD',
    hedge: 'at-least',
    low: 500,
  });
  const { cards } = contractSovereignty(audit.reader(), contractId, 'fr');
  expect(cards).toMatchObject([
    {
      chain: [{ name: 'Local inc.' }, { name: 'Milieu inc.', country: null }, { name: 'Groupe SA' }],
      controlCountry: 'FR',
      regionsOutside: ['us-east-1'],
      problem: 'assessment-late',
      exitCost: { low: '500', high: null },
    },
  ]);
});

test('an assessment of the day of the transfer is in time; data that is not personal needs none', async () => {
  const audit = await newAuditCase();
  const contractId = audit.addContract('C-1');
  const assessed = { ...card, contractId, assessedOn: '2024-01-31', transferredOn: '2024-01-31' };
  audit.add('exposure', assessed);
  audit.add('exposure', { ...assessed, privacyAssessment: 'not-done', classification: 'internal' });
  audit.add('exposure', { ...assessed, privacyAssessment: 'unknown' });
  const { cards } = contractSovereignty(audit.reader(), contractId, 'en');
  expect(cards.map(({ problem }) => problem)).toEqual([null, null, 'assessment-unknown']);
  expect(cards.map(({ exitCost }) => exitCost)).toEqual([null, null, null]);
});

test('what is said of a law is together, contradictory when positions differ; of another owner it is left out', async () => {
  const audit = await newAuditCase();
  const owner = audit.addVendor('Owner');
  const vendor = audit.addVendor('Vendor', { parentId: owner });
  const other = audit.addVendor('Other');
  const contractId = audit.addContract('C-1', { vendorId: vendor });
  const say = (fields: object) => audit.add('lawClaim', { law: 'CLOUD Act', ...fields });
  say({ organizationId: owner, position: 'does-not-reach', statedOn: '2020-01-02' });
  say({ contractId, position: 'reaches', statedOn: '2020-01-01' });
  say({ organizationId: other, position: 'limited' });
  say({ organizationId: vendor, position: 'reaches', law: 'Patriot Act' });
  expect(contractSovereignty(audit.reader(), contractId, 'fr').laws).toMatchObject([
    {
      law: 'CLOUD Act',
      isContradictory: true,
      claims: [
        { position: 'reaches', about: null },
        { position: 'does-not-reach', about: 'Owner' },
      ],
    },
    { law: 'Patriot Act', isContradictory: false, claims: [{ about: 'Vendor' }] },
  ]);
});

test('country of control: as stated, else that of the highest owner; null when cards disagree or nobody is known', async () => {
  const audit = await newAuditCase();
  const owner = audit.addVendor('Owner', { country: 'US' });
  const vendor = audit.addVendor('Vendor', { country: 'CA', parentId: owner });
  const owned = audit.addContract('C-1', { vendorId: vendor });
  const stated = audit.addContract('C-2', { vendorId: vendor });
  const disputed = audit.addContract('C-3', { vendorId: vendor });
  audit.addContract('C-4', { vendorId: null });
  audit.add('exposure', { ...card, contractId: stated, controlCountry: 'FR' });
  for (const controlCountry of ['FR', 'US'])
    audit.add('exposure', { ...card, contractId: disputed, controlCountry });
  audit.add('exposure', { ...card, contractId: owned });
  expect(controlCountries(audit.reader()).map(({ country }) => country)).toEqual(['US', 'FR', null, null]);
});

test('14 days from a communication to an award; 366 days, another body and a public tender are left out', async () => {
  const audit = await newAuditCase();
  const vendor = audit.addVendor('Vendor');
  const body = audit.add('organization', { kind: 'public-body', name: 'Body' });
  const other = audit.add('organization', { kind: 'public-body', name: 'Other body' });
  const fields = { vendorId: vendor, publicBodyId: body, awardedOn: '2024-01-15' };
  const direct = audit.addContract('C-1', { ...fields, awardMethod: 'mutual-agreement' });
  audit.addContract('C-2', { ...fields, awardMethod: 'public-tender' });
  const talk = (communicatedOn: string, institutionId: number) =>
    audit.add('lobbyingCommunication', { vendorId: vendor, institutionId, communicatedOn });
  talk('2024-01-01', body);
  talk('2023-01-15', body);
  talk('2023-01-14', body);
  talk('2024-01-02', other);
  const mandate = { vendorId: vendor, institutionId: body, lobbyist: 'consultant', startsOn: '2023-12-01' };
  audit.add('lobbyingMandate', mandate);
  expect(vendorLobbying(audit.reader(), vendor, today).awards).toMatchObject([
    {
      contractId: direct,
      publicBody: 'Body',
      mandates: 1,
      communications: [
        { days: 14, isUnderMandate: true },
        { days: 365, isUnderMandate: false },
      ],
    },
  ]);
});
