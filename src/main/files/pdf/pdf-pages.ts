import type { PdfAnswers } from './pdf-question.ts';
import { readPdf } from './read-pdf.ts';

/**
 * How many pages a PDF has. The page asked for, where it is, is read as far as drawing it reads it: what would take too
 * much time or memory takes it here, where it can be ended.
 */
export const pagesOf = (data: Uint8Array, page: number): Promise<PdfAnswers['page']> =>
  readPdf(data, async (pdf) => {
    if (page <= pdf.numPages) await (await pdf.getPage(page)).getOperatorList();
    return { pages: pdf.numPages };
  });
