import type { ColumnDefinition } from './column-kinds.ts';

/* The words in which the dictionary describes columns. */

export const text = (maxLength: number) => ({ kind: 'text', maxLength }) as const;
export const sortedText = (maxLength: number) => ({ kind: 'text', maxLength, sortKey: true }) as const;
export const longText = { kind: 'text', maxLength: 20_000, multiline: true } as const;
export const date = { kind: 'date' } as const;
export const money = { kind: 'money' } as const;
export const decimal = { kind: 'decimal' } as const;
export const currency = { kind: 'currency' } as const;
export const flag = { kind: 'flag' } as const;
/** A whole number from `min` up. */
export const atLeast = (min: number) => ({ kind: 'integer', min }) as const;
export const ref = <E extends string>(entity: E) => ({ kind: 'ref', entity }) as const;
export const choice = <const V extends readonly string[]>(...values: V) =>
  ({ kind: 'choice', values }) as const;
export const required = <C extends ColumnDefinition>(column: C) => ({ ...column, required: true }) as const;
export const readOnly = <C extends ColumnDefinition>(column: C) => ({ ...column, readOnly: true }) as const;

/** How sure a source is of an amount: from its own words, not from our judgement. */
export const hedges = ['exact', 'about', 'at-least', 'at-most', 'between'] as const;
