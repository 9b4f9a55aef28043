import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invoicesNamedBy } from '#shared/domain/supporting/named-invoices.ts';

const vendors = ['Acier Nord inc.', 'Acier', 'Béton Sud ltée'];

/** What a file names among invoices written `number` or `number @ vendor`; ids count from 1. */
const named = (fileName: string, ...invoices: readonly string[]): readonly number[] | undefined =>
  invoicesNamedBy(
    [fileName],
    invoices.map((written, index) => {
      const [number = '', vendor = '0'] = written.split(' @ ');
      return { id: index + 1, number, vendorId: Number(vendor) };
    }),
    (vendorId) => [vendors[vendorId] ?? ''],
  )[0];

describe('the invoices that the name of a file names', () => {
  it.each([
    ['F-1001.pdf', 'F-1001'],
    ['f_1001.PDF', 'F-1001'],
    ['F1001.pdf', 'F-1001'],
    ['Facture F 1001 (signée).pdf', 'F-1001'],
    ['2024-03-15 – F-1001 – Acier Nord.pdf', 'F-1001'],
    ['0012.pdf', '12'],
    ['12.pdf', '0012'],
    ['FACT-2024-001.pdf', '2024-001'],
    ['2024001.pdf', '2024-001'],
    ['FACT 2024.001', '2024-001'],
    ['É-7.pdf', 'E-7'],
    ['1001', '1001'],
    ['F-12 copie F-12.pdf', 'F-12'],
    ['112, 1-12.pdf', '1-12'],
  ])('%s names %s', (file, number) => {
    expect(named(file, number)).toEqual([1]);
  });

  it.each([
    ['F-12.pdf', 'F-1'],
    ['F-12.pdf', '2'],
    ['F-12-A.pdf', 'F-1'],
    ['F1234.pdf', '1234'],
    ['1-12.pdf', '112'],
    ['2024-01-12.pdf', '20240112'],
    ['2024-01-12.pdf', '2024-0112'],
    ['Ж12.pdf', '12'],
    ['12.pdf', 'Ж12'],
    ['12Ж.pdf', '12'],
    ['F-1001.pdf', '–'],
    ['F-1001.pdf', 'PDF'],
  ])('%s does not name %s', (file, number) => {
    expect(named(file, number)).toEqual([]);
  });

  it('are those with the longest number', () => {
    expect(named('F-12 annexe 2.pdf', '2', 'F-12', '12')).toEqual([2]);
    expect(named('F-12-A.pdf', 'F-12', 'F-12-A', 'A')).toEqual([2]);
  });

  it('are all of them when nothing decides', () => {
    expect(named('F-12.pdf', 'F-12 @ 0', 'F-12 @ 2', 'F-13 @ 0')).toEqual([1, 2]);
    expect(named('F-12 et F-13.pdf', 'F-12', 'F-13')).toEqual([1, 2]);
  });

  it('are those of the vendor whose name stands there, the longest name first', () => {
    expect(named('Béton_Sud_F-12.pdf', 'F-12 @ 0', 'F-12 @ 2')).toEqual([2]);
    expect(named('BetonSud ltée F-12.pdf', 'F-12 @ 0', 'F-12 @ 2')).toEqual([2]);
    expect(named('acier nord F-12.pdf', 'F-12 @ 1', 'F-12 @ 0')).toEqual([2]);
    expect(named('acier F-12.pdf', 'F-12 @ 1', 'F-12 @ 0')).toEqual([1]);
    // The number of another vendor is longer, but this one is named.
    expect(named('Béton Sud 45, 2024-12.pdf', '2024-12 @ 0', '45 @ 2')).toEqual([2]);
    // A name inside a word is none.
    expect(named('Acierie F-12.pdf', 'F-12 @ 1', 'F-12 @ 2')).toEqual([1, 2]);
  });

  it('are those separated in the same places, where only that tells them apart', () => {
    expect(named('112.pdf', '1-12', '112')).toEqual([2]);
    expect(named('1-12.pdf', '112', '1-12')).toEqual([2]);
  });

  const digits = fc.string({ unit: fc.constantFrom('0', '1', '2', '9'), minLength: 1, maxLength: 8 });
  const letters = fc.string({ unit: fc.constantFrom('A', 'B', 'Z'), minLength: 1, maxLength: 3 });
  const sign = fc.constantFrom(' ', '_', '-', '.', ' (', ') ', '–', '#');

  it('never follow from a part of a longer number', () => {
    fc.assert(
      fc.property(letters, digits, digits, (prefix, start, more) => {
        expect(named(`${prefix}-${start}${more}.pdf`, `${prefix}-${start}`)).toEqual([]);
        expect(named(`${prefix}${start}.pdf`, start)).toEqual([]);
      }),
    );
  });

  it('are found whatever stands around and between', () => {
    fc.assert(
      fc.property(
        letters,
        digits,
        fc.array(sign, { minLength: 3, maxLength: 3 }),
        (prefix, number, signs) => {
          const [before = '', between = '', after = ''] = signs;
          const file = `scan${before}${prefix}${between}${number}${after}final.pdf`;
          expect(named(file, `${prefix}/${number}`)).toEqual([1]);
        },
      ),
    );
  });

  it('do not depend on the order of the invoices', () => {
    const numbers = fc.uniqueArray(fc.constantFrom('1', '12', '1-12', '112', 'F-12', 'F12', '0012'), {
      minLength: 1,
    });
    fc.assert(
      fc.property(numbers, fc.constantFrom('F-12', '1-12', '112', '12 F-12', '0012'), (some, file) => {
        const invoices = some.map((number, id) => ({ id, number, vendorId: 0 }));
        const found = (order: typeof invoices) => invoicesNamedBy([file], order, () => [])[0];
        expect(found(invoices.toReversed())).toEqual(found(invoices));
      }),
    );
  });

  it('of a long name are found at once', () => {
    const name = `${'1 '.repeat(120)}F-9.pdf`;
    expect(named(name, 'F-9')).toEqual([1]);
  });
});
