type ImageType = { readonly type: 'image/png' | 'image/jpeg'; readonly isLarge: boolean };

/** More pixels than a scanned page has at 600 dots per inch take more memory than they are worth. */
const mostPixels = 2 ** 26;

const pngMark = Buffer.from('89504e470d0a1a0a', 'hex');

/** The kind and size of a picture by its first bytes; null for anything else. One whose size is not found counts as large. */
export const imageType = (start: Buffer): ImageType | null => {
  if (start.subarray(0, 8).equals(pngMark)) return { type: 'image/png', isLarge: isLarge(pngPixels(start)) };
  if (start[0] === 0xff && start[1] === 0xd8 && start[2] === 0xff)
    return { type: 'image/jpeg', isLarge: isLarge(jpegPixels(start)) };
  return null;
};

const isLarge = (pixels: number | null): boolean => pixels === null || pixels > mostPixels;

const pngPixels = (start: Buffer): number | null =>
  start.length < 24 ? null : start.readUInt32BE(16) * start.readUInt32BE(20);

/** Frames begin with C0 to CF, but for three of them. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** Walks from segment to segment to the frame, which holds height and width. */
const jpegPixels = (start: Buffer): number | null => {
  for (let at = 2; at + 9 <= start.length;) {
    if (start[at] !== 0xff) return null;
    const marker = start[at + 1] ?? 0;
    if (isFrame(marker)) return start.readUInt16BE(at + 5) * start.readUInt16BE(at + 7);
    at += marker === 0xff ? 1 : 2 + start.readUInt16BE(at + 2);
  }
  return null;
};
