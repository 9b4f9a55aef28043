import { isCloudFormat } from '#shared/domain/importing/formats.ts';
import { formatOfHeaders } from '#shared/domain/importing/header-formats.ts';
import { AppFailure } from '#shared/ipc/app-failure.ts';
import type { ReadLimits } from '../../read-limits.ts';
import { unreadable } from '../../unreadable.ts';
import type { Table } from '../table.ts';
import { openCsv, type CsvOptions } from './open-csv.ts';
import { gzipText, type TextSource } from './text-source.ts';

/**
 * Opens a compressed cloud bill (.csv.gz) as a table: told by the header inside, read without ever being unpacked on the
 * disk. Throws file-unreadable: `format-gzip` for gzip with anything else inside, `damaged` for a bill that is cut off;
 * and the failures of `openCsv`.
 */
export const openGzip = async (file: string, options: CsvOptions, limits: ReadLimits): Promise<Table> => {
  const source = gzipText(file, limits);
  if (!isBill(await firstPiece(source))) throw unreadable(file, 'format-gzip');
  return openCsv(file, options, limits, source);
};

const firstPiece = async (source: TextSource): Promise<Buffer> => {
  try {
    for await (const piece of source.read()) return piece;
  } catch (error) {
    if (!(error instanceof AppFailure) || error.error.code !== 'file-unreadable') throw error;
  }
  return Buffer.alloc(0);
};

/** A header longer than this is none. */
const headerBytes = 256 * 1024;

/** Whether the first line names the columns of a cloud bill, in whatever encoding: their names are ASCII. */
const isBill = (start: Buffer): boolean => {
  const text = start.toString('latin1', 0, headerBytes).replaceAll('\0', '');
  const line = text.split(/[\r\n]+/u).find((each) => each.trim() !== '') ?? '';
  return isCloudFormat(formatOfHeaders(line.split(/[,;\t|]/u)));
};
