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
  readonly cellChars: number;
  /** Distinct texts of a workbook, all together. */
  readonly sharedTextChars: number;
  /** Nesting of XML elements. */
  readonly depth: number;
  /** Merged ranges of a sheet. */
  readonly mergedRanges: number;
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
  cellChars: 100_000,
  sharedTextChars: 100_000_000,
  depth: 64,
  mergedRanges: 100_000,
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
