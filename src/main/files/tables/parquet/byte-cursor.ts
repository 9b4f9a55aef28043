/** Bytes, and how far one is through them. */
export type ByteCursor = { readonly bytes: Uint8Array; at: number };

/** Bytes of the longest number: 64 bits, seven at a time. */
const longestNumber = 10;

/** Throws RangeError when the bytes end first. */
export const nextByte = (cursor: ByteCursor): number => {
  const byte = cursor.bytes[cursor.at];
  if (byte === undefined) throw new RangeError('cut off');
  cursor.at += 1;
  return byte;
};

/** Throws RangeError when the bytes end first. */
export const skipBytes = (cursor: ByteCursor, length: number): void => {
  if (length > cursor.bytes.length - cursor.at) throw new RangeError('cut off');
  cursor.at += length;
};

/** A number as it is written, low digits first; exact as far as lengths go. Throws for one that does not end. */
export const nextNumber = (cursor: ByteCursor): number => {
  let value = 0;
  for (let index = 0; index < longestNumber; index += 1) {
    const byte = nextByte(cursor);
    value += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) return value;
  }
  throw new Error('a number without end');
};
