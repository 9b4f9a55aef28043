import { once } from 'node:events';
import PDFDocument from 'pdfkit';

/** A PDF with a page for each text, in a font that every reader has. */
export const pdfOfPages = async (pages: readonly string[]): Promise<Buffer> => {
  const pdf = new PDFDocument({ size: 'LETTER', autoFirstPage: false, info: { CreationDate: new Date(0) } });
  const pieces: Buffer[] = [];
  pdf.on('data', (piece: Buffer) => pieces.push(piece));
  for (const text of pages) pdf.addPage().fontSize(16).text(text);
  pdf.end();
  await once(pdf, 'end');
  return Buffer.concat(pieces);
};
