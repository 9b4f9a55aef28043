import { expect, test } from 'vitest';
import { normaliseOrganizationName } from '#shared/domain/text/normalise-name.ts';

test.each([
  ['LGS inc.', 'lgs'],
  ['LGS, Inc', 'lgs'],
  ['Médiagrif Ltée', 'mediagrif'],
  ['Dubé & Fils enr.', 'dube et fils'],
  ['Dube and Fils', 'dube et fils'],
  ['Raymond S.E.N.C.R.L./LLP', 'raymond'],
  ['Raymond, société en nom collectif à responsabilité limitée', 'raymond'],
  ['Énergie du Nord, S.E.C.', 'energie du nord'],
  ['Smith & Co. Ltd.', 'smith'],
  ['9012-3456 Québec inc.', '9012 3456 quebec'],
  ['Services L.L.P', 'services'],
  ['  Société   d’assurance — Québec ', 'societe d assurance quebec'],
  ['Corp.', 'corp'],
  ['Œuvre & Cie', 'oeuvre'],
  ['', ''],
])('%j matches as %j', (name, expected) => {
  expect(normaliseOrganizationName(name)).toBe(expected);
});

test('is stable: normalising twice changes nothing more', () => {
  for (const name of [
    'SAP Canada Inc.',
    'Amazon Web Services Canada, Inc.',
    'Salesforce.com Canada Corporation',
  ]) {
    const once = normaliseOrganizationName(name);
    expect(normaliseOrganizationName(once)).toBe(once);
  }
});
