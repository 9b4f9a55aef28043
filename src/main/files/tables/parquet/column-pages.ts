import { readSync } from 'node:fs';
import { brotliDecompressSync, crc32, gunzipSync, zstdDecompressSync } from 'node:zlib';
import type { ColumnMetaData, Compressors, DecodedArray, PageHeader, SchemaTree } from 'hyparquet';
import { parquetHeader, readPage } from 'hyparquet/src/column.js';
import { convert, DEFAULT_PARSERS } from 'hyparquet/src/convert.js';
import { decompressPage } from 'hyparquet/src/datapage.js';
import { checkPackedValues } from './page-bounds.ts';
import { endOfStruct } from './thrift-bounds.ts';
import { textOfColumn, type StoredValue } from './parquet-text.ts';

/** A column of one row group, read page by page. */
export type ColumnPages = {
  /** The texts of the next page, null where there is no value; undefined after the last page. */
  readonly next: () => readonly (string | null)[] | undefined;
};

export type PageSource = {
  readonly descriptor: number;
  /** Told before a page is unpacked. Throws when that would be beyond a limit. */
  readonly onPage: (page: { readonly bytes: number; readonly values: number }) => void;
};

export type ColumnChunk = {
  readonly meta: ColumnMetaData;
  /** From the root of the schema to the column: two, as nested columns are not read. */
  readonly path: readonly SchemaTree[];
  readonly rows: number;
};

/** Statistics in the header of a page may be long texts. */
const headerSteps = [4096, 256 * 1024, 16 * 1024 * 1024];

/** Fields of such a header; it has about twenty. */
const headerEntries = 1000;

/**
 * Opens a column for reading. A page is looked at before it is unpacked: how large it gets, how many values it claims to
 * hold and its checksum, where it has one. Throws plain errors for what does not fit together.
 */
export const openColumnPages = (source: PageSource, { meta, path, rows }: ColumnChunk): ColumnPages => {
  const [root, column] = path;
  if (root === undefined || column === undefined) throw new Error('a column without a path');
  const toText = textOfColumn(column.element);
  const decoding = decodingOf(meta, root, column);
  const plainDecoding = { ...decoding, codec: 'UNCOMPRESSED' as const };
  const end =
    Number(meta.dictionary_page_offset ?? meta.data_page_offset) + Number(meta.total_compressed_size);
  let at = Number(meta.dictionary_page_offset ?? meta.data_page_offset);
  let left = rows;
  let dictionary: DecodedArray | undefined;

  const take = (): { readonly header: PageHeader; readonly bytes: Buffer } => {
    const { header, start } = readHeader(source.descriptor, at, end);
    const bytes = readBytes(source.descriptor, start, header.compressed_page_size, end);
    if (header.crc !== undefined && crc32(bytes) !== header.crc >>> 0)
      throw new Error('checksum of a page differs');
    at = start + header.compressed_page_size;
    const unpacked = Math.max(header.uncompressed_page_size, 0);
    const values = valuesOf(header);
    const isDictionary = header.type === 'DICTIONARY_PAGE';
    // Each value of a dictionary takes room in it.
    if (isDictionary && values > unpacked) throw new Error('a dictionary smaller than its values');
    source.onPage({ bytes: unpacked, values: isDictionary ? 0 : values });
    return { header, bytes };
  };
  const next = (): readonly (string | null)[] | undefined => {
    while (left > 0) {
      const { header, bytes } = take();
      if (header.type === 'INDEX_PAGE') continue;
      const isDictionary = header.type === 'DICTIONARY_PAGE';
      if (!isDictionary && valuesOf(header) > left) throw new Error('more values than rows');
      const page = unpacked(header, bytes, decoding);
      checkPackedValues({
        ...page,
        type: meta.type,
        isOptional: column.element.repetition_type === 'OPTIONAL',
      });
      const reader = { view: new DataView(page.bytes.buffer, page.bytes.byteOffset), offset: 0 };
      const { data = [] } = readPage(reader, page.header, plainDecoding, dictionary, undefined, 0);
      if (isDictionary) {
        dictionary = Array.from(convert(data, decoding), (value) => written(value as StoredValue, toText));
        continue;
      }
      left -= data.length;
      if (data.length !== valuesOf(header)) throw new Error('fewer values than the page claims');
      return Array.from(data, (value) => written(value as StoredValue | string, toText));
    }
    return undefined;
  };
  return { next };
};

/** A page as if nobody had compressed it: what it holds can be looked at before the library reads it. */
const unpacked = (
  header: PageHeader,
  bytes: Uint8Array,
  { codec, compressors: known }: Decoding,
): { readonly header: PageHeader; readonly bytes: Uint8Array } => {
  const { data_page_header_v2: v2, uncompressed_page_size: size } = header;
  // Of the second version only the values are compressed, and not always.
  const start = v2 === undefined ? 0 : v2.repetition_levels_byte_length + v2.definition_levels_byte_length;
  if (codec === 'UNCOMPRESSED' || v2?.is_compressed === false) return { header, bytes };
  const values = decompressPage(bytes.subarray(start), size - start, codec, known);
  const plain = start === 0 ? values : Buffer.concat([bytes.subarray(0, start), values]);
  return { header: { ...header, compressed_page_size: plain.length }, bytes: plain };
};

/** Texts come from the dictionary, which holds them as they are shown. */
const written = (value: StoredValue | string, toText: ReturnType<typeof textOfColumn>): string | null => {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : toText(value);
};

const valuesOf = ({ data_page_header, data_page_header_v2, dictionary_page_header }: PageHeader): number => {
  const values =
    data_page_header?.num_values ??
    data_page_header_v2?.num_values ??
    dictionary_page_header?.num_values ??
    0;
  if (!Number.isInteger(values) || values < 0) throw new Error(`a page of ${values} values`);
  return values;
};

type Decoding = Parameters<typeof readPage>[2];

/**
 * The library is told nothing of logical types: it would make floats of decimals and dates of instants. It hands over what
 * is stored.
 */
const decodingOf = (meta: ColumnMetaData, root: SchemaTree, column: SchemaTree): Decoding => {
  const { converted_type: _converted, logical_type: _logical, ...element } = column.element;
  return {
    pathInSchema: meta.path_in_schema,
    type: meta.type,
    element,
    schemaPath: [root, { ...column, element }],
    codec: meta.codec,
    compressors,
    utf8: false,
    parsers: {
      ...DEFAULT_PARSERS,
      // Of INT96. The types say a date; whatever it is, it is handed over.
      timestampFromNanoseconds: (nanos) => nanos,
    },
  };
};

/** Node's own, each held to the size that the page declares. */
const compressors: Compressors = {
  GZIP: (input, length) => gunzipSync(input, { maxOutputLength: length }),
  BROTLI: (input, length) => brotliDecompressSync(input, { maxOutputLength: length }),
  ZSTD: (input, length) => zstdDecompressSync(input, { maxOutputLength: length }),
};

/** What pages can be packed with; the library unpacks Snappy itself. */
export const knownCodecs: ReadonlySet<string> = new Set([
  'UNCOMPRESSED',
  'SNAPPY',
  ...Object.keys(compressors),
]);

const readHeader = (
  descriptor: number,
  at: number,
  end: number,
): { readonly header: PageHeader; readonly start: number } => {
  for (const step of headerSteps) {
    const length = Math.min(step, end - at);
    if (length <= 0) throw new Error('a column ends before its last page');
    const bytes = readBytes(descriptor, at, length, end);
    const reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 };
    try {
      endOfStruct(bytes, 0, headerEntries);
    } catch (error) {
      // Not whole yet: again with more of it.
      if (!(error instanceof RangeError) || length < step) throw error;
      continue;
    }
    const header = parquetHeader(reader);
    return { header, start: at + reader.offset };
  }
  throw new Error('the header of a page has no end');
};

const readBytes = (descriptor: number, at: number, length: number, end: number): Buffer => {
  if (!Number.isInteger(length) || length < 0 || at < 0 || at + length > end)
    throw new Error(`${length} bytes at ${at} are not in the column`);
  const bytes = Buffer.alloc(length);
  if (readSync(descriptor, bytes, 0, length, at) !== length)
    throw new Error('the file ends before its last page');
  return bytes;
};
