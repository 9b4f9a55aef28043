import { parentPort, workerData } from 'node:worker_threads';
import { xmlAttachedTo } from '../files/einvoice/pdf-attachment.ts';

/*
 * Reads one PDF and answers once. Started and ended by `files/einvoice/xml-in-pdf.ts`, which watches its time and its
 * memory: nothing else can stop a decoder that has begun.
 */
const port = parentPort;
if (port === null) throw new Error('a PDF is read in a thread only');

port.postMessage(await xmlAttachedTo(workerData as Uint8Array));
