import { isAscii, isUtf8 } from 'node:buffer';
import { unreadable } from '../../unreadable.ts';
import type { TextEncoding } from '../table.ts';

/**
 * Decides a text file's encoding over the whole file: a byte order mark, else UTF-16 by its zero bytes, else UTF-8 if
 * every byte fits or if there are ten times more letters in UTF-8 than bytes that do not fit, else Windows-1252 (of
 * which ISO-8859-1 is a part). Throws file-unreadable for an empty file and for one with zero bytes, which is no text.
 */
export const detectEncoding = async (file: string, pieces: AsyncIterable<Buffer>): Promise<TextEncoding> => {
  const counts = { letters: 0, stray: 0 };
  let isStart = true;
  let tail: Buffer = Buffer.alloc(0);
  for await (const piece of pieces) {
    const wide = isStart ? wideEncoding(piece) : null;
    if (wide !== null) return wide;
    isStart = false;
    if (piece.includes(0)) throw unreadable(file, 'not-text', 'zero bytes');
    const bytes = tail.length === 0 ? piece : Buffer.concat([tail, piece]);
    const whole = bytes.subarray(0, bytes.length - incompleteTail(bytes));
    tail = bytes.subarray(whole.length);
    countLetters(whole, counts);
  }
  if (isStart) throw unreadable(file, 'empty');
  if (tail.length > 0) counts.stray += 1;
  return counts.letters >= 10 * counts.stray ? 'utf-8' : 'windows-1252';
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

/** Counted in pieces, so that a piece without any byte that does not fit costs next to nothing. */
const countBytes = 4096;

type Counts = { letters: number; stray: number };

/** Adds the letters of several bytes, and the bytes that belong to none. */
const countLetters = (bytes: Buffer, counts: Counts): void => {
  if (isAscii(bytes)) return;
  for (let from = 0; from < bytes.length;) {
    const most = bytes.subarray(from, from + countBytes);
    const part =
      from + countBytes >= bytes.length ? most : most.subarray(0, most.length - incompleteTail(most));
    countPart(part, counts);
    from += part.length;
  }
};

const countPart = (part: Buffer, counts: Counts): void => {
  // Enough to tell; a text that is no UTF-8 at all need not be counted to its end.
  if (counts.stray > 1000) return;
  const fits = isUtf8(part);
  if (fits && counts.letters > 100_000) return;
  const text = part.toString('latin1');
  const letters = text.match(
    /[\u00C2-\u00DF][\u0080-\u00BF]|[\u00E0-\u00EF][\u0080-\u00BF]{2}|[\u00F0-\u00F4][\u0080-\u00BF]{3}/gu,
  );
  const letterBytes = letters?.reduce((sum, letter) => sum + letter.length, 0) ?? 0;
  counts.letters += letters?.length ?? 0;
  if (!fits) counts.stray += Math.max(1, (text.match(/[\u0080-\u00FF]/gu)?.length ?? 0) - letterBytes);
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
