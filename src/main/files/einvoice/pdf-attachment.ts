import type { PdfAnswers } from '../pdf/pdf-question.ts';
import { readPdf } from '../pdf/read-pdf.ts';

/** Names that the standards prescribe, best first; any other attached XML comes after them. */
const knownNames = ['factur-x.xml', 'zugferd-invoice.xml', 'xrechnung.xml'];

/** The XML attached to a PDF (name tree of embedded files), decoded. */
export const xmlAttachedTo = (data: Uint8Array): Promise<PdfAnswers['attachment']> =>
  readPdf<PdfAnswers['attachment']>(data, async (pdf) => {
    const attachments = (await pdf.getAttachments()) ?? new Map<string, { filename: string }>();
    const names = [...attachments].map(([id, { filename }]) => ({ id, name: filename.toLowerCase() }));
    const xml = names.filter(({ name }) => name.endsWith('.xml'));
    const chosen = knownNames.flatMap((known) => xml.filter(({ name }) => name === known))[0] ?? xml[0];
    if (chosen === undefined) return { problem: 'pdf-without-xml', detail: `${names.length} attachments` };
    const content = await pdf.getAttachmentContent(chosen.id);
    return content === null ? { problem: 'damaged', detail: chosen.name } : { xml: content };
  });
