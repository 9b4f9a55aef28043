import { timeCheck, type LimitCheck, type ReadLimits } from '../read-limits.ts';
import { unreadable } from '../unreadable.ts';
import { XmlError } from './xml-error.ts';
import { createXmlScanner, type XmlHandler } from './xml-scanner.ts';

export type XmlSource = {
  /** Names the file in failures. */
  readonly file: string;
  readonly bytes: AsyncIterable<Buffer>;
  readonly limits: ReadLimits;
  readonly check: LimitCheck;
};

/** Characters scanned before the caller takes what came of them: few of a wide sheet may stand for many places. */
const stepChars = 16 * 1024;

/** Longest token beside the longest text: entities make five characters of one. */
const tokenFactor = 6;

/**
 * Scans a whole document, in UTF-8, UTF-16 or the encoding it declares.
 * @returns an iteration without values that goes on by a few thousand characters at each step, so that the caller can
 *   take what the handler has collected. Throws file-unreadable and limit-exceeded.
 */
export async function* scanXml(
  { file, bytes, limits, check }: XmlSource,
  handler: XmlHandler,
): AsyncGenerator<void> {
  const scanner = createXmlScanner(handler, {
    depth: limits.depth,
    tokenChars: limits.cellChars * tokenFactor,
  });
  const checkTime = timeCheck(check);
  let decoder: ReturnType<typeof decoderFor> | undefined;
  try {
    for await (const piece of bytes) {
      decoder ??= decoderFor(piece);
      const text = decoder.decode(piece, { stream: true });
      for (let start = 0; start < text.length; start += stepChars) {
        scanner.write(text.slice(start, start + stepChars));
        checkTime();
        yield;
      }
    }
    if (decoder === undefined) throw new XmlError('damaged', 'empty part');
    scanner.write(decoder.decode());
    scanner.end();
  } catch (error) {
    throw asFailure(error, file, check);
  }
  yield;
}

/** Scans a document to its end. */
export const scanWholeXml = async (source: XmlSource, handler: XmlHandler): Promise<void> => {
  const pieces = scanXml(source, handler);
  while ((await pieces.next()).done !== true);
};

const asFailure = (error: unknown, file: string, check: LimitCheck): unknown => {
  // The fatal text decoder throws a TypeError, or a RangeError for an encoding that it does not know.
  if (error instanceof TypeError || error instanceof RangeError)
    return unreadable(file, 'damaged', error.message);
  if (!(error instanceof XmlError)) return error;
  if (error.problem === 'declarations') return unreadable(file, 'xml-declarations', error.message);
  if (error.problem === 'damaged') return unreadable(file, 'damaged', error.message);
  try {
    check(error.problem === 'too-deep' ? 'depth' : 'cellChars', error.value);
  } catch (failure) {
    return failure;
  }
  return error;
};

const decoderFor = (start: Buffer) => new TextDecoder(encodingOf(start), { fatal: true });

const encodingOf = (start: Buffer): string => {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  // Without a byte order mark: `<?`, or `<` and a name, in two bytes each.
  const first = start.toString('hex', 0, 4);
  if (/^3c00[2-7].00$/u.test(first)) return 'utf-16le';
  if (/^003c00[2-7].$/u.test(first)) return 'utf-16be';
  const declared = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([A-Za-z0-9._-]+)["']/u.exec(
    start.toString('latin1', 0, 200),
  );
  const name = declared?.[1] ?? 'utf-8';
  // What could be read by single bytes is no text of two or four each, though programs that hold one say so.
  return /^(?:utf-?16|utf-?32|ucs-?[24]|iso-10646)/iu.test(name) ? 'utf-8' : name;
};
