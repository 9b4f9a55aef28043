import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import { asFailure } from '../../db/sqlite-failure.ts';

const compress = promisify(deflateRaw) as (data: Buffer, options: { level: number }) => Promise<Buffer>;

const chunkBytes = 1 << 20;

/**
 * Reads a file once more, to keep it: hash, size, and pieces of a megabyte each compressed on its own.
 * @param onChunk awaited, so that a slow receiver slows the reading
 * @param signal ends the reading before the next piece
 */
export const readSourceFile = async (
  path: string,
  onChunk: (seq: number, data: Uint8Array) => Promise<void>,
  signal?: AbortSignal,
): Promise<{ readonly sha256: string; readonly size: number }> => {
  const hash = createHash('sha256');
  let size = 0;
  let seq = 0;
  try {
    for await (const chunk of createReadStream(path, {
      highWaterMark: chunkBytes,
    }) as AsyncIterable<Buffer>) {
      signal?.throwIfAborted();
      hash.update(chunk);
      size += chunk.length;
      // Level 1: workbooks are compressed already, and text shrinks nearly as well.
      await onChunk(seq, await compress(chunk, { level: 1 }));
      seq += 1;
    }
  } catch (error) {
    throw asFailure(error, path);
  }
  return { sha256: hash.digest('hex'), size };
};
