/** Real metadata goes some eight structs deep. */
const mostDepth = 24;

/** Bytes of the longest number: 64 bits, seven at a time. */
const longestNumber = 10;

type Cursor = { readonly bytes: Uint8Array; at: number; left: number };

/**
 * Where a struct in Thrift's compact protocol ends, after a look at all that is in it. The library that reads it believes
 * what it says: a list of a billion elements is given its room at once, a number of a million digits takes time that grows
 * with its square. Throws RangeError when the bytes end first, and plain errors for what no writer writes.
 * @param most fields and elements of lists together
 */
export const endOfStruct = (bytes: Uint8Array, start: number, most: number): number => {
  const cursor: Cursor = { bytes, at: start, left: most };
  skipStruct(cursor, 0);
  return cursor.at;
};

const nextByte = (cursor: Cursor): number => {
  const byte = cursor.bytes[cursor.at];
  if (byte === undefined) throw new RangeError('the metadata is cut off');
  cursor.at += 1;
  return byte;
};

const skip = (cursor: Cursor, length: number): void => {
  if (length > cursor.bytes.length - cursor.at) throw new RangeError('the metadata is cut off');
  cursor.at += length;
};

/** A number as it is written, low digits first; exact as far as lengths go. */
const varint = (cursor: Cursor): number => {
  let value = 0;
  for (let index = 0; index < longestNumber; index += 1) {
    const byte = nextByte(cursor);
    value += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) return value;
  }
  throw new Error('a number in the metadata without end');
};

const count = (cursor: Cursor, more: number): void => {
  cursor.left -= more;
  if (cursor.left < 0) throw new Error('more metadata than any writer writes');
};

const skipStruct = (cursor: Cursor, depth: number): void => {
  if (depth > mostDepth) throw new Error('metadata inside metadata without end');
  for (;;) {
    const byte = nextByte(cursor);
    const type = byte & 0x0f;
    if (type === 0) return;
    count(cursor, 1);
    // A field far from the one before has its number written out.
    if (byte < 0x10) varint(cursor);
    // The value of a field that is true or false is its type.
    if (type > 2) skipValue(cursor, type, depth);
  }
};

const skipValue = (cursor: Cursor, type: number, depth: number): void => {
  switch (type) {
    case 1:
    case 2:
    case 3:
      return skip(cursor, 1);
    case 4:
    case 5:
    case 6:
      varint(cursor);
      return;
    case 7:
      return skip(cursor, 8);
    case 8:
      return skip(cursor, varint(cursor));
    case 9:
      return skipList(cursor, depth + 1);
    case 12:
      return skipStruct(cursor, depth + 1);
    default:
      throw new Error(`metadata of type ${type}`);
  }
};

const skipList = (cursor: Cursor, depth: number): void => {
  if (depth > mostDepth) throw new Error('metadata inside metadata without end');
  const header = nextByte(cursor);
  const written = header >> 4;
  const size = written === 15 ? varint(cursor) : written;
  count(cursor, size);
  // No element is shorter than a byte.
  if (size > cursor.bytes.length - cursor.at) throw new RangeError('the metadata is cut off');
  for (let index = 0; index < size; index += 1) skipValue(cursor, header & 0x0f, depth);
};
