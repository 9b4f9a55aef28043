import { expect, test } from 'vitest';
import type { ImportField } from '#shared/domain/importing/fields.ts';
import { unitOfQuantities } from '#shared/domain/importing/quantity-unit.ts';

const column = (header: string, field: ImportField | null) => ({ header, field });

test.each([
  ['Heures', 'h'],
  ['Nb h.', 'h'],
  ['HRS', 'h'],
  ['Heures facturées / Hours billed', 'h'],
  ['Total (heures)', 'h'],
  ['Nombre de jours', 'j'],
  ['Jours-personnes', 'j'],
  ['Days', 'day'],
  ['Quantité', null],
  ['Qté', null],
  ['Units', null],
  ['Quantité (24 h)', null],
  ['Jours ou heures', null],
  ['Journaux', null],
  ['', null],
])('a quantity under %s is counted in %s', (header, unit) => {
  expect(unitOfQuantities([column('Date', 'date'), column(header, 'quantity')])).toBe(unit);
});

test('a unit that the file has goes before, and hours that are no quantity are none', () => {
  expect(unitOfQuantities([column('Heures', 'quantity'), column('Unité', 'unit')])).toBeNull();
  expect(unitOfQuantities([column('Heures', null), column('Qté', 'quantity')])).toBeNull();
  expect(unitOfQuantities([])).toBeNull();
});
