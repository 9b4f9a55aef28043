import { readFileSync, readdirSync } from 'node:fs';
import i18next from 'i18next';

export type Locale = 'fr' | 'en';

const locales = new URL('../../resources/locales/', import.meta.url);

const catalogues = (locale: Locale): Record<string, Record<string, object>> =>
  Object.fromEntries(
    readdirSync(new URL(`${locale}/`, locales)).map((file) => [
      file.replace('.json', ''),
      JSON.parse(readFileSync(new URL(`${locale}/${file}`, locales), 'utf8')) as Record<string, object>,
    ]),
  );

export type Words = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/**
 * The words on screen in one language, from the catalogues themselves: `t('shell:nav.contracts')`. A key that does not
 * exist throws, so that no test looks for the key instead of the word.
 */
export const wordsOf = (locale: Locale): Words => {
  const words = i18next.createInstance();
  void words.init({
    lng: locale,
    resources: { [locale]: catalogues(locale) },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  words.services.formatter?.add('number', (value) => Number(value).toLocaleString(`${locale}-CA`));
  return (key, values = {}) => {
    if (!words.exists(key, values)) throw new Error(`no words for ${key} in ${locale}`);
    return words.t(key, values);
  };
};

/** Keys of catalogues that stand in a text where words should be: `fields.net`, or `imports:fields.net`. */
export const keysIn = (text: string): readonly string[] => {
  const firstParts = new Set(Object.values(catalogues('fr')).flatMap((words) => Object.keys(words)));
  return (text.match(/(?<![\w./-])(?:[a-z]+:)?[a-z]\w*(?:\.[\w-]+)+/g) ?? [])
    .filter((found) => firstParts.has(found.replace(/^[a-z]+:/, '').split('.')[0] ?? ''))
    .filter((found) => !/\.(?:constat|xlsx|csv)\b/.test(found));
};
