import { daysBetween, wholeMonthsBetween } from '../calendar/calendar-date.ts';
import type { RowOf } from '../register/entities.ts';

/** How late the latest milestone is; negative when every one came early. */
export type Lateness = {
  readonly milestone: string;
  readonly plannedOn: string;
  /** Reached or now expected on; today for a milestone that is due and not met. */
  readonly reachedOn: string;
  readonly months: number;
  readonly days: number;
};

/** Statuses that say the milestone has not been reached. `unknown` does not: we do not accuse on no evidence. */
const notReached = new Set(['scheduled', 'not-met', 'partially-met']);

/**
 * The milestone that is most months late: planned against actual, else forecast, else today when it is due and not
 * met. Null when no milestone has both a planned date and one of these.
 */
export const latestMilestone = (milestones: readonly RowOf<'milestone'>[], today: string): Lateness | null =>
  milestones
    .flatMap((milestone): Lateness[] => {
      const { plannedOn, name } = milestone;
      const reachedOn = reachedDate(milestone, today);
      if (plannedOn === null || reachedOn === null) return [];
      const months = wholeMonthsBetween(plannedOn, reachedOn);
      return [{ milestone: name, plannedOn, reachedOn, months, days: daysBetween(plannedOn, reachedOn) }];
    })
    .toSorted((a, b) => b.months - a.months || b.days - a.days)[0] ?? null;

const reachedDate = (
  { plannedOn, actualOn, forecastOn, status }: RowOf<'milestone'>,
  today: string,
): string | null => {
  const stated = actualOn ?? forecastOn;
  if (stated !== null) return stated;
  return plannedOn !== null && plannedOn < today && notReached.has(status) ? today : null;
};
