import type { IntervalText } from './interval.ts';

/** Whether a growth is certainly beyond a limit (both in percent of the original value): its lower bound is. */
export const isBeyond = (percent: IntervalText | null | undefined, limitPercent: number): boolean => {
  const low = percent?.low ?? null;
  return low !== null && Number(low) > limitPercent;
};
