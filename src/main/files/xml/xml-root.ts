import { createReadStream } from 'node:fs';
import { AppFailure } from '#shared/ipc/app-failure.ts';
import { limitCheck, type ReadLimits } from '../read-limits.ts';
import { scanXml } from './scan-xml.ts';
import { namespaceOf, noScope, scopeOf, type RootName, type Scope } from './xml-namespaces.ts';

/** What has not come by then is not there: comments and declarations before a root are short, envelopes too. */
const searchedBytes = 256 * 1024;

/**
 * The outermost element of a file, which tells what kind of document it is; null when the file is no XML. Reads no
 * further. Throws file-unreadable (`xml-declarations`) for a document with declarations before its root, and
 * limit-exceeded (`milliseconds`).
 */
export const readXmlRoot = (file: string, limits: ReadLimits): Promise<RootName | null> =>
  findXmlElement(file, limits, () => true);

/** The first element near the beginning of a file that is wanted, as `readXmlRoot` finds the outermost. */
export const findXmlElement = async (
  file: string,
  limits: ReadLimits,
  isWanted: (name: RootName) => boolean,
): Promise<RootName | null> => {
  const bytes = createReadStream(file, { end: searchedBytes - 1 }) as AsyncIterable<Buffer>;
  const scopes: Scope[] = [];
  let hasRoot = false;
  let found: RootName | null = null;
  const handler = {
    open: (name: string, attributes: string, full: string): void => {
      if (found !== null) return;
      const scope = scopeOf(scopes.at(-1) ?? noScope, attributes);
      const element = { name, namespace: namespaceOf(scope, full) };
      hasRoot = true;
      scopes.push(scope);
      if (isWanted(element)) found = element;
    },
    close: (): void => {
      scopes.pop();
    },
    text: () => undefined,
  };
  try {
    for await (const _ of scanXml({ file, bytes, limits, check: limitCheck(file, limits) }, handler))
      if (found !== null) break;
  } catch (error) {
    if (!hasRoot && isRefused(error)) throw error;
    if (!(error instanceof AppFailure)) throw error;
  }
  return found;
};

/** What counts however little of the file was read: a document type, and that the time is over. */
const isRefused = (error: unknown): boolean => {
  if (!(error instanceof AppFailure)) return false;
  if (error.error.code === 'limit-exceeded') return error.error.limit === 'milliseconds';
  return error.error.code === 'file-unreadable' && error.error.reason === 'xml-declarations';
};
