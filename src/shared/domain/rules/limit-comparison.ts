import type { RowOf } from '../register/entities.ts';

export type Operator = RowOf<'rule'>['operator'];

/**
 * Whether a value is on the side of a limit on which a rule asks for something: from the limit on, or only beyond it.
 * Where a rule says what is allowed, `at-most` or `below` the limit, it asks beyond it, or from it on.
 */
export const isReached = (value: number | bigint, limit: number | bigint, operator: Operator): boolean =>
  operator === 'above' || operator === 'at-most' ? value > limit : value >= limit;

/** The operator as it is of an amount or a share from which a rule asks: a rule that has days as well may mean these. */
export const minimumOperator = (operator: Operator, otherwise: 'at-least' | 'above'): 'at-least' | 'above' =>
  operator === 'at-least' || operator === 'above' ? operator : otherwise;

/** The operator as it is of the days that a rule allows. */
export const maximumOperator = (operator: Operator): 'at-most' | 'below' =>
  operator === 'below' ? 'below' : 'at-most';
