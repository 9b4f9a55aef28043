import { createInstance, type i18n as I18n, type ResourceLanguage } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Locale } from '#shared/ipc/contract.ts';

const files = import.meta.glob<ResourceLanguage>('../../../../resources/locales/*/*.json', {
  eager: true,
  import: 'default',
});

/** The catalogues, bundled at build time: `resources/locales/<locale>/<namespace>.json`. */
const readCatalogues = (): Record<string, Record<string, ResourceLanguage>> => {
  const resources: Record<string, Record<string, ResourceLanguage>> = {};
  for (const [path, catalogue] of Object.entries(files)) {
    const [locale, file] = path.split('/').slice(-2);
    if (locale === undefined || file === undefined) continue;
    (resources[locale] ??= {})[file.replace(/\.json$/u, '')] = catalogue;
  }
  return resources;
};

/** Number formats follow Canadian use: a no-break space groups thousands in French, a comma in English. */
const regionOf = (language: string | undefined): string => (language === 'en' ? 'en-CA' : 'fr-CA');

/** An i18next instance with every catalogue. Text is never HTML here, hence no escaping (React does it). */
export const createI18n = (locale: Locale): I18n => {
  const resources = readCatalogues();
  const instance = createInstance();
  void instance.use(initReactI18next).init({
    resources,
    lng: locale,
    fallbackLng: false,
    ns: [...new Set(Object.values(resources).flatMap((catalogues) => Object.keys(catalogues)))],
    defaultNS: 'shell',
    initAsync: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  instance.services.formatter?.add('number', (value, language) =>
    typeof value === 'number' || typeof value === 'bigint'
      ? value.toLocaleString(regionOf(language))
      : String(value),
  );
  return instance;
};
