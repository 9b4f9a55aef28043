import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/lib/use-format.ts';
import { certaintyOf } from './interval.ts';
import type { Certainty, IntervalText } from './interval.ts';
import { shortMoney } from './short-money.ts';

type Options = { readonly about?: boolean };

export type ShortMoney = {
  readonly amount: (minor: string | number, currency: string) => string;
  /** In words: `au moins 1 100 M$`; null is unknown. */
  readonly interval: (interval: IntervalText | null, currency: string, options?: Options) => string;
  /** With signs, for tables: `≥ 1 100 M$`; null is unknown. */
  readonly signs: (interval: IntervalText | null, currency: string, options?: Options) => string;
};

const nbsp = '\u00A0';

/** Short amounts in the language in use; see `shortMoney`. */
export const useShortMoney = (): ShortMoney => {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const side = (minor: string | null, currency: string): string =>
    minor === null ? '' : shortMoney(minor, currency, format.locale);
  const wording = (currency: string): Readonly<Record<Certainty, (interval: IntervalText) => string>> => ({
    exact: ({ low }) => side(low, currency),
    'at-least': ({ low }) => t('growth.atLeast', { value: side(low, currency) }),
    'at-most': ({ high }) => t('growth.atMost', { value: side(high, currency) }),
    between: ({ low, high }) => t('growth.range', { low: side(low, currency), high: side(high, currency) }),
    unknown: () => format.unknown,
  });
  const signing = (currency: string): Readonly<Record<Certainty, (interval: IntervalText) => string>> => ({
    exact: ({ low }) => side(low, currency),
    'at-least': ({ low }) => `≥${nbsp}${side(low, currency)}`,
    'at-most': ({ high }) => `≤${nbsp}${side(high, currency)}`,
    between: ({ low, high }) => `${side(low, currency)} – ${side(high, currency)}`,
    unknown: () => format.unknown,
  });
  const isAboutKnown = (interval: IntervalText, about: boolean): boolean =>
    about && ['exact', 'between'].includes(certaintyOf(interval));
  return {
    amount: (minor, currency) => shortMoney(minor, currency, format.locale),
    interval: (interval, currency, { about = false } = {}) => {
      if (interval === null) return format.unknown;
      const words = wording(currency)[certaintyOf(interval)](interval);
      return isAboutKnown(interval, about) ? t('growth.about', { value: words }) : words;
    },
    signs: (interval, currency, { about = false } = {}) => {
      if (interval === null) return format.unknown;
      const signs = signing(currency)[certaintyOf(interval)](interval);
      return isAboutKnown(interval, about) ? `≈${nbsp}${signs}` : signs;
    },
  };
};
