import { definitionOf, type AnyFields, type EntityName } from '#shared/domain/register/entities.ts';
import type { CellValue, ColumnDefinition } from '#shared/domain/register/column-kinds.ts';

/** Choices that claim nothing: nobody has looked yet. */
const modest = ['unknown', 'unverified'];

/** What a new row starts with where its column cannot be empty: a choice that claims nothing if there is one, else the first. */
const startOf = (definition: ColumnDefinition): CellValue => {
  if (definition.required !== true || definition.readOnly === true) return null;
  switch (definition.kind) {
    case 'choice':
      return definition.values.find((value) => modest.includes(value)) ?? definition.values[0] ?? null;
    case 'currency':
      return 'CAD';
    case 'flag':
      return 0;
    default:
      return null;
  }
};

/** The fields a new row of an entity starts from; `given` (the contract of a panel, say) comes first. */
export const startOfRow = (entity: EntityName, given: AnyFields = {}): AnyFields => {
  const starts = Object.entries(definitionOf(entity).columns).map(
    ([name, definition]) => [name, startOf(definition)] as const,
  );
  return { ...Object.fromEntries(starts.filter(([, value]) => value !== null)), ...given };
};

/** The columns a person has to fill in before the row can be added. */
export const missingColumns = (entity: EntityName, fields: AnyFields): readonly string[] =>
  Object.entries(definitionOf(entity).columns)
    .filter(
      ([name, { required, readOnly }]) =>
        required === true && readOnly !== true && (fields[name] ?? null) === null,
    )
    .map(([name]) => name);
