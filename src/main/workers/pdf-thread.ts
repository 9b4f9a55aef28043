import { parentPort } from 'node:worker_threads';
import { xmlAttachedTo } from '../files/einvoice/pdf-attachment.ts';

/*
 * Reads PDFs, one at a time. Started and ended by `files/einvoice/xml-in-pdf.ts`, which watches its time and its memory:
 * nothing else can stop a decoder that has begun.
 */
const port = parentPort;
if (port === null) throw new Error('a PDF is read in a thread only');

port.on('message', (data: Uint8Array) => {
  void xmlAttachedTo(data).then((answer) => port.postMessage(answer));
});
