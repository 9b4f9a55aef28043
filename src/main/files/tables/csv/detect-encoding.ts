import { isUtf8 } from 'node:buffer';
import { unreadable } from '../../unreadable.ts';
import type { TextEncoding } from '../table.ts';

/**
 * Decides a text file's encoding over the whole file: a byte order mark, else UTF-16 by its zero bytes, else UTF-8 if
 * every byte fits, else Windows-1252 (of which ISO-8859-1 is a part). Throws file-unreadable for an empty file and
 * for one with zero bytes, which is no text.
 */
export const detectEncoding = async (file: string, pieces: AsyncIterable<Buffer>): Promise<TextEncoding> => {
  let start: Buffer | undefined;
  let tail: Buffer = Buffer.alloc(0);
  let fitsUtf8 = true;
  for await (const piece of pieces) {
    if (start === undefined) {
      start = piece;
      const wide = wideEncoding(piece);
      if (wide !== null) return wide;
    }
    if (piece.includes(0)) throw unreadable(file, 'not-text', 'zero bytes');
    if (!fitsUtf8) continue;
    const bytes = tail.length === 0 ? piece : Buffer.concat([tail, piece]);
    const cut = incompleteTail(bytes);
    fitsUtf8 = isUtf8(bytes.subarray(0, bytes.length - cut));
    tail = bytes.subarray(bytes.length - cut);
  }
  if (start === undefined) throw unreadable(file, 'empty');
  return fitsUtf8 && tail.length === 0 ? 'utf-8' : 'windows-1252';
};

/** UTF-16 by its mark, or by the zero beside nearly every letter of a text in a western language. */
const wideEncoding = (start: Buffer): TextEncoding | null => {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  const sample = start.subarray(0, 2000);
  const zeros = (offset: number): number => {
    let count = 0;
    for (let index = offset; index < sample.length; index += 2) if (sample[index] === 0) count += 1;
    return count / Math.max(1, Math.ceil((sample.length - offset) / 2));
  };
  const [even, odd] = [zeros(0), zeros(1)];
  if (odd > 0.7 && even < 0.05) return 'utf-16le';
  return even > 0.7 && odd < 0.05 ? 'utf-16be' : null;
};

/** Bytes at the end that begin a character of which the rest has not come yet: 0 to 3. */
const incompleteTail = (bytes: Buffer): number => {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? back : 0;
    }
  }
  return 0;
};
