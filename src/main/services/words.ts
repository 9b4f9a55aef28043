import { readdirSync, readFileSync } from 'node:fs';
import i18next, { type i18n as I18n, type ResourceLanguage } from 'i18next';
import type { Locale } from '#shared/ipc/contract.ts';

/** Every catalogue of one language, as the window has them: keys are `namespace:key`. */
export const openCatalogues = (resourcesUrl: URL, locale: Locale): I18n => {
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
  return instance;
};
