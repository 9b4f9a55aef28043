import type { AnyFields } from '../register/entities.ts';

/** The columns that a rule may have a limit in. */
export const limitColumns = ['limitAmount', 'limitPpm', 'limitDays'] as const;

/** Whether a rule compares with something that nobody has entered: it has an operator and neither amount, share nor days. */
export const isLimitMissing = (rule: AnyFields): boolean =>
  (rule['operator'] ?? null) !== null && limitColumns.every((name) => (rule[name] ?? null) === null);
