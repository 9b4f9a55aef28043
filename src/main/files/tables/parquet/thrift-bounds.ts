import { nextByte, nextNumber, skipBytes, type ByteCursor } from './byte-cursor.ts';

/** Real metadata goes some eight structs deep. */
const mostDepth = 24;

type Cursor = ByteCursor & { left: number };

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
    if (byte < 0x10) nextNumber(cursor);
    // The value of a field that is true or false is its type.
    if (type > 2) skipValue(cursor, type, depth);
  }
};

const skipValue = (cursor: Cursor, type: number, depth: number): void => {
  switch (type) {
    case 1:
    case 2:
    case 3:
      return skipBytes(cursor, 1);
    case 4:
    case 5:
    case 6:
      nextNumber(cursor);
      return;
    case 7:
      return skipBytes(cursor, 8);
    case 8:
      return skipBytes(cursor, nextNumber(cursor));
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
  const size = written === 15 ? nextNumber(cursor) : written;
  count(cursor, size);
  // No element is shorter than a byte.
  if (size > cursor.bytes.length - cursor.at) throw new RangeError('the metadata is cut off');
  for (let index = 0; index < size; index += 1) skipValue(cursor, header & 0x0f, depth);
};
