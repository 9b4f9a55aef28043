import type { CellValue } from '#shared/domain/register/column-kinds.ts';
import { columnNamed, type EntityName } from '#shared/domain/register/entities.ts';
import { choiceLabels } from '../exporting/labels.ts';
import type { WorkbookWords } from './sheet-columns.ts';

export type ChoiceWords = (entity: EntityName, column: string) => ReadonlyMap<string, CellValue>;

/**
 * What people may write for the values of choices and flags, in small letters: the words of every language, those of
 * the first language before those of the others, and the stored values themselves.
 */
export const createChoiceWords = (languages: readonly WorkbookWords[]): ChoiceWords => {
  const known = new Map<EntityName, Map<string, ReadonlyMap<string, CellValue>>>();
  return (entity, column) => {
    const ofEntity = known.get(entity) ?? new Map<string, ReadonlyMap<string, CellValue>>();
    known.set(entity, ofEntity);
    const words = ofEntity.get(column) ?? wordsOf(entity, column, languages);
    ofEntity.set(column, words);
    return words;
  };
};

const wordsOf = (
  entity: EntityName,
  column: string,
  languages: readonly WorkbookWords[],
): ReadonlyMap<string, CellValue> => {
  const definition = columnNamed(entity, column);
  const words = new Map<string, CellValue>();
  if (definition?.kind === 'flag') {
    for (const [text, value] of [
      ['1', 1],
      ['true', 1],
      ['0', 0],
      ['false', 0],
    ] as const)
      words.set(text, value);
  }
  if (definition?.kind === 'choice') for (const value of definition.values) words.set(value, value);
  // The first language last: where a word means different things, it decides.
  for (const { labels } of languages.toReversed()) {
    if (definition?.kind === 'flag')
      words.set(labels.flag(true).toLowerCase(), 1).set(labels.flag(false).toLowerCase(), 0);
    for (const [value, label] of choiceLabels(labels, entity, column)) words.set(label.toLowerCase(), value);
  }
  return words;
};
