import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFormat, hedgedInterval } from '#renderer/lib/format.ts';
import { parseAmount } from '#shared/domain/money/money.ts';

const fr = createFormat('fr');
const en = createFormat('en');
const plain = (text: string): string => text.replaceAll('\u00A0', ' ');

describe('money', () => {
  it.each([
    [63_800_000_000, 'CAD', '638 000 000 $', '$638,000,000'],
    [63_800_000_050, 'CAD', '638 000 000,50 $', '$638,000,000.50'],
    [100_000, 'USD', '1 000 USD', 'USD 1,000'],
    [1_000_000, 'KWD', '1 000 KWD', 'KWD 1,000'],
    [1000, 'JPY', '1 000 JPY', 'JPY 1,000'],
    [0, 'CAD', '0 $', '$0'],
    [-100_000, 'CAD', '-1 000 $', '-$1,000'],
  ])('%d %s without zero decimals is %s and %s', (minor, currency, french, english) => {
    expect(plain(fr.money(minor, currency, { whole: true }))).toBe(french);
    expect(plain(en.money(minor, currency, { whole: true }))).toBe(english);
  });

  it('never changes the amount by leaving decimals out', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(fr, en),
        fc.integer({ min: -1e15, max: 1e15 }),
        fc.constantFrom('CAD', 'JPY'),
        (format, minor, currency) => {
          const text = format.money(minor, currency, { whole: true });
          expect(parseAmount(text, { currency })).toEqual({ ok: true, value: minor });
        },
      ),
    );
  });

  it('is the word unknown when nothing is known, never zero', () => {
    expect(fr.money(null, 'CAD')).toBe('inconnu');
    expect(en.intervalSign(null, 'CAD')).toBe('unknown');
    expect(en.percentInterval({ low: null, high: null })).toBe('unknown');
  });
});

describe('intervals as signs', () => {
  it.each([
    [{ low: '100', high: '100' }, '1,00 $', '$1.00'],
    [{ low: '100', high: null }, '≥ 1,00 $', '≥ $1.00'],
    [{ low: null, high: '100' }, '≤ 1,00 $', '≤ $1.00'],
    [{ low: '100', high: '200' }, '1,00 $ – 2,00 $', '$1.00 – $2.00'],
  ])('%j', (interval, french, english) => {
    expect(plain(fr.intervalSign(interval, 'CAD'))).toBe(french);
    expect(plain(en.intervalSign(interval, 'CAD'))).toBe(english);
  });

  it('put a plus before growth and keep an open side open', () => {
    expect(plain(fr.percentInterval({ low: '48.4', high: '48.4' }))).toBe('+48,4 %');
    expect(plain(fr.percentInterval({ low: '2400.0', high: null }))).toBe('≥ +2 400,0 %');
    expect(en.percentInterval({ low: '-3.0', high: '-3.0' })).toBe('-3.0%');
    expect(en.percentInterval({ low: '0.0', high: '0.0' })).toBe('0.0%');
  });
});

describe('hedgedInterval', () => {
  it('opens the side that the hedge leaves open', () => {
    expect(hedgedInterval(100, null, 'at-least')).toEqual({ low: '100', high: null });
    expect(hedgedInterval(null, 100, 'at-most')).toEqual({ low: null, high: '100' });
    expect(hedgedInterval(100, null, 'exact')).toEqual({ low: '100', high: '100' });
    expect(hedgedInterval(null, null, 'between')).toBeNull();
  });
});
