import { createReadStream, statSync } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { AppFailure } from '#shared/ipc/app-failure.ts';
import { limitCheck, timeCheck, type ReadLimits } from '../../read-limits.ts';
import { unreadable } from '../../unreadable.ts';

/** Where the bytes of a text come from; progress is counted in bytes of the file, compressed or not. */
export type TextSource = {
  readonly file: string;
  /** From the beginning, in pieces. May be called again. */
  readonly read: () => AsyncIterable<Buffer>;
  readonly progress: () => { readonly done: number; readonly total: number };
};

const pieceBytes = 256 * 1024;

/** The bytes of a file as they are. Throws limit-exceeded when one pass over them takes too long. */
export const plainText = (file: string, limits: ReadLimits): TextSource => {
  const counter = { done: 0, total: statSync(file).size };
  return {
    file,
    read: () => plainPieces(file, limits, counter),
    progress: () => ({ ...counter }),
  };
};

type Counter = { done: number };

async function* plainPieces(file: string, limits: ReadLimits, counter: Counter): AsyncGenerator<Buffer> {
  const checkTime = timeCheck(limitCheck(file, limits));
  counter.done = 0;
  for await (const piece of createReadStream(file, { highWaterMark: pieceBytes }) as AsyncIterable<Buffer>) {
    counter.done += piece.length;
    checkTime();
    yield piece;
  }
}

/**
 * What a gzip file holds. Size, ratio and time are checked while it expands, so that a bomb costs no more than the
 * limit; nothing is written anywhere. Throws limit-exceeded, file-unreadable (`damaged`) for one that is cut off.
 */
export const gzipText = (file: string, limits: ReadLimits): TextSource => {
  const counter = { done: 0, total: statSync(file).size };
  return {
    file,
    read: () => gzipPieces(file, limits, counter),
    progress: () => ({ ...counter }),
  };
};

async function* gzipPieces(file: string, limits: ReadLimits, counter: Counter): AsyncGenerator<Buffer> {
  const check = limitCheck(file, limits);
  const checkTime = timeCheck(check);
  const packed = createReadStream(file, { highWaterMark: pieceBytes });
  const unpacked = createGunzip({ chunkSize: pieceBytes });
  let expanded = 0;
  counter.done = 0;
  try {
    // Errors of either end reach the reader through `unpacked`.
    for await (const piece of pipeline(packed, unpacked, () => undefined) as AsyncIterable<Buffer>) {
      expanded += piece.length;
      counter.done = packed.bytesRead;
      checkTime();
      check('expandedBytes', expanded);
      // Beside what was read so far, not the whole: a bomb would first expand to as many times its size.
      if (expanded > limits.ratioFreeBytes)
        check('ratio', Math.ceil(expanded / Math.max(unpacked.bytesWritten, 1)));
      yield piece;
    }
  } catch (error) {
    throw asUnreadable(error, file);
  } finally {
    packed.destroy();
    unpacked.destroy();
  }
}

/** Errors of the file system keep their code for the edge of the service; what zlib says is a damaged file. */
const asUnreadable = (error: unknown, file: string): unknown =>
  error instanceof AppFailure || !(error instanceof Error) || 'syscall' in error
    ? error
    : unreadable(file, 'damaged', error.message);
