import { columnNamed, definitionOf, isEntityName } from '#shared/domain/register/entities.ts';
import { changeInLanguage } from '#shared/domain/text/in-language.ts';
import type { Format } from './format.ts';
import type { RegisterWords } from './register-words.ts';

/** Longer text is cut where it is only mentioned. */
const longest = 200;

/**
 * Writes a stored value of any entity for people, outside grids: a reference by the name in `names` (by `entity:id`),
 * or its number when it has none there; unknown as the word.
 */
const createFieldText =
  (format: Format, words: RegisterWords, names: Readonly<Record<string, string>> = {}) =>
  (entity: string, column: string, value: unknown, row: Readonly<Record<string, unknown>>): string => {
    if (value === null || value === undefined) return format.unknown;
    const definition = isEntityName(entity) ? definitionOf(entity).columns[column] : undefined;
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    switch (definition?.kind) {
      case 'money':
        return format.money(text, typeof row['currency'] === 'string' ? row['currency'] : null);
      case 'choice':
        return words.choice(entity, column, text);
      case 'flag':
        return words.flag(value === 1 ? 1 : 0);
      case 'decimal':
        return format.decimal(text);
      case 'ref':
        return names[`${definition.entity}:${text}`] ?? `${words.entity(definition.entity, 'one')} ${text}`;
      default:
        return shortened(format.text(text));
    }
  };

const shortened = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);

/** A value that a change made of a column, before and after. */
type ChangedValue = { readonly before: unknown; readonly after: unknown };

/** Writes both sides of a change as `createFieldText` does; of a text in two languages, what was changed of it. */
export const createChangeText = (...of: Parameters<typeof createFieldText>) => {
  const [{ locale }] = of;
  const fieldText = createFieldText(...of);
  return (
    entity: string,
    column: string,
    { before, after }: ChangedValue,
    row: Readonly<Record<string, unknown>>,
  ): readonly [before: string, after: string] => {
    const isText = isEntityName(entity) && columnNamed(entity, column)?.kind === 'text';
    const sides =
      isText && typeof before === 'string' && typeof after === 'string'
        ? changeInLanguage(before, after, locale)
        : ([before, after] as const);
    return [fieldText(entity, column, sides[0], row), fieldText(entity, column, sides[1], row)];
  };
};
