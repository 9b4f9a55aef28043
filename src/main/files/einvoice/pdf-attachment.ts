import type { PdfAnswers } from '../pdf/pdf-question.ts';
import { readPdf } from '../pdf/read-pdf.ts';

/** Names that the standards prescribe, best first; any other attached XML comes after them. */
const knownNames = ['factur-x.xml', 'zugferd-invoice.xml', 'xrechnung.xml'];

/** Attached XML of other names that is looked into. */
const lookedInto = 20;

/** The root of an e-invoice, near the beginning of its text. */
const invoiceRoot = /<(?:[\w.-]+:)?(?:CrossIndustryInvoice|Invoice|CreditNote)[\s>]/u;

const startChars = 4096;

const looksLikeInvoice = (xml: Uint8Array): boolean =>
  invoiceRoot.test(Buffer.from(xml.subarray(0, startChars)).toString('latin1').replaceAll('\0', ''));

/** The XML attached to a PDF (name tree of embedded files), decoded. */
export const xmlAttachedTo = (data: Uint8Array): Promise<PdfAnswers['attachment']> =>
  readPdf<PdfAnswers['attachment']>(data, async (pdf) => {
    const attachments = (await pdf.getAttachments()) ?? new Map<string, { filename: string }>();
    const names = [...attachments].map(([id, { filename }]) => ({ id, name: filename.toLowerCase() }));
    const xml = names.filter(({ name }) => name.endsWith('.xml'));
    const known = knownNames.flatMap((wanted) => xml.filter(({ name }) => name === wanted));
    const others = xml.filter(({ name }) => !knownNames.includes(name));
    let first: PdfAnswers['attachment'] | null = null;
    for (const { id, name } of [...known, ...others].slice(0, lookedInto)) {
      const content = await pdf.getAttachmentContent(id);
      const answer = content === null ? { problem: 'damaged' as const, detail: name } : { xml: content };
      if (knownNames.includes(name) || (content !== null && looksLikeInvoice(content))) return answer;
      first ??= answer;
    }
    return first ?? { problem: 'pdf-without-xml', detail: `${names.length} attachments` };
  });
