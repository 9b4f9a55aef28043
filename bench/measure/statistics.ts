/** The middle value; of an even number of values the mean of the two in the middle. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
};

/** The smallest value that at least `share` (0 to 1) of the values do not exceed. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
};

export type Pairs = {
  /** Median of ours, in the unit that was measured. */
  readonly ours: number;
  /** Median of the peer; null when the peer is not on this machine. */
  readonly peer: number | null;
  /** Median of ours / peer over the pairs: what slows the whole machine for a while slows both of a pair. */
  readonly ratio: number | null;
};

/** Measures ours and the peer in turn, `runs` times. */
export const measurePairs = async (
  runs: number,
  ours: () => Promise<number>,
  peer: (() => Promise<number>) | null,
): Promise<Pairs> => {
  const pairs: { readonly ours: number; readonly peer: number | null }[] = [];
  for (let run = 0; run < runs; run += 1) {
    const mine = await ours();
    pairs.push({ ours: mine, peer: peer === null ? null : await peer() });
  }
  const peers = pairs.flatMap((pair) => (pair.peer === null ? [] : [pair.peer]));
  const ratios = pairs.flatMap((pair) => (pair.peer === null ? [] : [pair.ours / pair.peer]));
  return {
    ours: median(pairs.map((pair) => pair.ours)),
    peer: peers.length === 0 ? null : median(peers),
    ratio: ratios.length === 0 ? null : median(ratios),
  };
};
