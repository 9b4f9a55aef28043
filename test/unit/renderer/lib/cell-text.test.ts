import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editableText, parseCell, type CellWords } from '#renderer/lib/cell-text.ts';
import { definitionOf, entityNames } from '#shared/domain/register/entities.ts';
import type { ColumnDefinition } from '#shared/domain/register/column-kinds.ts';

const words = (locale: 'fr' | 'en', currency: string | null = 'CAD'): CellWords => ({
  locale,
  currency,
  choiceLabels: (value) => [`${value} libellé`, `${value} label`],
  flagLabels: (value) => (value === 1 ? ['Oui', 'Yes'] : ['Non', 'No']),
});
const locale = fc.constantFrom('fr' as const, 'en' as const);
const column = (entity: 'contract' | 'invoiceLine' | 'figure', name: string): ColumnDefinition => {
  const found = definitionOf(entity).columns[name];
  if (found === undefined) throw new Error(`no column ${entity}.${name}`);
  return found;
};

describe('editableText and parseCell', () => {
  it('give back money in both languages and any currency', () => {
    fc.assert(
      fc.property(
        locale,
        fc.maxSafeInteger(),
        fc.constantFrom('CAD', 'JPY', 'KWD'),
        (language, minor, currency) => {
          const context = words(language, currency);
          const amount = column('contract', 'originalLow');
          expect(parseCell(amount, editableText(amount, minor, context), context)).toEqual({
            ok: true,
            value: minor,
          });
        },
      ),
    );
  });

  it('give back decimals, with every digit', () => {
    fc.assert(
      fc.property(locale, fc.integer(), fc.stringMatching(/^[0-9]{0,12}$/u), (language, whole, fraction) => {
        const text = fraction === '' ? String(whole) : `${whole}.${fraction}`;
        const quantity = column('invoiceLine', 'quantity');
        expect(parseCell(quantity, editableText(quantity, text, words(language)), words(language))).toEqual({
          ok: true,
          value: text,
        });
      }),
    );
  });

  it('give back every choice of the dictionary', () => {
    for (const entity of entityNames) {
      for (const definition of Object.values(definitionOf(entity).columns)) {
        if (definition.kind !== 'choice') continue;
        for (const value of definition.values) {
          expect(parseCell(definition, editableText(definition, value, words('fr')), words('fr'))).toEqual({
            ok: true,
            value,
          });
        }
      }
    }
  });
});

describe('parseCell', () => {
  it.each([
    ['originalLow', 'fr', '1 234,56 $', 123456],
    ['originalLow', 'en', '$1,234.56', 123456],
    ['originalLow', 'en', '1,234', 123400],
    ['originalLow', 'fr', '1,234', 'not-money'],
    ['originalLow', 'fr', 'douze mille', 'not-money'],
    ['originalLow', 'fr', 'inconnu', null],
    ['originalLow', 'fr', '  ', null],
    ['endsOn', 'fr', '3 mars 2021', '2021-03-03'],
    ['endsOn', 'en', 'March 3, 2021', '2021-03-03'],
    ['endsOn', 'fr', '2025-02-31', 'not-a-date'],
    ['endsOn', 'fr', '03/04/2021', 'not-a-date'],
    ['status', 'fr', 'ACTIVE LIBELLE', 'active'],
    ['status', 'fr', 'active label', 'active'],
    ['status', 'fr', 'dormant', 'not-a-choice'],
    ['status', 'fr', '', 'required'],
    ['currency', 'fr', 'usd', 'USD'],
    ['currency', 'fr', 'XXQ', 'not-a-currency'],
    ['reference', 'fr', '   ', 'required'],
    ['reference', 'fr', 'x'.repeat(121), 'too-long'],
    ['tags', 'fr', 'a\nb', 'a b'],
    ['vendorId', 'fr', 'IBM', 'unknown-reference'],
  ] as const)('%s, %s: %j is %j', (name, language, text, expected) => {
    const result = parseCell(column('contract', name), text, words(language));
    expect(result.ok ? result.value : result.error).toBe(expected);
  });

  it('asks for the currency before an amount', () => {
    expect(parseCell(column('figure', 'low'), '12', words('fr', null))).toEqual({
      ok: false,
      error: 'currency-missing',
    });
  });
});
