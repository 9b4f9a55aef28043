import type { XlsxPackage } from './xlsx-package.ts';

/** A merged range of several rows: its first column, 0-based, and its rows, 1-based, both inclusive. */
export type MergedRows = { readonly column: number; readonly from: number; readonly to: number };

/** 0-based column of a reference (`B` or `B12`); -1 when it has none. */
export const columnOf = (reference: string): number => {
  let column = 0;
  for (let index = 0; index < reference.length; index += 1) {
    // Upper-case form of the letter.
    const code = reference.charCodeAt(index) & 0xdf;
    if (code < 0x41 || code > 0x5a) break;
    column = column * 26 + code - 0x40;
  }
  return column - 1;
};

const rangePattern = /\bref\s*=\s*["']([A-Za-z]{1,3})([0-9]{1,8}):[A-Za-z]{1,3}([0-9]{1,8})["']/u;
const mark = Buffer.from('mergeCell ');

/**
 * Ranges of a sheet that join cells of several rows, in the order of their first row. They stand behind the rows in
 * the file, so the sheet is inflated once more for them; only the bytes are searched, which is cheap.
 */
export const readMergedRows = async (xlsx: XlsxPackage, part: string): Promise<readonly MergedRows[]> => {
  const ranges: MergedRows[] = [];
  let rest = Buffer.alloc(0);
  for await (const piece of xlsx.zip.read(part)) {
    const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    let position = bytes.indexOf(mark);
    let end = -1;
    while (position !== -1) {
      end = bytes.indexOf(0x3e, position);
      if (end === -1) break;
      const range = rangeOf(bytes.toString('utf8', position + mark.length, end));
      if (range !== null) ranges.push(range);
      xlsx.check('mergedRanges', ranges.length);
      position = bytes.indexOf(mark, end);
    }
    // A tag longer than this is not one.
    rest = Buffer.from(
      bytes.subarray(position === -1 ? Math.max(0, bytes.length - mark.length) : position),
    ).subarray(-4096);
  }
  return ranges.toSorted((a, b) => a.from - b.from);
};

const rangeOf = (attributes: string): MergedRows | null => {
  const match = rangePattern.exec(attributes);
  if (match === null) return null;
  const [from, to] = [Number(match[2]), Number(match[3])];
  return to > from ? { column: columnOf(match[1] ?? ''), from, to } : null;
};
