import type { TextEncoding } from '../../../files/tables/table.ts';

type Line = { readonly line: number; readonly text: string; readonly isCut: boolean };

export type CollectedLines = {
  /** The first line of the file. */
  readonly head: Line | null;
  readonly lines: readonly Line[];
  /** There are lines behind the last one asked for. */
  readonly hasMore: boolean;
  /** How many lines there are, where the file was read to its end. */
  readonly last: number | null;
};

/** Longer lines are cut: nobody reads on. */
const lineChars = 2000;

/**
 * Lines of a text as a text editor counts them, `first` to `last`: a line ends with LF, CR LF or CR. Reads no further
 * than it must, and holds no more of a line than is shown.
 */
export const collectLines = async (
  pieces: AsyncIterable<Buffer>,
  encoding: TextEncoding,
  { first, last }: { readonly first: number; readonly last: number },
): Promise<CollectedLines> => {
  const decoder = new TextDecoder(encoding);
  const splitter = createLineSplitter();
  const lines: Line[] = [];
  let head: Line | null = null;
  let count = 0;
  const take = (whole: readonly Omit<Line, 'line'>[]): void => {
    for (const line of whole) {
      count += 1;
      if (count === 1) head = { line: 1, ...line };
      if (count >= first && count <= last) lines.push({ line: count, ...line });
    }
  };
  for await (const piece of pieces) {
    take(splitter.push(decoder.decode(piece, { stream: true })));
    if (count > last || (count === last && splitter.isBegun()))
      return { head, lines, hasMore: true, last: null };
  }
  take([...splitter.push(decoder.decode()), ...splitter.end()]);
  return { head, lines, hasMore: count > last, last: count };
};

const createLineSplitter = () => {
  let text = '';
  let isBegun = false;
  let isCut = false;
  /** A line feed that follows ends no line of its own. */
  let isAfterReturn = false;
  const add = (part: string): void => {
    if (part !== '') isBegun = true;
    const room = lineChars - text.length;
    if (part.length > room) isCut = true;
    text += part.slice(0, room);
  };
  const take = (): Omit<Line, 'line'> => {
    const line = { text, isCut };
    text = '';
    isBegun = false;
    isCut = false;
    return line;
  };
  return {
    /** The lines that are whole with this piece. */
    push: (piece: string): Omit<Line, 'line'>[] => {
      if (piece === '') return [];
      const [start = '', ...rest] = (isAfterReturn ? piece.replace(/^\n/u, '') : piece).split(/\r\n|\r|\n/u);
      isAfterReturn = piece.endsWith('\r');
      add(start);
      return rest.map((part) => {
        const line = take();
        add(part);
        return line;
      });
    },
    /** Something of the next line was read. */
    isBegun: (): boolean => isBegun,
    /** A last line without an end is one; nothing behind the last end is none. */
    end: (): Omit<Line, 'line'>[] => (isBegun ? [take()] : []),
  };
};
