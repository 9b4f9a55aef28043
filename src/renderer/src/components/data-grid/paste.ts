import { parseCell, type CellProblem } from '#renderer/lib/cell-text.ts';
import type { RegisterWords } from '#renderer/lib/register-words.ts';
import type { CellValue, ColumnDefinition } from '#shared/domain/register/column-kinds.ts';
import { definitionOf, type AnyFields, type EntityName } from '#shared/domain/register/entities.ts';
import { rowIssues } from '#shared/domain/register/validate.ts';
import type { GridRow } from '#shared/ipc/grid-schemas.ts';
import { unguardFormula } from './clipboard.ts';

export type CellChange = { readonly id: number; readonly column: string; readonly value: CellValue };

/** A cell that cannot take what was pasted. `row` counts from 1, as the person sees the grid. */
export type PasteProblem = {
  readonly row: number;
  readonly column: string;
  readonly text: string;
  readonly problem: CellProblem;
};

/** Texts of one row, by column. */
export type RowTexts = ReadonlyMap<string, string>;

/** Ids of the names that were looked up, by `entity:text`; absent when there is no such row, or more than one. */
export type FoundNames = ReadonlyMap<string, number>;

export type PasteSetting = {
  readonly entity: EntityName;
  readonly words: RegisterWords;
  readonly found: FoundNames;
};

type Outcome = { readonly fields: AnyFields; readonly problems: readonly PasteProblem[] };

/** The names that have to be looked up before texts can be read: distinct, by entity. */
export const namesToFind = (
  entity: EntityName,
  rows: readonly RowTexts[],
): readonly { readonly entity: string; readonly text: string }[] => {
  const { columns } = definitionOf(entity);
  const names = new Map<string, { readonly entity: string; readonly text: string }>();
  for (const row of rows) {
    for (const [column, text] of row) {
      const definition = columns[column];
      if (definition?.kind !== 'ref' || text.trim() === '') continue;
      names.set(`${definition.entity}:${text.trim()}`, { entity: definition.entity, text: text.trim() });
    }
  }
  return [...names.values()];
};

/** A currency is read first: the amounts beside it are in it. */
const currencyFirst = ([a]: readonly [string, string], [b]: readonly [string, string]): number =>
  Number(b === 'currency') - Number(a === 'currency');

const readTexts = (
  { entity, words, found }: PasteSetting,
  texts: RowTexts,
  before: AnyFields,
  row: number,
): Outcome => {
  const { columns } = definitionOf(entity);
  const fields: Record<string, CellValue> = {};
  const problems: PasteProblem[] = [];
  for (const [column, written] of [...texts].toSorted(currencyFirst)) {
    const definition = columns[column];
    const text = definition?.kind === 'text' ? unguardFormula(written) : written;
    const refuse = (problem: CellProblem): void => void problems.push({ row, column, text, problem });
    if (definition === undefined || definition.readOnly === true) {
      refuse('read-only');
      continue;
    }
    const context = words.cell(entity, column, { ...before, ...fields });
    const outcome = parseCell(definition, foundText(definition, text, found), context);
    if (outcome.ok) fields[column] = outcome.value;
    else refuse(outcome.error);
  }
  return { fields, problems };
};

/** The id of a referenced row in place of its name, so that one parser reads all kinds. */
const foundText = (definition: ColumnDefinition, text: string, found: FoundNames): string => {
  if (definition.kind !== 'ref' || text.trim() === '') return text;
  return String(found.get(`${definition.entity}:${text.trim()}`) ?? text);
};

/** What the row would break as a whole: an end before its start, low above high. */
const wholeRowProblems = (entity: EntityName, row: number, fields: AnyFields): readonly PasteProblem[] =>
  rowIssues(entity, null, fields).map(({ column, problem, value }) => ({
    row,
    column,
    text: String(value ?? ''),
    problem,
  }));

const ownFields = (entity: EntityName, values: AnyFields): AnyFields =>
  Object.fromEntries(
    Object.keys(definitionOf(entity).columns).map((column) => [column, values[column] ?? null]),
  );

/**
 * Reads pasted texts into changes of existing rows. With any problem there are no changes at all: a paste goes in
 * whole or not.
 */
export const changesOf = (
  setting: PasteSetting,
  targets: readonly { readonly row: GridRow; readonly position: number; readonly texts: RowTexts }[],
): { readonly changes: readonly CellChange[]; readonly problems: readonly PasteProblem[] } => {
  const problems: PasteProblem[] = [];
  const changes: CellChange[] = [];
  for (const { row, position, texts } of targets) {
    const before = ownFields(setting.entity, row.values);
    const outcome = readTexts(setting, texts, before, position + 1);
    problems.push(
      ...outcome.problems,
      ...(outcome.problems.length > 0
        ? []
        : wholeRowProblems(setting.entity, position + 1, { ...before, ...outcome.fields })),
    );
    for (const [column, value] of Object.entries(outcome.fields)) {
      if (value !== before[column]) changes.push({ id: row.id, column, value });
    }
  }
  return problems.length === 0 ? { changes, problems } : { changes: [], problems };
};

/** Reads pasted texts into new rows that start from `defaults`. With any problem there are no rows at all. */
export const newRowsOf = (
  setting: PasteSetting,
  targets: readonly { readonly position: number; readonly texts: RowTexts }[],
  defaults: AnyFields,
): { readonly rows: readonly AnyFields[]; readonly problems: readonly PasteProblem[] } => {
  const problems: PasteProblem[] = [];
  const rows: AnyFields[] = [];
  for (const { position, texts } of targets) {
    const outcome = readTexts(setting, withoutEmpty(texts, defaults), defaults, position + 1);
    const fields = { ...defaults, ...outcome.fields };
    problems.push(
      ...outcome.problems,
      ...(outcome.problems.length > 0 ? [] : wholeRowProblems(setting.entity, position + 1, fields)),
    );
    rows.push(fields);
  }
  return problems.length === 0 ? { rows, problems } : { rows: [], problems };
};

/** An empty pasted cell does not take a default away: a row without its currency could not be added. */
const withoutEmpty = (texts: RowTexts, defaults: AnyFields): RowTexts =>
  new Map([...texts].filter(([column, text]) => text.trim() !== '' || (defaults[column] ?? null) === null));
