import { pipeline, type Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { open, type Entry, type ZipFile } from 'yauzl';
import { AppFailure } from '#shared/ipc/app-error.ts';
import { limitCheck, timeCheck, type LimitCheck, type ReadLimits } from '../read-limits.ts';
import { unreadable } from '../unreadable.ts';

/** An archive open for reading. Names are keys only: nothing is ever written under them. */
export type OpenedZip = {
  /** Names of the files inside, with `/` between folders and no leading one. */
  readonly names: readonly string[];
  /** Bytes of a file after decompression, as they come. Throws limit-exceeded, file-unreadable. */
  readonly read: (name: string) => AsyncIterable<Buffer>;
  /** Size that the archive declares for a file; not to be trusted. Null when the file is not there. */
  readonly declaredSize: (name: string) => number | null;
  readonly close: () => void;
};

/**
 * Opens a zip archive by its central directory. Throws file-unreadable for a damaged one, one with two files of the
 * same name (which one counts would depend on the reader) or an encrypted file, and limit-exceeded.
 */
export const openZip = async (path: string, limits: ReadLimits): Promise<OpenedZip> => {
  const check = limitCheck(path, limits);
  const zip = await openArchive(path);
  try {
    check('entries', zip.entryCount);
    const entries = await readDirectory(zip, path, check);
    let expanded = 0;
    return {
      names: [...entries.keys()],
      declaredSize: (name) => entries.get(name)?.uncompressedSize ?? null,
      read: (name) => {
        const entry = entries.get(name);
        if (entry === undefined) throw unreadable(path, 'damaged', `no ${name} in the archive`);
        const checkTime = timeCheck(check);
        const onBytes: EntryReading['onBytes'] = (count, ofEntry, packed) => {
          checkTime();
          expanded += count;
          check('expandedBytes', expanded);
          if (ofEntry > limits.ratioFreeBytes) check('ratio', Math.ceil(ofEntry / Math.max(packed, 1)));
        };
        return readEntry(zip, entry, { path, onBytes });
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
};

const openArchive = (path: string): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    // Names stay bytes: what another reader would refuse in a name (a backslash, `..`) does not matter here.
    open(path, { lazyEntries: true, autoClose: false, decodeStrings: false }, (error, zip) => {
      if (error === null) resolve(zip);
      else reject(asUnreadable(error, path));
    });
  });

const readDirectory = async (zip: ZipFile, path: string, check: LimitCheck): Promise<Map<string, Entry>> => {
  const entries = new Map<string, Entry>();
  const folded = new Set<string>();
  try {
    for await (const entry of zip.eachEntry()) {
      check('entries', entries.size + 1);
      const name = nameOf(entry);
      if (name.endsWith('/')) continue;
      if (entry.isEncrypted()) throw unreadable(path, 'encrypted', name);
      if (folded.has(name.toLowerCase())) throw unreadable(path, 'damaged', `two files named ${name}`);
      folded.add(name.toLowerCase());
      entries.set(name, entry);
    }
  } catch (error) {
    throw asUnreadable(error, path);
  }
  return entries;
};

const nameOf = (entry: Entry): string => {
  // yauzl's types do not know that undecoded names are buffers.
  const raw: unknown = entry.fileName;
  const name = Buffer.isBuffer(raw) ? raw.toString('utf8') : String(raw);
  return name.replaceAll('\\', '/').replace(/^\/+/u, '');
};

type EntryReading = {
  readonly path: string;
  /** Told of bytes after decompression, of how many there are with them, and of how many they were made so far. */
  readonly onBytes: (count: number, ofEntry: number, packed: number) => void;
};

/** Larger than the default pieces: a sheet comes in hundreds instead of thousands. */
const pieceBytes = 256 * 1024;

async function* readEntry(
  zip: ZipFile,
  entry: Entry,
  { path, onBytes }: EntryReading,
): AsyncGenerator<Buffer> {
  let stream: EntryStream | undefined;
  let total = 0;
  let checksum = 0;
  try {
    stream = await openEntry(zip, entry);
    for await (const piece of stream.bytes as AsyncIterable<Buffer>) {
      total += piece.length;
      checksum = crc32(piece, checksum);
      onBytes(piece.length, total, stream.packed());
      yield piece;
    }
    // Without this a flipped bit would become another amount.
    if (checksum !== entry.crc32 || total !== entry.uncompressedSize)
      throw unreadable(path, 'damaged', 'size or checksum of a part differs');
  } catch (error) {
    throw asUnreadable(error, path);
  } finally {
    stream?.bytes.destroy();
  }
}

/** The bytes of an entry, and how many compressed ones those that came so far were made of. */
type EntryStream = { readonly bytes: Readable; readonly packed: () => number };

const openEntry = async (zip: ZipFile, entry: Entry): Promise<EntryStream> => {
  if (entry.compressionMethod === 0)
    return { bytes: await zip.openReadStreamPromise(entry), packed: () => entry.compressedSize };
  if (entry.compressionMethod !== 8) throw new Error(`compression method ${entry.compressionMethod}`);
  const compressed = await zip.openReadStreamPromise(entry, { decodeFileData: false });
  const inflate = createInflateRaw({ chunkSize: pieceBytes });
  // Errors of either end reach the reader through `inflate`.
  const bytes = pipeline(compressed, inflate, () => undefined);
  // Not the size of the whole: a bomb would first expand to as many times that.
  return { bytes, packed: () => inflate.bytesWritten };
};

/** Errors of the file system keep their code for the edge of the service; everything else is a damaged archive. */
const asUnreadable = (error: unknown, path: string): unknown => {
  if (error instanceof AppFailure || !(error instanceof Error)) return error;
  const isSystemError = 'syscall' in error;
  return isSystemError ? error : unreadable(path, 'damaged', error.message);
};
