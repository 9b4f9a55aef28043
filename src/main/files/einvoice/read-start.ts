import { open } from 'node:fs/promises';

/** The mark of a PDF may stand anywhere in the first kilobyte. */
const startBytes = 1024;

/** Size of a file, and whether its beginning is that of a PDF. Throws errors of the file system as they are. */
export const readStart = async (
  file: string,
): Promise<{ readonly size: number; readonly isPdf: boolean }> => {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(startBytes), 0, startBytes, 0);
    const { size } = await handle.stat();
    return { size, isPdf: startsPdf(buffer.subarray(0, bytesRead)) };
  } finally {
    await handle.close();
  }
};

const startsPdf = (start: Buffer): boolean => {
  const mark = start.indexOf('%PDF-');
  return mark !== -1 && !start.subarray(0, mark).includes('<');
};
