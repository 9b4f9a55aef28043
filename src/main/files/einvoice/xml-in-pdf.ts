import { askPdf, type PdfLimits } from '../pdf/ask-pdf.ts';
import { limitCheck, type ReadLimits } from '../read-limits.ts';

/**
 * The e-invoice inside a Factur-X or ZUGFeRD PDF. Throws file-unreadable (`pdf-encrypted`, `damaged`, `pdf-without-xml`)
 * and limit-exceeded.
 */
export const xmlInPdf = async (file: string, limits: ReadLimits, pdfLimits?: PdfLimits): Promise<Buffer> => {
  const { xml } = await askPdf(file, { kind: 'attachment' }, limits, pdfLimits);
  limitCheck(file, limits)('expandedBytes', xml.byteLength);
  return Buffer.from(xml.buffer, xml.byteOffset, xml.byteLength);
};
