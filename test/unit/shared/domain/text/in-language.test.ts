import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  changeInLanguage,
  inBothLanguages,
  inLanguage,
  rewrittenIn,
} from '#shared/domain/text/in-language.ts';

test('a text in both languages is read in one', () => {
  expect(inLanguage('Ministre de la Famille ‖ Minister of Families', 'fr')).toBe('Ministre de la Famille');
  expect(inLanguage('Ministre de la Famille ‖ Minister of Families', 'en')).toBe('Minister of Families');
  expect(inLanguage('Deux\nlignes ‖ Two\nlines', 'en')).toBe('Two\nlines');
});

test('a text is put together from both languages, or is in French alone', () => {
  const both = inBothLanguages('Noël', 'Christmas Day');
  expect([inLanguage(both, 'fr'), inLanguage(both, 'en')]).toEqual(['Noël', 'Christmas Day']);
  expect(inBothLanguages('Noël', null)).toBe('Noël');
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

test('a change is read in the language, and in the other one where only that one changed', () => {
  expect(changeInLanguage('Un ‖ One', 'Deux ‖ Two', 'fr')).toEqual(['Un', 'Deux']);
  expect(changeInLanguage('Un ‖ One', 'Un ‖ Two', 'fr')).toEqual(['One', 'Two']);
  expect(changeInLanguage('Un', 'Un ‖ Two', 'fr')).toEqual(['Un', 'Two']);
  // Nothing is read otherwise: what was written is shown, not two texts alike.
  expect(changeInLanguage('Un', 'Un ‖ Un', 'en')).toEqual(['Un', 'Un ‖ Un']);
});

test('what is rewritten in one language leaves the other as it was', () => {
  expect(rewrittenIn('Un ‖ One', 'Deux', 'fr')).toBe('Deux ‖ One');
  expect(rewrittenIn('Un ‖ One', 'Two', 'en')).toBe('Un ‖ Two');
  expect(rewrittenIn('Un ‖ One', 'Deux ‖ Two', 'en')).toBe('Deux ‖ Two');
  expect(rewrittenIn('Un', 'Deux', 'fr')).toBe('Deux');
});
