import type { IntervalText } from './interval.ts';

/** Growth, in percent of the original value, beyond which a contract is counted and can be filtered for. */
export const noticeablePercent = 10;

/** Whether a growth is certainly beyond `noticeablePercent`: its lower bound is. */
export const isNoticeable = (percent: IntervalText | null | undefined): boolean => {
  const low = percent?.low ?? null;
  return low !== null && Number(low) > noticeablePercent;
};
