/** How much is measured. `quick` is a tenth of the size and one pair: to see that it works, not to quote. */
export type BenchSize = { readonly isQuick: boolean; readonly runs: number };

/** One line of the result: ours beside the peer on the same data, measured in the same run. */
export type Measurement = {
  readonly row: number;
  readonly what: string;
  readonly ours: string;
  readonly peer: string;
  /** Ours / peer, in the unit of the target; null when there is no peer. */
  readonly ratio: number | null;
  readonly target: string;
  /** Null when it could not be measured, or not against the peer. */
  readonly isReached: boolean | null;
  /** Everything measured, for the JSON file. */
  readonly figures: Readonly<Record<string, number | string | null>>;
};

export type BenchRow = {
  readonly row: number;
  readonly title: string;
  readonly measure: (size: BenchSize) => Promise<readonly Measurement[]>;
};

/** `1 000 000` lines at full size, a tenth with `--quick`. */
export const scaled = (count: number, { isQuick }: BenchSize): number => (isQuick ? count / 10 : count);

export const inSeconds = (seconds: number | null, missing = 'missing'): string =>
  seconds === null ? missing : `${seconds.toFixed(2)} s`;

export const inMilliseconds = (milliseconds: number | null): string =>
  milliseconds === null ? 'missing' : `${milliseconds.toFixed(1)} ms`;

export const inMegabytes = (megabytes: number | null): string =>
  megabytes === null ? 'missing' : `${megabytes.toFixed(0)} MB`;
