import { AppFailure } from '#shared/ipc/app-error.ts';

/**
 * How much of a file is read before it is refused. Every limit is checked while reading, so that a hostile file
 * costs no more than the limit itself.
 */
export type ReadLimits = {
  readonly fileBytes: number;
  /** Files inside a zip archive. */
  readonly entries: number;
  /** Bytes of one file of an archive, and of all that are read, after decompression. */
  readonly expandedBytes: number;
  /** Expanded to compressed size, checked beyond the first `ratioFreeBytes`: small files may compress well. */
  readonly ratio: number;
  readonly ratioFreeBytes: number;
  readonly rows: number;
  readonly columns: number;
  /** Places in all rows together, up to the last cell of each. */
  readonly cells: number;
  /** Those of them that a workbook leaves out: a few bytes may stand for thousands. */
  readonly blanks: number;
  readonly cellChars: number;
  /** Distinct texts of a workbook, all together. */
  readonly sharedTextChars: number;
  /** Nesting of XML elements. */
  readonly depth: number;
  /** Number formats, and styles of cells. */
  readonly styles: number;
  /** Links from one part of a workbook to others. */
  readonly relations: number;
  /** Merged ranges of a sheet. */
  readonly mergedRanges: number;
  /** Time for one pass over a file, or over one part of an archive. */
  readonly milliseconds: number;
};

export const defaultLimits: ReadLimits = {
  fileBytes: 1024 ** 3,
  entries: 5000,
  expandedBytes: 3 * 1024 ** 3,
  ratio: 400,
  ratioFreeBytes: 64 * 1024 ** 2,
  rows: 5_000_000,
  columns: 16_384,
  cells: 250_000_000,
  blanks: 25_000_000,
  cellChars: 100_000,
  sharedTextChars: 100_000_000,
  depth: 64,
  styles: 1_000_000,
  relations: 200_000,
  mergedRanges: 100_000,
  milliseconds: 600_000,
};

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
  return () => check('milliseconds', Math.round(performance.now() - begun));
};
