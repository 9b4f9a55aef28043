import {
  defaultsOf,
  readParameter,
  type ParameterDefinition,
  type ParameterValue,
  type ParameterValues,
} from '#shared/domain/audit/parameters.ts';
import type { Locale } from '#shared/domain/money/format-amount.ts';

/** Values of a test as a person is editing them: text, by the name of the parameter. */
export type ParameterDrafts = Readonly<Record<string, string>>;

/** A value as it is written in a field. Nothing is set: empty. */
export const parameterText = (value: ParameterValue, locale: Locale): string => {
  if (value === null) return '';
  return typeof value === 'number' && locale === 'fr' ? String(value).replace('.', ',') : String(value);
};

/** What a field's text stands for; undefined where it stands for nothing that the parameter takes. */
export const readDraft = (definition: ParameterDefinition, text: string): ParameterValue | undefined => {
  const trimmed = text.trim();
  if (trimmed === '' && definition.default === null) return null;
  const value = readParameter(definition, isDecimal(definition) ? toDecimalText(trimmed) : trimmed);
  return value.ok ? value.value : undefined;
};

const isDecimal = ({ kind }: ParameterDefinition): boolean =>
  kind === 'percent' || kind === 'ratio' || kind === 'amount';

/** `1 234,5` and `7.5` both as the services read them. */
const toDecimalText = (text: string): string => text.replaceAll(/[\s\u00A0\u202F]/gu, '').replace(',', '.');

/** The values that a run would use: drafts over those of the last run, over the defaults. Refused drafts do not count. */
export const valuesInUse = (
  definitions: readonly ParameterDefinition[],
  drafts: ParameterDrafts,
  last: ParameterValues | null,
): ParameterValues => {
  const known = { ...defaultsOf(definitions), ...onlyKnown(definitions, last ?? {}) };
  const written = definitions.flatMap((definition) => {
    const text = drafts[definition.name];
    const value = text === undefined ? undefined : readDraft(definition, text);
    return value === undefined ? [] : [[definition.name, value] as const];
  });
  return { ...known, ...Object.fromEntries(written) };
};

/** The last run may be of an earlier version of the test, with other parameters. */
const onlyKnown = (definitions: readonly ParameterDefinition[], values: ParameterValues): ParameterValues =>
  Object.fromEntries(
    Object.entries(values).filter(([name]) => definitions.some((known) => known.name === name)),
  );

/** The values that differ from the defaults: all that a run has to be told. */
export const changedValues = (
  definitions: readonly ParameterDefinition[],
  values: ParameterValues,
): ParameterValues =>
  Object.fromEntries(
    definitions.flatMap(({ name, default: start }) => {
      const value = values[name];
      return value === undefined || value === start ? [] : [[name, value] as const];
    }),
  );

/** Drafts that stand for nothing, by name: a run waits until they are corrected. */
export const refusedDrafts = (
  definitions: readonly ParameterDefinition[],
  drafts: ParameterDrafts,
): readonly string[] =>
  definitions
    .filter((definition) => {
      const text = drafts[definition.name];
      return text !== undefined && readDraft(definition, text) === undefined;
    })
    .map(({ name }) => name);
