// Lanczos approximation, g = 7, n = 9: about 15 digits.
const lanczos = [
  0.999_999_999_999_809_93, 676.520_368_121_885_1, -1_259.139_216_722_402_8, 771.323_428_777_653_13,
  -176.615_029_162_140_59, 12.507_343_278_686_905, -0.138_571_095_265_720_12, 9.984_369_578_019_571_6e-6,
  1.505_632_735_149_311_6e-7,
] as const;

/** Natural logarithm of the gamma function, for x > 0. */
const logGamma = (x: number): number => {
  const shifted = x - 1;
  const base = shifted + 7.5;
  const sum = lanczos.reduce(
    (total, term, index) => (index === 0 ? term : total + term / (shifted + index)),
    0,
  );
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(base) - base + Math.log(sum);
};

const precision = 1e-15;
const mostTerms = 10_000;

/**
 * Regularised upper incomplete gamma function Q(a, x), for a > 0 and x >= 0: by its series below a + 1, by its
 * continued fraction (Lentz) above.
 */
export const upperGamma = (a: number, x: number): number => {
  if (x <= 0) return 1;
  return x < a + 1 ? 1 - lowerSeries(a, x) : upperFraction(a, x);
};

const scaleOf = (a: number, x: number): number => Math.exp(-x + a * Math.log(x) - logGamma(a));

const lowerSeries = (a: number, x: number): number => {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < mostTerms && Math.abs(term) > Math.abs(sum) * precision; n += 1) {
    term *= x / (a + n);
    sum += term;
  }
  return sum * scaleOf(a, x);
};

const upperFraction = (a: number, x: number): number => {
  const tiny = 1e-300;
  const awayFromZero = (value: number): number => (Math.abs(value) < tiny ? tiny : value);
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / awayFromZero(b);
  let fraction = d;
  for (let n = 1; n < mostTerms; n += 1) {
    const factor = -n * (n - a);
    b += 2;
    d = 1 / awayFromZero(factor * d + b);
    c = awayFromZero(b + factor / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < precision) break;
  }
  return fraction * scaleOf(a, x);
};

/** The x at which a falling function takes a value, between 0 and wherever it has fallen below it. */
export const solveFalling = (falling: (x: number) => number, value: number): number => {
  let [low, high] = [0, 1];
  while (falling(high) > value) high *= 2;
  for (let step = 0; step < 200 && high - low > high * precision; step += 1) {
    const middle = (low + high) / 2;
    if (falling(middle) > value) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
};
