import { parentPort } from 'node:worker_threads';
import { xmlAttachedTo } from '../files/einvoice/pdf-attachment.ts';
import { pagesOf } from '../files/pdf/pdf-pages.ts';
import type { PdfRequest } from '../files/pdf/pdf-question.ts';

/*
 * Reads PDFs, one at a time. Started and ended by `files/pdf/ask-pdf.ts`, which watches its time and its memory: nothing
 * else can stop a decoder that has begun.
 */
const port = parentPort;
if (port === null) throw new Error('a PDF is read in a thread only');

const answerTo = ({ data, question }: PdfRequest) =>
  question.kind === 'attachment' ? xmlAttachedTo(data) : pagesOf(data, question.page);

port.on('message', (request: PdfRequest) => {
  void answerTo(request).then((answer) => port.postMessage(answer));
});
