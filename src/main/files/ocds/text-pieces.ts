import { createReadStream } from 'node:fs';
import { AppFailure } from '#shared/ipc/app-error.ts';
import { unreadable } from '../unreadable.ts';

const pieceBytes = 64 * 1024;

export type TextPiece = {
  readonly text: string;
  /** Bytes of the file up to the end of this piece. */
  readonly bytes: number;
};

/**
 * The text of a file in pieces, its byte order mark dropped. UTF-8, or UTF-16 when a mark says so. Throws
 * file-unreadable (`encoding`, the line in its detail) for bytes that are no UTF-8.
 * @param checkTime called with each piece; throws when reading has taken too long
 */
export async function* textPieces(file: string, checkTime: () => void): AsyncGenerator<TextPiece> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let bytes = 0;
  let lines = 0;
  try {
    for await (const piece of createReadStream(file, {
      highWaterMark: pieceBytes,
    }) as AsyncIterable<Buffer>) {
      decoder ??= new TextDecoder(encodingOf(piece), { fatal: true });
      checkTime();
      bytes += piece.length;
      const text = decoder.decode(piece, { stream: true });
      lines += linesIn(text);
      yield { text, bytes };
    }
    if (decoder !== undefined) yield { text: decoder.decode(), bytes };
  } catch (error) {
    if (error instanceof AppFailure || !(error instanceof TypeError)) throw error;
    throw unreadable(file, 'encoding', `not UTF-8 after line ${lines + 1}, byte ${bytes}`);
  }
}

const encodingOf = (start: Buffer): string => {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  return start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : 'utf-8';
};

const linesIn = (text: string): number => {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
};
