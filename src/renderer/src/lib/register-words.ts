import { useTranslation } from 'react-i18next';
import type { i18n as I18n, TFunction } from 'i18next';
import type { AnyFields, EntityName } from '#shared/domain/register/entities.ts';
import type { CellWords } from './cell-text.ts';

const otherLocale = { fr: 'en', en: 'fr' } as const;

/** The words of the register in one language: labels of entities, columns and choices. */
export type RegisterWords = {
  readonly locale: 'fr' | 'en';
  readonly entity: (entity: string, number: 'one' | 'many') => string;
  readonly column: (entity: string, column: string) => string;
  readonly choice: (entity: string, column: string, value: string) => string;
  readonly flag: (value: 0 | 1) => string;
  /** What reading and writing the text of one cell needs. */
  readonly cell: (entity: EntityName, column: string, row: AnyFields) => CellWords;
};

/** Builds the words from the catalogues. */
export const registerWords = (i18n: I18n): RegisterWords => {
  const locale = i18n.language === 'en' ? 'en' : 'fr';
  const here: TFunction = i18n.getFixedT(locale, 'register');
  const there: TFunction = i18n.getFixedT(otherLocale[locale], 'register');
  const choiceKey = (entity: string, column: string, value: string): string =>
    `choices.${entity}.${column}.${value}`;
  const flagKey = (value: 0 | 1): string => (value === 1 ? 'flags.yes' : 'flags.no');
  return {
    locale,
    entity: (entity, number) => here(`entities.${entity}.${number}`, { defaultValue: entity }),
    column: (entity, column) => here(`columns.${entity}.${column}`, { defaultValue: column }),
    choice: (entity, column, value) => here(choiceKey(entity, column, value), { defaultValue: value }),
    flag: (value) => here(flagKey(value)),
    cell: (entity, column, row) => ({
      locale,
      currency: typeof row['currency'] === 'string' ? row['currency'] : null,
      choiceLabels: (value) => {
        const key = choiceKey(entity, column, value);
        return [here(key, { defaultValue: value }), there(key, { defaultValue: value })];
      },
      flagLabels: (value) => [here(flagKey(value)), there(flagKey(value))],
    }),
  };
};

/** The words of the register in the language in use. */
export const useRegisterWords = (): RegisterWords => registerWords(useTranslation('register').i18n);
