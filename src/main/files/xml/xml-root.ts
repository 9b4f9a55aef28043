import { createReadStream } from 'node:fs';
import { AppFailure } from '#shared/ipc/app-failure.ts';
import { limitCheck, type ReadLimits } from '../read-limits.ts';
import { scanXml } from './scan-xml.ts';
import { namespaceOf, noScope, scopeOf, type RootName } from './xml-namespaces.ts';

/** A root that has not come by then is none: comments and declarations before it are short. */
const searchedBytes = 256 * 1024;

/**
 * The outermost element of a file, which tells what kind of document it is; null when the file is no XML. Reads no
 * further. Throws file-unreadable (`xml-declarations`) for a document with declarations before its root, and
 * limit-exceeded (`milliseconds`).
 */
export const readXmlRoot = async (file: string, limits: ReadLimits): Promise<RootName | null> => {
  const bytes = createReadStream(file, { end: searchedBytes - 1 }) as AsyncIterable<Buffer>;
  let root: RootName | null = null;
  const handler = {
    open: (name: string, attributes: string, full: string): void => {
      root ??= { name, namespace: namespaceOf(scopeOf(noScope, attributes), full) };
    },
    close: () => undefined,
    text: () => undefined,
  };
  try {
    for await (const _ of scanXml({ file, bytes, limits, check: limitCheck(file, limits) }, handler))
      if (root !== null) break;
  } catch (error) {
    if (root === null && isRefused(error)) throw error;
    if (!(error instanceof AppFailure)) throw error;
  }
  return root;
};

/** What counts however little of the file was read: a document type, and that the time is over. */
const isRefused = (error: unknown): boolean => {
  if (!(error instanceof AppFailure)) return false;
  if (error.error.code === 'limit-exceeded') return error.error.limit === 'milliseconds';
  return error.error.code === 'file-unreadable' && error.error.reason === 'xml-declarations';
};
