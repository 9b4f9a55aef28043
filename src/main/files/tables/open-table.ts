import { openSync, closeSync, fstatSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { limitCheck, type ReadLimits } from '../read-limits.ts';
import { unreadable, type UnreadableReason } from '../unreadable.ts';
import { openCsv, type CsvOptions } from './csv/open-csv.ts';
import { openGzip } from './csv/open-gzip.ts';
import { foreignTable } from './foreign-table.ts';
import type { Table } from './table.ts';
import { openXlsx } from './xlsx/open-xlsx.ts';

/**
 * Opens a file as a table by what it holds, not by its name. Throws file-unreadable with what the file is instead,
 * limit-exceeded, and errors of the file system as they are.
 */
export const openTable = async (file: string, options: CsvOptions, limits: ReadLimits): Promise<Table> => {
  const { start, size } = readStart(file);
  limitCheck(file, limits)('fileBytes', size);
  if (size === 0) throw unreadable(file, 'empty');
  if (start.subarray(0, 4).equals(zipMark)) return openXlsx(file, limits);
  if (start.subarray(0, 2).equals(gzipMark)) return openGzip(file, options, limits);
  // Loaded when it is met: the threads for files start without it.
  if (start.toString('latin1', 0, 4) === 'PAR1')
    return (await import('./parquet/open-parquet.ts')).openParquet(file, limits);
  const other = otherKind(file, start, size);
  if (other !== null) throw unreadable(file, other);
  return openCsv(file, options, limits);
};

const zipMark = Buffer.from('PK\u0003\u0004', 'latin1');
const gzipMark = Buffer.from('1f8b', 'hex');
const startBytes = 4096;

const readStart = (file: string): { readonly start: Buffer; readonly size: number } => {
  const descriptor = openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(startBytes);
    const count = readSync(descriptor, buffer, 0, startBytes, 0);
    return { start: buffer.subarray(0, count), size: fstatSync(descriptor).size };
  } finally {
    closeSync(descriptor);
  }
};

const marks: readonly (readonly [hex: string, reason: UnreadableReason])[] = [
  ['25504446', 'format-pdf'],
  ['504b0506', 'empty'],
  // Parquet whose metadata is encrypted.
  ['50415245', 'encrypted'],
];

/** What a file is that is neither a workbook nor text; null when it may be text. */
const otherKind = (file: string, start: Buffer, size: number): UnreadableReason | null => {
  const hex = start.toString('hex', 0, 8);
  if (hex === 'd0cf11e0a1b11ae1') return oleKind(file, size);
  const known = marks.find(([mark]) => hex.startsWith(mark));
  if (known !== undefined) return known[1];
  if (isLockFile(file, start, size)) return 'lock-file';
  // Null bytes out: what matters is ASCII, also in UTF-16.
  const text = start
    .toString('latin1')
    .replace(/\0/gu, '')
    .replace(/^(?:ï»¿|ÿþ|þÿ)/u, '')
    .trimStart();
  const foreign = foreignTable(text);
  if (foreign !== null) return foreign;
  if (/^<(?:\?xml|!DOCTYPE|[A-Za-z])/u.test(text)) return 'format-xml';
  return /^\{\s*"/u.test(text) ? 'format-json' : null;
};

/**
 * What Excel leaves beside a workbook that it has open, `~$name.xlsx`: the name of who has it open, behind its
 * length, padded to a fixed size.
 */
const isLockFile = (file: string, start: Buffer, size: number): boolean =>
  size === lockBytes && ((start[0] ?? 0) < 0x40 || basename(file).startsWith('~$'));

const lockBytes = 165;

const encryptedMark = Buffer.from('EncryptedPackage', 'utf16le');

/** The old container of Office holds an xls workbook, or an xlsx one behind a password. */
const oleKind = (file: string, size: number): UnreadableReason => {
  const descriptor = openSync(file, 'r');
  try {
    const piece = Buffer.alloc(Math.min(size, 4 * 1024 * 1024));
    readSync(descriptor, piece, 0, piece.length, 0);
    return piece.includes(encryptedMark) ? 'encrypted' : 'format-xls';
  } finally {
    closeSync(descriptor);
  }
};
