import type { Format } from '#renderer/lib/format.ts';
import type { RegisterWords } from '#renderer/lib/register-words.ts';
import type { CellValue } from '#shared/domain/register/column-kinds.ts';
import { computedColumnNamed } from '#shared/domain/register/computed-columns.ts';
import { definitionOf, type EntityName } from '#shared/domain/register/entities.ts';
import type { TFunction } from 'i18next';
import type { FilterModel } from '../grid-query.ts';

type Words = { readonly words: RegisterWords; readonly format: Format; readonly t: TFunction };

/** A filter in a few words, for its chip: `État : En cours, Suspendu`. */
export const filterWords = (
  {
    entity,
    column,
    header,
    model,
  }: {
    readonly entity: EntityName;
    readonly column: string;
    /** What the column is called when the dictionary does not name it. */
    readonly header?: string | undefined;
    readonly model: FilterModel;
  },
  { words, format, t }: Words,
): string => {
  const definition = definitionOf(entity).columns[column] ?? computedColumnNamed(entity, column);
  const one = (value: CellValue): string => {
    if (value === null) return '…';
    if (definition?.kind === 'choice') return words.choice(entity, column, String(value));
    if (definition?.kind === 'flag') return words.flag(value === 1 ? 1 : 0);
    if (definition?.kind === 'money') return format.money(Number(value), 'CAD');
    return String(value);
  };
  return t('grid:filter.chip', {
    column: header ?? words.column(entity, column),
    condition: condition(model, one, t),
  });
};

const condition = (model: FilterModel, one: (value: CellValue) => string, t: TFunction): string => {
  switch (model.type) {
    case 'contains':
      return t('grid:filter.chipContains', { text: model.text });
    case 'equals':
      return one(model.value);
    case 'in':
      return model.values.map(one).join(', ');
    case 'between':
      if (model.low === null) return t('grid:filter.chipAtMost', { high: one(model.high) });
      if (model.high === null) return t('grid:filter.chipAtLeast', { low: one(model.low) });
      return t('grid:filter.chipBetween', { low: one(model.low), high: one(model.high) });
    case 'unknown':
      return t('grid:filter.known.unknown');
    case 'known':
      return t('grid:filter.known.known');
  }
};
