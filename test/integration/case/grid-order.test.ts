import { expect, test } from 'vitest';
import { gridPage } from '#main/services/register/grid-queries.ts';
import { contractFields, newCase } from '../../support/case-fixture.ts';

test('unknown values come last in both directions, accents do not count, equals keep the order of entry', async () => {
  const { context, add } = await newCase();
  for (const [reference, titleFr] of [
    ['A-1', 'Zone'],
    ['A-2', null],
    ['A-3', 'École'],
    ['A-4', 'ecole'],
    ['A-5', null],
    ['A-6', 'Ecrin'],
  ] as const)
    add('contract', contractFields(reference, { titleFr }));
  const referencesBy = (direction: 'asc' | 'desc'): unknown[] =>
    gridPage(
      context.db,
      { entity: 'contract', filters: [], sort: [{ column: 'titleFr', direction }], search: '' },
      { offset: 0, limit: 10 },
      { locale: 'fr', today: '2026-01-15' },
    ).rows.map(({ values }) => values['reference']);
  expect(referencesBy('asc')).toEqual(['A-3', 'A-4', 'A-6', 'A-1', 'A-2', 'A-5']);
  expect(referencesBy('desc')).toEqual(['A-1', 'A-6', 'A-3', 'A-4', 'A-2', 'A-5']);
});

test('rows are ordered by the name of what they point to', async () => {
  const { context, add } = await newCase();
  const zone = add('organization', { kind: 'vendor', name: 'Zone inc.' });
  const ecole = add('organization', { kind: 'vendor', name: 'École ltée' });
  add('contract', contractFields('A-1', { vendorId: zone }));
  add('contract', contractFields('A-2'));
  add('contract', contractFields('A-3', { vendorId: ecole }));
  const page = gridPage(
    context.db,
    { entity: 'contract', filters: [], sort: [{ column: 'vendorId', direction: 'asc' }], search: '' },
    { offset: 0, limit: 10 },
    { locale: 'fr', today: '2026-01-15' },
  );
  expect(page.rows.map(({ values, labels }) => [values['reference'], labels['vendorId']])).toEqual([
    ['A-3', 'École ltée'],
    ['A-1', 'Zone inc.'],
    ['A-2', undefined],
  ]);
});
