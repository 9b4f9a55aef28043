/**
 * Numbers drawn at random that anybody can draw again: PCG32 (XSH-RR 64/32), M. E. O'Neill, "PCG: A Family of Simple
 * Fast Space-Efficient Statistically Good Algorithms for Random Number Generation", HMC-CS-2014-0905, seeded as its
 * reference implementation is.
 */
export type RandomSource = {
  /** The next 32 bits, as a whole number from 0 on. */
  readonly next: () => number;
  /** A whole number from 0 to below `bound`, each as likely as the others. */
  readonly below: (bound: bigint) => bigint;
};

const mask64 = (1n << 64n) - 1n;
const multiplier = 6_364_136_223_846_793_005n;

/** Stream of the reference implementation's own demonstration; all samples use it. */
const stream = 54n;

/** Starts the generator at a seed from 0 to 2^64 - 1. */
export const pcg32 = (seed: bigint): RandomSource => {
  const increment = (stream << 1n) | 1n;
  let state = 0n;
  const next = (): number => {
    const old = state;
    state = (old * multiplier + increment) & mask64;
    const shifted = Number((((old >> 18n) ^ old) >> 27n) & 0xff_ff_ff_ffn);
    const turn = Number(old >> 59n);
    return ((shifted >>> turn) | (shifted << (-turn & 31))) >>> 0;
  };
  next();
  state = (state + seed) & mask64;
  next();
  return { next, below: (bound) => belowBound(next, bound) };
};

/**
 * Draws until the number is not among the first few that would make some results likelier than others. One draw of 32
 * bits for bounds up to 2^32, two (the first is the higher half) beyond.
 */
const belowBound = (next: () => number, bound: bigint): bigint => {
  const isWide = bound > 1n << 32n;
  const values = isWide ? 1n << 64n : 1n << 32n;
  const tooLow = values % bound;
  for (;;) {
    const drawn = isWide ? (BigInt(next()) << 32n) | BigInt(next()) : BigInt(next());
    if (drawn >= tooLow) return drawn % bound;
  }
};

/** Whether the text is a seed: a whole number from 0 to 2^64 - 1. */
export const isSeed = (text: string): boolean => /^[0-9]{1,20}$/u.test(text) && BigInt(text) <= mask64;
