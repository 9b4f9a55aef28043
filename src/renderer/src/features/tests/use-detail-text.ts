import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/lib/use-format.ts';
import { decimalToMinor } from '#shared/domain/money/money.ts';
import { kindOf, type DetailFact } from './model/detail.ts';

/** Values of a list that are written out; an exception may be about hundreds of invoices. */
const shownValues = 12;

type DetailText = {
  readonly label: (name: string) => string;
  readonly value: (fact: DetailFact, currency: string | null) => string;
};

/** Writes what a test says about an exception, in the language in use. */
export const useDetailText = (): DetailText => {
  const { t } = useTranslation('tests');
  const format = useFormat();
  const amount = (text: string, currency: string): string => {
    const minor = decimalToMinor(text, currency);
    return minor.ok ? format.money(minor.value, currency) : format.decimal(text);
  };
  const one = (name: string, value: string | number, currency: string | null): string => {
    switch (kindOf(name, value, currency)) {
      case 'amount':
        return amount(String(value), currency ?? '');
      case 'date':
        return format.date(String(value));
      case 'number':
        return format.number(value);
      case 'code':
        // Some are names, of a holiday or a rule, which have no words of their own.
        return t(`values.${String(value)}`, { defaultValue: format.text(String(value)) });
      case 'text':
        return format.text(String(value));
    }
  };
  const bounds = (
    { name, low, high }: Extract<DetailFact, { kind: 'bounds' }>,
    currency: string | null,
  ): string => {
    if (name.startsWith('percent')) return format.percentInterval({ low, high });
    const side = (text: string | null): string | null => {
      const minor = text === null ? null : decimalToMinor(text, currency ?? 'CAD');
      return minor?.ok === true ? String(minor.value) : null;
    };
    return format.intervalSign({ low: side(low), high: side(high) }, currency ?? 'CAD');
  };
  return {
    label: (name) => t(`detail.${name}`, { defaultValue: name }),
    value: (fact, currency) => {
      if (fact.kind === 'bounds') return bounds(fact, currency);
      const texts = fact.values.slice(0, shownValues).map((value) => one(fact.name, value, currency));
      const left = fact.values.length - texts.length;
      return [...texts, ...(left > 0 ? [t('andMore', { count: left })] : [])].join(', ');
    },
  };
};
