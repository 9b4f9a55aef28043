import { adjustedLimits, type AdjustedLimits } from '#shared/domain/importing/reading-limits.ts';
import { AppFailure } from '#shared/ipc/app-error.ts';

/**
 * How much of a file is read before it is refused. Every limit is checked while reading, so that a hostile file
 * costs no more than the limit itself. Those of `AdjustedLimits` are a person's to set; the others only follow from
 * what a thread can hold.
 */
export type ReadLimits = AdjustedLimits & {
  /** `ratio` is checked beyond these: small files may compress well. */
  readonly ratioFreeBytes: number;
  /** Places in all rows together, up to the last cell of each. */
  readonly cells: number;
  /** Those of them that a workbook leaves out: a few bytes may stand for thousands. */
  readonly blanks: number;
  /** Distinct texts of a workbook, all together. */
  readonly sharedTextChars: number;
  /** Number formats, and styles of cells. */
  readonly styles: number;
  /** Links from one part of a workbook to others. */
  readonly relations: number;
  /** Merged ranges of a sheet. */
  readonly mergedRanges: number;
};

/** The limits of reading, with those that a person changed. */
export const readLimits = (changed: Partial<AdjustedLimits>): ReadLimits => ({
  ...adjustedLimits(changed),
  ratioFreeBytes: 64 * 1024 ** 2,
  cells: 250_000_000,
  blanks: 25_000_000,
  sharedTextChars: 100_000_000,
  styles: 1_000_000,
  relations: 200_000,
  mergedRanges: 100_000,
});

export const defaultLimits: ReadLimits = readLimits({});

/** Throws limit-exceeded when the value is beyond the limit of that name. */
export type LimitCheck = (limit: keyof ReadLimits, value: number) => void;

/** Limits of one file. */
export const limitCheck =
  (file: string, limits: ReadLimits): LimitCheck =>
  (limit, value) => {
    const maximum = limits[limit];
    if (value > maximum) throw new AppFailure({ code: 'limit-exceeded', file, limit, value, maximum });
  };

/** Checks, whenever it is called, that the time since now is within its limit. */
export const timeCheck = (check: LimitCheck): (() => void) => {
  const begun = performance.now();
  return () => check('milliseconds', Math.ceil(performance.now() - begun));
};
