import type { Result } from '../../result.ts';
import { err, ok } from '../../result.ts';
import { decimalToMinor } from '../money/money.ts';
import { isDecimalText } from '../money/decimal.ts';

export type ParameterValue = string | number | boolean | null;
export type ParameterValues = Readonly<Record<string, ParameterValue>>;

/** Where a default comes from: stated in a source, computed, or our own judgement. */
export type ParameterMark = 'stated' | 'computed' | 'judgement';

/**
 * Where a setting counts beside the dated rules of a case: only where none of them has a limit, in the place of them, or only
 * where the register does not say what it says. Absent: everywhere.
 */
export const parameterUses = ['without-rule', 'instead-of-rule', 'where-not-said'] as const;

/**
 * One setting of a test. `amount` is decimal text in main units, `decimal` any other number that may stay unset; `list` is
 * text separated by commas.
 */
export type ParameterDefinition = {
  readonly name: string;
  readonly mark: ParameterMark;
  /** Address or citation of the source; empty for our own judgement. */
  readonly source: string;
  readonly uses?: (typeof parameterUses)[number];
} & (
  | {
      readonly kind: 'percent' | 'days' | 'count' | 'ratio';
      readonly default: number;
      readonly min: number;
      readonly max: number;
    }
  | { readonly kind: 'amount' | 'decimal'; readonly default: string | null }
  | { readonly kind: 'list'; readonly default: string | null }
  | { readonly kind: 'flag'; readonly default: boolean }
  | { readonly kind: 'choice'; readonly default: string; readonly values: readonly string[] }
);

export const defaultsOf = (definitions: readonly ParameterDefinition[]): ParameterValues =>
  Object.fromEntries(definitions.map((definition) => [definition.name, definition.default]));

/** Reads a value as it is written on the command line: `5`, `7.5`, `0.02`, `true`, `ca-central-1,ca-west-1`. */
export const readParameter = (
  definition: ParameterDefinition,
  text: string,
): Result<ParameterValue, 'not-a-value'> => {
  const value = valueOf(definition, text.trim());
  return value === undefined ? err('not-a-value') : ok(value);
};

const valueOf = (definition: ParameterDefinition, text: string): ParameterValue | undefined => {
  switch (definition.kind) {
    case 'percent':
    case 'ratio':
      return isDecimalText(text) ? within(Number(text), definition) : undefined;
    case 'days':
    case 'count':
      return /^-?[0-9]{1,9}$/u.test(text) ? within(Number(text), definition) : undefined;
    case 'amount':
    case 'decimal':
      if (text === '' && definition.default === null) return null;
      return isDecimalText(text) && !text.startsWith('-') ? text : undefined;
    case 'list':
      return text;
    case 'flag':
      return text === 'true' || text === 'false' ? text === 'true' : undefined;
    case 'choice':
      return definition.values.includes(text) ? text : undefined;
  }
};

const within = (value: number, { min, max }: { readonly min: number; readonly max: number }) =>
  value >= min && value <= max ? value : undefined;

/** A number of a test's own parameters. @throws TypeError for a name that is not one: a bug in the test */
export const numberOf = (values: ParameterValues, name: string): number => {
  const value = values[name];
  if (typeof value !== 'number') throw new TypeError(`no number ${name}`);
  return value;
};

/** A percentage of a test's own parameters in parts per million: 7.5 is 75,000. */
export const ppmOf = (values: ParameterValues, name: string): number =>
  Math.round(numberOf(values, name) * 10_000);

/** An amount of a test's own parameters in minor units of a currency; null when it is not set. */
export const minorOf = (values: ParameterValues, name: string, currency: string): number | null => {
  const value = values[name];
  if (typeof value !== 'string') return null;
  const minor = decimalToMinor(value, currency);
  return minor.ok ? minor.value : null;
};

/** A decimal of a test's own parameters as a number; null when it is not set. */
export const decimalOf = (values: ParameterValues, name: string): number | null => {
  const value = values[name];
  return typeof value === 'string' ? Number(value) : null;
};

/** The entries of a list of a test's own parameters, trimmed, without empty ones. */
export const listOf = (values: ParameterValues, name: string): readonly string[] => {
  const value = values[name];
  if (typeof value !== 'string') return [];
  return value
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
};
