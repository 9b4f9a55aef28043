import type { EInvoice, EInvoiceLine, EInvoiceSyntax } from '#shared/domain/einvoice/einvoice.ts';
import { readCompactDate, readXmlDate } from '#shared/domain/einvoice/xml-values.ts';
import { limitCheck, type ReadLimits } from '../read-limits.ts';
import { unreadable } from '../unreadable.ts';
import { scanWholeXml } from '../xml/scan-xml.ts';
import { ciiInvoice, ciiLine, ciiRoot, ciiVocabulary, isCiiDetail } from './cii.ts';
import type { RootName } from '../xml/xml-namespaces.ts';
import { createElementTree, type Element } from './element-tree.ts';
import { createValueReader, type ValueReader } from './element-values.ts';
import { ublInvoice, ublLine, ublRoots, ublVocabulary } from './ubl.ts';

/** The syntax of a document by its outermost element; null for any other document. */
export const einvoiceSyntaxOf = ({ name, namespace }: RootName): EInvoiceSyntax | null => {
  if (name === ciiRoot.name && namespace === ciiRoot.namespace) return 'cii';
  const ubl = Object.hasOwn(ublRoots, namespace) ? ublRoots[namespace] : undefined;
  return ubl?.name === name ? ubl.syntax : null;
};

/**
 * Reads a UBL 2.1 Invoice or CreditNote, or a CII CrossIndustryInvoice, told by root and namespace.
 * Throws file-unreadable (`foreign-xml` with the name of the root, `xml-declarations`, `damaged`) and limit-exceeded.
 */
export const parseEInvoice = async (
  file: string,
  bytes: AsyncIterable<Buffer>,
  limits: ReadLimits,
): Promise<EInvoice> => {
  const check = limitCheck(file, limits);
  const lines: EInvoiceLine[] = [];
  let syntax: EInvoiceSyntax | null = null;
  let values: ValueReader | undefined;
  const tree = createElementTree(
    {
      vocabularyOf: (root) => {
        syntax = einvoiceSyntaxOf(root);
        if (syntax === null) throw unreadable(file, 'foreign-xml', root.name.slice(0, 80));
        values = createValueReader(syntax === 'cii' ? readCompactDate : readXmlDate);
        return syntax === 'cii' ? ciiVocabulary : ublVocabulary(root);
      },
      onHanded: (element) => {
        check('rows', lines.length + 1);
        if (values === undefined) return;
        if (syntax !== 'cii') lines.push(ublLine(element, values));
        else if (isCiiDetail(element)) lines.push(ciiLine(element, values));
      },
    },
    check,
  );
  await scanWholeXml({ file, bytes, limits, check }, tree.handler);
  return documentOf(file, { root: tree.root(), syntax, values, lines });
};

type Parsed = {
  readonly root: Element | undefined;
  readonly syntax: EInvoiceSyntax | null;
  readonly values: ValueReader | undefined;
  readonly lines: readonly EInvoiceLine[];
};

const documentOf = (file: string, { root, syntax, values, lines }: Parsed): EInvoice => {
  if (root === undefined || syntax === null || values === undefined)
    throw unreadable(file, 'damaged', 'no document');
  return syntax === 'cii' ? ciiInvoice(root, { lines, values }) : ublInvoice(root, { syntax, lines, values });
};
