import type { Locale } from '#shared/ipc/contract.ts';
import type { Translate } from '#shared/errors/error-text.ts';
import { openCatalogues } from '../services/words.ts';

/** The language of the terminal: French when it says so, else English. */
export const localeOf = (env: NodeJS.ProcessEnv): Locale => {
  // A variable that is set but empty counts as not set (POSIX).
  const language = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value) => (value ?? '') !== '');
  return (language ?? '').toLowerCase().startsWith('fr') ? 'fr' : 'en';
};

/** The words of one language: keys are `namespace:key`. */
export const readWords = (resourcesUrl: URL, locale: Locale): Translate => {
  const catalogues = openCatalogues(resourcesUrl, locale);
  return (key, values) => catalogues.t(key, values ?? {});
};
