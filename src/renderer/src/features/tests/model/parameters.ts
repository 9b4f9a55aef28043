import {
  readParameter,
  type ParameterDefinition,
  type ParameterValue,
} from '#shared/domain/audit/parameters.ts';
import type { Locale } from '#shared/domain/money/format-amount.ts';
import type { LibraryTest, TestParameter } from '#shared/ipc/auditing-schemas.ts';

/** Values of one test as a person is editing them: text, by the name of the parameter. */
export type ParameterDrafts = Readonly<Record<string, string>>;

/** A value as it is written in a field. Nothing set is empty. */
export const parameterText = (value: ParameterValue, locale: Locale): string => {
  if (value === null) return '';
  return typeof value === 'number' && locale === 'fr' ? String(value).replace('.', ',') : String(value);
};

/** What a field's text stands for; undefined where it is nothing that the parameter takes. */
export const readDraft = (parameter: TestParameter, text: string): ParameterValue | undefined => {
  const trimmed = text.trim();
  if (trimmed === '' && parameter.default === null) return null;
  if (trimmed === '' && parameter.kind !== 'list') return undefined;
  const value = readParameter(definitionOf(parameter), isDecimal(parameter) ? toPoint(trimmed) : trimmed);
  return value.ok ? value.value : undefined;
};

const definitionOf = ({ name, mark, source, ...rest }: TestParameter): ParameterDefinition => {
  const known = { name, mark, source };
  const { min, max } = rest;
  switch (rest.kind) {
    case 'percent':
    case 'ratio':
    case 'days':
    case 'count':
      return {
        ...known,
        kind: rest.kind,
        default: Number(rest.default),
        min: min ?? 0,
        max: max ?? Infinity,
      };
    case 'amount':
    case 'decimal':
    case 'list':
      return { ...known, kind: rest.kind, default: rest.default === null ? null : String(rest.default) };
    case 'flag':
      return { ...known, kind: rest.kind, default: rest.default === true };
    case 'choice':
      return { ...known, kind: rest.kind, default: String(rest.default), values: rest.values ?? [] };
  }
};

const isDecimal = ({ kind }: TestParameter): boolean =>
  kind === 'percent' || kind === 'ratio' || kind === 'amount' || kind === 'decimal';

/** `1 234,5` and `7.5` both as the services read them. */
const toPoint = (text: string): string => text.replaceAll(/[\s\u00A0\u202F]/gu, '').replace(',', '.');

/** What a parameter is at where nobody is editing it: as in the last run, else its default. */
export const startOf = (
  { parameters: _all, lastRun }: LibraryTest,
  { name, default: start }: TestParameter,
): ParameterValue => lastRun?.parameters[name] ?? start;

/**
 * The values of a test that a run has to be told, as text: those that differ from their default. A draft that stands for
 * nothing does not count.
 */
export const settingsOf = (test: LibraryTest, drafts: ParameterDrafts): Readonly<Record<string, string>> =>
  Object.fromEntries(
    test.parameters.flatMap((parameter) => {
      const text = drafts[parameter.name];
      const written = text === undefined ? undefined : readDraft(parameter, text);
      const value = written === undefined ? startOf(test, parameter) : written;
      return value === parameter.default || value === null ? [] : [[parameter.name, String(value)] as const];
    }),
  );

/** Names of the parameters whose draft stands for nothing: a run waits until they are corrected. */
export const refusedDrafts = (test: LibraryTest, drafts: ParameterDrafts): readonly string[] =>
  test.parameters
    .filter((parameter) => {
      const text = drafts[parameter.name];
      return text !== undefined && readDraft(parameter, text) === undefined;
    })
    .map(({ name }) => name);
