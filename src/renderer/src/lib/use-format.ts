import { useTranslation } from 'react-i18next';
import { createFormat, type Format } from './format.ts';

const formats: Readonly<Record<'fr' | 'en', Format>> = { fr: createFormat('fr'), en: createFormat('en') };

/** Formatting in the language in use; follows the language switch. */
export const useFormat = (): Format => {
  const { i18n } = useTranslation();
  return formats[i18n.language === 'en' ? 'en' : 'fr'];
};
