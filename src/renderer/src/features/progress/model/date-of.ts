import { knownDate } from '#shared/domain/calendar/date-span.ts';
import type { ContractProgress } from '#shared/ipc/calls/progress.ts';

type Statement = ContractProgress['comparisons'][number]['statements'][number];

/** A date as far as it is known: `2022-06-14`, `2022-06`, `2022`; null without one. */
export const dateOf = ({ statedOn, statedPrecision }: Pick<Statement, 'statedOn' | 'statedPrecision'>) =>
  statedOn === null ? null : knownDate(statedOn, statedPrecision);
