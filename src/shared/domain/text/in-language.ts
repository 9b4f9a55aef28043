/** Stands between the French and the English of one text: nobody writes it by accident, as they do a stroke. */
const between = '\u2016';

/**
 * A text as it is read in one language. Who needs both in one column (who said something, a note) writes
 * `Ministre ‖ Minister`, French first; a side
 * left empty is read in the other language. Any other text is given as it is.
 */
export const inLanguage = (text: string, locale: 'fr' | 'en'): string => {
  const sides = sidesOf(text);
  if (sides === null) return text;
  const [french, english] = sides;
  return (locale === 'fr' ? french || english : english || french) || text;
};

/** A text written in both languages, or in French alone. */
export const inBothLanguages = (french: string, english: string | null): string =>
  english === null || english === french ? french : `${french} ${between} ${english}`;

/** The French and the English; null for a text that is not written in both. */
const sidesOf = (text: string): readonly [french: string, english: string] | null => {
  if (!text.includes(between)) return null;
  const [french = '', english = '', ...others] = text.split(between).map((part) => part.trim());
  return others.length > 0 ? null : [french, english];
};

/** How a text was and is, in one language; in the other where only that one changed, else as they are written. */
export const changeInLanguage = (
  before: string,
  after: string,
  locale: 'fr' | 'en',
): readonly [before: string, after: string] => {
  for (const language of [locale, locale === 'fr' ? 'en' : 'fr'] as const) {
    const [was, is] = [inLanguage(before, language), inLanguage(after, language)];
    if (was !== is) return [was, is];
  }
  return [before, after];
};

/** What is stored when somebody who was shown one language of a text wrote something else: the other one stays. */
export const rewrittenIn = (stored: string, written: string, locale: 'fr' | 'en'): string => {
  const sides = sidesOf(stored);
  if (sides === null || written.includes(between)) return written;
  const [french, english] = sides;
  const pair = locale === 'fr' ? [written.trim(), english] : [french, written.trim()];
  return pair.join(` ${between} `);
};
