import { crc32, deflateRawSync } from 'node:zlib';

export type ZipPart = {
  readonly name: string;
  readonly content: string | Buffer;
  /** The content compressed already, where it is too long to be held: it is then not looked at. */
  readonly packed?: Buffer;
  /** Claims made in the archive that need not be true. */
  readonly claims?: { readonly size?: number; readonly checksum?: number; readonly flags?: number };
  /** Sizes and checksum stand behind the content, as programs write that do not know them beforehand. */
  readonly isStreamed?: boolean;
  /** Sizes stand in a field of their own, as for archives beyond 4 GiB. */
  readonly isZip64?: boolean;
};

/** A zip archive of exactly these parts, so that a test can make one that no decent program would write. */
export const zipOf = (parts: readonly ZipPart[]): Buffer => {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const { local, listed } = writtenPart(part, offset);
    directory.push(listed);
    locals.push(local);
    offset += local.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, listing, end]);
};

/** A part as it stands in the archive, and its entry in the directory. */
const writtenPart = (
  { name, content, packed, claims = {}, isStreamed = false, isZip64 = false }: ZipPart,
  offset: number,
): { readonly local: Buffer; readonly listed: Buffer } => {
  const plain = Buffer.from(content);
  const data = packed ?? deflateRawSync(plain);
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE((claims.flags ?? 0x800) | (isStreamed ? 8 : 0), 2);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt32LE(claims.checksum ?? crc32(plain), 10);
  fields.writeUInt32LE(data.length, 14);
  fields.writeUInt32LE(claims.size ?? plain.length, 18);
  fields.writeUInt16LE(Buffer.byteLength(name), 22);
  const local = localPart(name, fields, data, isStreamed);
  const extra = isZip64 ? zip64Field(plain.length, data.length) : Buffer.alloc(0);
  if (isZip64) {
    fields.fill(0xff, 14, 22);
    fields.writeUInt16LE(extra.length, 24);
  }
  const place = Buffer.alloc(14);
  place.writeUInt32LE(offset, 10);
  const mark = Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1');
  return { local, listed: Buffer.concat([mark, fields, place, Buffer.from(name), extra]) };
};

const localPart = (name: string, fields: Buffer, data: Buffer, isStreamed: boolean): Buffer => {
  const known = Buffer.from(fields);
  if (isStreamed) known.fill(0, 10, 22);
  const behind = isStreamed ? [Buffer.from('PK\u0007\u0008', 'latin1'), fields.subarray(10, 22)] : [];
  return Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), known, Buffer.from(name), data, ...behind]);
};

const zip64Field = (size: number, compressedSize: number): Buffer => {
  const field = Buffer.alloc(20);
  field.writeUInt16LE(1, 0);
  field.writeUInt16LE(16, 2);
  field.writeBigUInt64LE(BigInt(size), 4);
  field.writeBigUInt64LE(BigInt(compressedSize), 12);
  return field;
};
