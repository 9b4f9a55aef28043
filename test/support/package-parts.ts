import { inflateRawSync } from 'node:zlib';
import { readFileSync } from 'node:fs';

/** The parts of an Office package as text, by name, read from the archive's own directory. */
export const packageParts = (path: string): ReadonlyMap<string, string> => {
  const bytes = readFileSync(path);
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  const parts = new Map<string, string>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    parts.set(name, partText(bytes, bytes.readUInt32LE(at + 42), bytes.readUInt32LE(at + 20)));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
};

const partText = (bytes: Buffer, local: number, compressedSize: number): string => {
  const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const content = bytes.subarray(from, from + compressedSize);
  return (bytes.readUInt16LE(local + 8) === 0 ? content : inflateRawSync(content)).toString('utf8');
};
