import { useTranslation } from 'react-i18next';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { columnNamed, isEntityName } from '#shared/domain/register/entities.ts';
import { decimalToMinor } from '#shared/domain/money/money.ts';
import type { MergePlan, MergeValue, MergeValues } from '#shared/ipc/merge-schemas.ts';

type Place = { readonly entity: string; readonly currency: string | null };

/** How values of a plan are written for people. */
export type MergeText = {
  readonly value: (place: Place, column: string, value: MergeValue) => string;
  /** Several columns of a row: `État : Terminé, Fin : 2024-12-31`. */
  readonly values: (place: Place, values: MergeValues) => string;
};

export const useMergeText = ({ names }: Pick<MergePlan, 'names'>): MergeText => {
  const { t } = useTranslation('merging');
  const words = useRegisterWords();
  const format = useFormat();
  const money = (text: string, currency: string): string => {
    const minor = decimalToMinor(text, currency);
    return minor.ok ? format.money(minor.value, currency) : `${text} ${currency}`;
  };
  const value: MergeText['value'] = ({ entity, currency }, column, shown) => {
    if (shown === null) return t('unknown');
    const kind = isEntityName(entity) ? columnNamed(entity, column)?.kind : undefined;
    if (typeof shown === 'boolean') return words.flag(shown ? 1 : 0);
    const text = String(shown);
    if (kind === 'choice') return words.choice(entity, column, text);
    if (kind === 'money') return money(text, currency ?? 'CAD');
    if (kind === 'decimal') return format.decimal(text);
    return kind === 'ref' ? (names[text] ?? text) : text;
  };
  return {
    value,
    values: (place, values) =>
      Object.entries(values)
        .map(([column, each]) =>
          t('cell', { column: words.column(place.entity, column), value: value(place, column, each) }),
        )
        .join(', '),
  };
};
