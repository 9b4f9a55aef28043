import { useTranslation } from 'react-i18next';

/** Names countries by their two letters in the language in use; letters that name none are given back. */
export const useCountryName = (): ((code: string) => string) => {
  const { i18n } = useTranslation();
  const names = new Intl.DisplayNames([i18n.language === 'en' ? 'en-CA' : 'fr-CA'], { type: 'region' });
  return (code) => {
    try {
      return names.of(code.toUpperCase()) ?? code;
    } catch {
      return code;
    }
  };
};
