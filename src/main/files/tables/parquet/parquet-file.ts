import { fstatSync, readSync } from 'node:fs';
import { parquetMetadata, parquetSchema, type FileMetaData, type SchemaTree } from 'hyparquet';
import { endOfStruct } from './thrift-bounds.ts';

/** What the end of a Parquet file says of it: its flat columns, and where each row group has them. */
export type ParquetFile = {
  readonly columns: readonly SchemaTree[];
  readonly root: SchemaTree;
  readonly groups: FileMetaData['row_groups'];
  readonly rows: number;
};

/** Mark and length behind the metadata. */
const tailBytes = 8;

/** More metadata than this is more than any bill has: a thousand row groups of a hundred columns are 20 MB. */
const mostMetadata = 128 * 1024 * 1024;

/** Its fields and elements together: a thousand row groups of a hundred columns have three million. */
const mostEntries = 4_000_000;

/**
 * Reads the metadata of a Parquet file. Columns that hold lists, maps or groups are left out: no bill keeps costs in
 * them. Throws plain errors for a broken one.
 */
export const readParquetFile = (descriptor: number): ParquetFile => {
  const { size } = fstatSync(descriptor);
  const tail = Buffer.alloc(tailBytes);
  if (size < tailBytes + 4 || readSync(descriptor, tail, 0, tailBytes, size - tailBytes) !== tailBytes)
    throw new Error('too short');
  if (tail.toString('latin1', 4) !== 'PAR1') throw new Error('no mark at the end');
  const length = tail.readUInt32LE(0);
  if (length > Math.min(size - tailBytes, mostMetadata)) throw new Error(`${length} bytes of metadata`);
  const bytes = new Uint8Array(length + tailBytes);
  readSync(descriptor, bytes, 0, bytes.length, size - bytes.length);
  endOfStruct(bytes, 0, mostEntries);
  const metadata = parquetMetadata(bytes.buffer, { geoparquet: false });
  const root = parquetSchema(metadata);
  return {
    root,
    columns: root.children.filter(isFlat),
    groups: metadata.row_groups,
    rows: metadata.row_groups.reduce((sum, { num_rows }) => sum + Number(num_rows), 0),
  };
};

const isFlat = ({ children, element }: SchemaTree): boolean =>
  children.length === 0 && element.type !== undefined && element.repetition_type !== 'REPEATED';
