import {
  AnnotationMode,
  getDocument,
  PasswordException,
  PDFWorker,
  RenderingCancelledException,
  VerbosityLevel,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import { AppFailure } from '#shared/ipc/app-failure.ts';
import { standardFont } from './standard-fonts.ts';

export type DrawnPage = { readonly canvas: HTMLCanvasElement; readonly text: string };

export type OpenPdf = {
  readonly pages: number;
  /**
   * Draws a page so wide, in pixels of the window; throws what `openPdf` throws. Null when it is not wanted any more,
   * which the signal says.
   */
  readonly draw: (page: number, width: number, signal: AbortSignal) => Promise<DrawnPage | null>;
  readonly close: () => void;
};

/** Main has read the page within its limits already; this is for what only drawing meets. */
const mostSeconds = 20;

/** Larger images are left out: one pixel takes four bytes. */
const mostImagePixels = 2 ** 26;

/** More than a large screen shows; a page that is zoomed further is drawn at this and stretched. */
const mostCanvasPixels = 2 ** 24;

/** Longer sides are no canvas. */
const mostCanvasSide = 16_384;

/** As much as is read aloud of one page. */
const mostText = 20_000;

/**
 * Opens a PDF for drawing, in a thread of its own. Nothing in it is run and nothing is fetched: decoders are ours, fonts that it
 * does not bring the system's.
 * Throws file-unreadable (`pdf-encrypted`, `damaged`) and limit-exceeded, after which it is closed.
 */
export const openPdf = async (file: string, data: Uint8Array): Promise<OpenPdf> => {
  const thread = new Worker(new URL('pdf-thread.ts', import.meta.url), { type: 'module', name: 'pdf' });
  const worker = PDFWorker.create({ port: thread, verbosity: VerbosityLevel.ERRORS });
  const close = (): void => {
    worker.destroy();
    thread.terminate();
  };
  const within = async <T>(work: Promise<T>): Promise<T> => {
    const patience = createPatience(file);
    try {
      return await Promise.race([work, patience.isOver]);
    } catch (thrown) {
      close();
      throw thrown instanceof AppFailure ? thrown : unreadable(file, thrown);
    } finally {
      patience.end();
    }
  };
  const task = getDocument({
    data,
    worker,
    verbosity: VerbosityLevel.ERRORS,
    BinaryDataFactory: OwnFiles,
    useSystemFonts: true,
    useWorkerFetch: false,
    useWasm: false,
    // Where the build puts the decoders of scans that are plain JavaScript.
    wasmUrl: new URL('pdf/', document.baseURI).href,
    isImageDecoderSupported: false,
    maxImageSize: mostImagePixels,
    disableWorkerRendering: true,
  });
  const pdf = await within(task.promise);
  return {
    pages: pdf.numPages,
    draw: (page, width, signal) => within(drawPage(pdf, { page, width }, signal)),
    close,
  };
};

const drawPage = async (
  pdf: PDFDocumentProxy,
  { page: number, width }: { readonly page: number; readonly width: number },
  signal: AbortSignal,
): Promise<DrawnPage | null> => {
  const page = await pdf.getPage(number);
  if (signal.aborted) return null;
  const whole = page.getViewport({ scale: 1 });
  const wanted = (width / whole.width) * window.devicePixelRatio;
  const most = Math.sqrt(mostCanvasPixels / (whole.width * whole.height));
  const longest = mostCanvasSide / Math.max(whole.width, whole.height);
  const viewport = page.getViewport({ scale: Math.min(wanted, most, longest) });
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.floor(viewport.width));
  canvas.height = Math.max(1, Math.floor(viewport.height));
  canvas.style.width = `${width}px`;
  const drawing = page.render({ canvas, viewport, annotationMode: AnnotationMode.ENABLE });
  signal.addEventListener('abort', () => drawing.cancel());
  try {
    await drawing.promise;
  } catch (thrown) {
    if (thrown instanceof RenderingCancelledException) return null;
    throw thrown;
  }
  // Seen without its words rather than not at all.
  return { canvas, text: await textOf(page).catch(() => '') };
};

const textOf = async (page: PDFPageProxy): Promise<string> => {
  const { items } = await page.getTextContent();
  return items
    .map((item) => ('str' in item ? item.str : ''))
    .join(' ')
    .slice(0, mostText);
};

/** Where the library looks for files that a PDF needs and does not bring: fonts of signs only. It calls `new`. */
function OwnFiles() {
  return {
    fetch: ({ kind, filename }: { readonly kind: string; readonly filename: string }) =>
      kind === 'standardFontDataUrl'
        ? standardFont(filename)
        : Promise.reject(new Error(`no ${kind} ${filename}`)),
  };
}

/** Counts seconds in which the window is seen: nothing is drawn in one that is not. */
const createPatience = (file: string): { readonly isOver: Promise<never>; readonly end: () => void } => {
  let seconds = 0;
  let timer: ReturnType<typeof setInterval> | undefined;
  const isOver = new Promise<never>((_resolve, reject) => {
    timer = setInterval(() => {
      if (document.visibilityState === 'visible') seconds += 1;
      if (seconds >= mostSeconds)
        reject(
          new AppFailure({
            code: 'limit-exceeded',
            file,
            limit: 'pdfSeconds',
            value: seconds,
            maximum: mostSeconds,
          }),
        );
    }, 1000);
  });
  return { isOver, end: () => clearInterval(timer) };
};

const unreadable = (file: string, thrown: unknown): AppFailure =>
  new AppFailure({
    code: 'file-unreadable',
    file,
    reason: thrown instanceof PasswordException ? 'pdf-encrypted' : 'damaged',
    detail: thrown instanceof Error ? thrown.message : String(thrown),
  });
