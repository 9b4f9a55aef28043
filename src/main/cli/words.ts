import { readdirSync, readFileSync } from 'node:fs';
import i18next, { type ResourceLanguage } from 'i18next';
import type { Locale } from '#shared/ipc/contract.ts';
import type { Translate } from '#shared/errors/error-text.ts';

/** The language of the terminal: French when it says so, else English. */
export const localeOf = (env: NodeJS.ProcessEnv): Locale => {
  // A variable that is set but empty counts as not set (POSIX).
  const language = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value) => (value ?? '') !== '');
  return (language ?? '').toLowerCase().startsWith('fr') ? 'fr' : 'en';
};

/** Every catalogue of one language, as the window has them: keys are `namespace:key`. */
export const readWords = (resourcesUrl: URL, locale: Locale): Translate => {
  const folder = new URL(`locales/${locale}/`, resourcesUrl);
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const catalogues = names.map((name): [string, ResourceLanguage] => [
    name.slice(0, -'.json'.length),
    JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as ResourceLanguage,
  ]);
  const instance = i18next.createInstance();
  void instance.init({
    lng: locale,
    initAsync: false,
    interpolation: { escapeValue: false },
    resources: { [locale]: Object.fromEntries(catalogues) },
  });
  instance.services.formatter?.add('number', (value) =>
    typeof value === 'number' ? value.toLocaleString(locale === 'fr' ? 'fr-CA' : 'en-CA') : String(value),
  );
  return (key, values) => instance.t(key, values ?? {});
};
