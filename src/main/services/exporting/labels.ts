import type { Locale } from '#shared/ipc/contract.ts';
import type { ProvenanceLevel } from '#shared/domain/provenance/provenance.ts';
import { definitionOf, type EntityName } from '#shared/domain/register/entities.ts';
import { openCatalogues } from '../words.ts';

/** The words of a workbook, in one language. A missing word is a bug and throws. */
export type Labels = {
  readonly locale: Locale;
  /** Text of `workbook.json`. */
  readonly text: (key: string, values?: Readonly<Record<string, string | number>>) => string;
  readonly entities: (entity: EntityName) => string;
  readonly column: (entity: EntityName, column: string) => string;
  readonly choice: (entity: EntityName, column: string, value: string) => string;
  readonly flag: (isSet: boolean) => string;
  /** Text of `progress.json`: what to know of measures over time. */
  readonly progress: (key: string) => string;
  /** How strong a provenance is, in a word or two. */
  readonly provenance: (level: ProvenanceLevel) => string;
  /** Text of `overruns.json`: the sentences of flags and cautions, the bases of a cost. */
  readonly overrun: (key: string, values?: Readonly<Record<string, string>>) => string;
};

/** Reads the catalogues of a language from the resources folder. */
export const readLabels = (resourcesUrl: URL, locale: Locale): Labels => {
  const i18n = openCatalogues(resourcesUrl, locale);
  const find = (
    namespace: string,
    key: string,
    values?: Readonly<Record<string, string | number>>,
  ): string => {
    if (!i18n.exists(key, { ns: namespace })) throw new Error(`no ${locale} text for ${namespace}:${key}`);
    return i18n.t(key, { ...values, ns: namespace });
  };
  return {
    locale,
    text: (key, values) => find('workbook', key, values),
    entities: (entity) => find('register', `entities.${entity}.many`),
    column: (entity, column) => find('register', `columns.${entity}.${column}`),
    choice: (entity, column, value) => find('register', `choices.${entity}.${column}.${value}`),
    flag: (isSet) => find('register', isSet ? 'flags.yes' : 'flags.no'),
    progress: (key) => find('progress', key),
    provenance: (level) => find('provenance', `levels.${level}`),
    overrun: (key, values) => find('overruns', key, values),
  };
};

/** Labels of all values of a choice column, looked up once. */
export const choiceLabels = (
  labels: Labels,
  entity: EntityName,
  column: string,
): ReadonlyMap<string, string> => {
  const definition = definitionOf(entity).columns[column];
  const values = definition?.kind === 'choice' ? definition.values : [];
  return new Map(values.map((value) => [value, labels.choice(entity, column, value)]));
};
