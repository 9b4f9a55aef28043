/** Stands between the French and the English of one text: nobody writes it by accident, as they do a stroke. */
const between = '\u2016';

/**
 * A text as it is read in one language. Who needs both in one column (who said something, a note) writes
 * `Ministre ‖ Minister`, French first; a side
 * left empty is read in the other language. Any other text is given as it is.
 */
export const inLanguage = (text: string, locale: 'fr' | 'en'): string => {
  const parts = text.split(between).map((part) => part.trim());
  const [french = '', english = ''] = parts;
  if (parts.length !== 2) return text;
  return (locale === 'fr' ? french || english : english || french) || text;
};
