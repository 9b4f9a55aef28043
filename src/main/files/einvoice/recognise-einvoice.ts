import type { ReadLimits } from '../read-limits.ts';
import { findXmlElement } from '../xml/xml-root.ts';
import { einvoiceSyntaxOf } from './parse-einvoice.ts';
import { readStart } from './read-start.ts';

/**
 * Whether a file is an e-invoice, by its beginning: UBL or CII by the root of its XML, or by the first invoice in an
 * envelope. A PDF counts as CII, which is what Factur-X has inside; that it has none comes out when it is read. Null for
 * anything else. Throws file-unreadable for XML with declarations.
 */
export const recogniseEInvoice = async (file: string, limits: ReadLimits): Promise<'ubl' | 'cii' | null> => {
  const { isPdf } = await readStart(file);
  if (isPdf) return 'cii';
  const root = await findXmlElement(file, limits, (name) => einvoiceSyntaxOf(name) !== null);
  const syntax = root === null ? null : einvoiceSyntaxOf(root);
  if (syntax === null) return null;
  return syntax === 'cii' ? 'cii' : 'ubl';
};
