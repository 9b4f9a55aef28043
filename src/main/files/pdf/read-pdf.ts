import {
  getDocument,
  PasswordException,
  VerbosityLevel,
  type PDFDocumentProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Refused } from './pdf-question.ts';

/** Larger images are left out: one pixel takes four bytes. */
const mostPixels = 2 ** 26;

/**
 * Opens a PDF for one question. Runs in a thread that can be ended: a PDF may expand to any size, and the library has no
 * limit of its own. Nothing in the file is run, nothing is fetched.
 */
export const readPdf = async <T>(
  data: Uint8Array,
  answer: (pdf: PDFDocumentProxy) => Promise<T>,
): Promise<T | Refused> => {
  const task = getDocument({
    data,
    verbosity: VerbosityLevel.ERRORS,
    useSystemFonts: false,
    disableFontFace: true,
    stopAtErrors: false,
    useWasm: false,
    useWorkerFetch: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    maxImageSize: mostPixels,
  });
  try {
    return await answer(await task.promise);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { problem: error instanceof PasswordException ? 'pdf-encrypted' : 'damaged', detail };
  } finally {
    await task.destroy();
  }
};
