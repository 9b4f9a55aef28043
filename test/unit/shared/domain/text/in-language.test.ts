import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inLanguage } from '#shared/domain/text/in-language.ts';

test('a text in both languages is read in one', () => {
  expect(inLanguage('Ministre de la Famille ‖ Minister of Families', 'fr')).toBe('Ministre de la Famille');
  expect(inLanguage('Ministre de la Famille ‖ Minister of Families', 'en')).toBe('Minister of Families');
  expect(inLanguage('Deux\nlignes ‖ Two\nlines', 'en')).toBe('Two\nlines');
});

test('a side that is not written yet is read in the other language', () => {
  expect(inLanguage('‖ Minister', 'fr')).toBe('Minister');
  expect(inLanguage('Ministre ‖', 'en')).toBe('Ministre');
});

test('any other text is not cut', () => {
  for (const text of ['SAAQ / MCN', 'A ‖ B ‖ C', '‖', '']) {
    expect(inLanguage(text, 'fr')).toBe(text);
    expect(inLanguage(text, 'en')).toBe(text);
  }
});

test('any two texts come back, each in its language', () => {
  const part = fc.string({ minLength: 1 }).map((text) => text.replaceAll('‖', '').trim());
  fc.assert(
    fc.property(part, part, (fr, en) => {
      fc.pre(fr !== '' && en !== '');
      expect(inLanguage(`${fr} ‖ ${en}`, 'fr')).toBe(fr);
      expect(inLanguage(`${fr} ‖ ${en}`, 'en')).toBe(en);
    }),
  );
});
