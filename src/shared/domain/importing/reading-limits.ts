/**
 * The limits of reading that a person may change, with what each is as long as nobody did, and how far it may be moved:
 * never so low that an ordinary file is refused, never so high that a hostile one is not. `unit` is how much of it a
 * person types as one: a file is measured in bytes and spoken of in megabytes.
 */
export const adjustableLimits = {
  /** Size of the file. */
  fileBytes: { usual: 1024 ** 3, least: 1024 ** 2, most: 8 * 1024 ** 3, unit: 1024 ** 2 },
  /** Of what it holds, once decompressed: one part of an archive, and all that are read. */
  expandedBytes: { usual: 3 * 1024 ** 3, least: 16 * 1024 ** 2, most: 16 * 1024 ** 3, unit: 1024 ** 2 },
  /** Expanded to compressed size. Deflate reaches 1032 at most. */
  ratio: { usual: 400, least: 20, most: 1000, unit: 1 },
  /** Files in an archive, row groups of a Parquet file. */
  entries: { usual: 5000, least: 20, most: 50_000, unit: 1 },
  rows: { usual: 5_000_000, least: 1000, most: 20_000_000, unit: 1 },
  columns: { usual: 16_384, least: 50, most: 16_384, unit: 1 },
  /** Characters of one cell or text. */
  cellChars: { usual: 100_000, least: 1000, most: 1_000_000, unit: 1 },
  /** Elements or objects inside one another. */
  depth: { usual: 64, least: 16, most: 256, unit: 1 },
  /** Time of one pass over a file, or over one part of an archive. */
  milliseconds: { usual: 600_000, least: 10_000, most: 3_600_000, unit: 1000 },
} as const satisfies Readonly<Record<string, AdjustableRange>>;

type AdjustableRange = {
  readonly usual: number;
  readonly least: number;
  readonly most: number;
  readonly unit: number;
};

export type AdjustableLimit = keyof typeof adjustableLimits;
export type AdjustedLimits = Readonly<Record<AdjustableLimit, number>>;

export const adjustableLimitNames = Object.keys(adjustableLimits) as readonly AdjustableLimit[];

/** Whether a limit may be set to that: a whole number within its bounds. */
export const isLimitValue = (name: AdjustableLimit, value: unknown): value is number => {
  const { least, most } = adjustableLimits[name];
  return Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most;
};

/** All limits, those that were changed as they were changed; what may not be set to that counts as never changed. */
export const adjustedLimits = (changed: Readonly<Record<string, unknown>>): AdjustedLimits =>
  Object.fromEntries(
    adjustableLimitNames.map((name) => {
      const value = Object.hasOwn(changed, name) ? changed[name] : undefined;
      return [name, isLimitValue(name, value) ? value : adjustableLimits[name].usual];
    }),
  ) as AdjustedLimits;

/** Those of the limits that are not the usual ones: what is worth keeping. */
export const changedLimits = (limits: AdjustedLimits): Partial<AdjustedLimits> =>
  Object.fromEntries(
    adjustableLimitNames
      .filter((name) => limits[name] !== adjustableLimits[name].usual)
      .map((name) => [name, limits[name]]),
  );
