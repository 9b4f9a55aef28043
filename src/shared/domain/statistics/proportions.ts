/**
 * How far an observed share is from an expected one, in standard deviations of a share of n, with the correction for
 * continuity: (|count/n − p| − 1/(2n)) ÷ √(p(1 − p)/n). Zero of nothing.
 */
export const proportionZ = (count: number, n: number, p: number): number => {
  if (n === 0) return 0;
  const distance = Math.abs(count / n - p);
  // The correction for continuity only where it is smaller than the distance itself.
  const corrected = distance > 1 / (2 * n) ? distance - 1 / (2 * n) : distance;
  return corrected / Math.sqrt((p * (1 - p)) / n);
};
