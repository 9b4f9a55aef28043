import { getDocument, PasswordException, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Why a PDF gives no e-invoice; keys of `unreadableReasons`. */
export type PdfProblem = 'pdf-encrypted' | 'damaged' | 'pdf-without-xml';

export type PdfAnswer =
  { readonly xml: Uint8Array } | { readonly problem: PdfProblem; readonly detail: string };

/** Names that the standards prescribe, best first; any other attached XML comes after them. */
const knownNames = ['factur-x.xml', 'zugferd-invoice.xml', 'xrechnung.xml'];

/**
 * The XML attached to a PDF (name tree of embedded files), decoded. Runs in a thread that can be ended: a PDF may
 * expand to any size, and the library has no limit of its own.
 */
export const xmlAttachedTo = async (data: Uint8Array): Promise<PdfAnswer> => {
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
  });
  try {
    const pdf = await task.promise;
    const attachments = (await pdf.getAttachments()) ?? new Map<string, { filename: string }>();
    const names = [...attachments].map(([id, { filename }]) => ({ id, name: filename.toLowerCase() }));
    const xml = names.filter(({ name }) => name.endsWith('.xml'));
    const chosen = knownNames.flatMap((known) => xml.filter(({ name }) => name === known))[0] ?? xml[0];
    if (chosen === undefined) return { problem: 'pdf-without-xml', detail: `${names.length} attachments` };
    const content = await pdf.getAttachmentContent(chosen.id);
    return content === null ? { problem: 'damaged', detail: chosen.name } : { xml: content };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { problem: error instanceof PasswordException ? 'pdf-encrypted' : 'damaged', detail };
  } finally {
    await task.destroy();
  }
};
