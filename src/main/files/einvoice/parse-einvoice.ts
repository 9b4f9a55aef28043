import type { EInvoice, EInvoiceLine, EInvoiceSyntax } from '#shared/domain/einvoice/einvoice.ts';
import { readCompactDate, readXmlDate } from '#shared/domain/einvoice/xml-values.ts';
import { limitCheck, type LimitCheck, type ReadLimits } from '../read-limits.ts';
import { unreadable } from '../unreadable.ts';
import { scanXml } from '../xml/scan-xml.ts';
import { namespaceOf, noScope, scopeOf, type RootName, type Scope } from '../xml/xml-namespaces.ts';
import type { XmlHandler } from '../xml/xml-scanner.ts';
import { ciiInvoice, ciiLine, ciiRoot, ciiVocabulary, isCiiDetail } from './cii.ts';
import { createElementTree } from './element-tree.ts';
import { createValueReader } from './element-values.ts';
import { ublInvoice, ublLine, ublRoots, ublVocabulary } from './ubl.ts';

/** The syntax of a document by its outermost element; null for any other document. */
export const einvoiceSyntaxOf = ({ name, namespace }: RootName): EInvoiceSyntax | null => {
  if (name === ciiRoot.name && namespace === ciiRoot.namespace) return 'cii';
  const ubl = Object.hasOwn(ublRoots, namespace) ? ublRoots[namespace] : undefined;
  return ubl?.name === name ? ubl.syntax : null;
};

/**
 * Reads UBL 2.1 Invoices and CreditNotes, and CII CrossIndustryInvoices, told by name and namespace: one that is the
 * document, or those in an envelope around them, in their order.
 * Throws file-unreadable (`foreign-xml` with the name of the root, `xml-declarations`, `damaged`) and limit-exceeded.
 */
export async function* parseEInvoices(
  file: string,
  bytes: AsyncIterable<Buffer>,
  limits: ReadLimits,
): AsyncGenerator<EInvoice> {
  const check = limitCheck(file, limits);
  const ready: EInvoice[] = [];
  let count = 0;
  const envelope = createEnvelope(check, (invoice) => {
    count += 1;
    check('rows', count);
    ready.push(invoice);
  });
  for await (const _ of scanXml({ file, bytes, limits, check }, envelope.handler)) yield* ready.splice(0);
  if (count === 0) throw unreadable(file, 'foreign-xml', envelope.root().slice(0, 80));
}

/** Hands every element that is an invoice, with all that is in it, to a reader of its own. */
const createEnvelope = (
  check: LimitCheck,
  onInvoice: (invoice: EInvoice) => void,
): { readonly handler: XmlHandler; readonly root: () => string } => {
  /** Of the open elements around the invoices. */
  const scopes: Scope[] = [];
  let rootName: string | null = null;
  let document: OpenDocument | null = null;
  /** Open elements of the document. */
  let depth = 0;
  return {
    handler: {
      open: (name, attributes, full) => {
        if (document === null) {
          rootName ??= name;
          const outer = scopes.at(-1) ?? noScope;
          const scope = scopeOf(outer, attributes);
          const root = { name, namespace: namespaceOf(scope, full) };
          const syntax = einvoiceSyntaxOf(root);
          if (syntax === null) scopes.push(scope);
          else document = openDocument({ root, syntax, scope: outer }, check);
        }
        if (document === null) return;
        depth += 1;
        document.handler.open(name, attributes, full);
      },
      close: (name) => {
        if (document === null) {
          scopes.pop();
          return;
        }
        document.handler.close(name);
        depth -= 1;
        if (depth > 0) return;
        onInvoice(document.invoice());
        document = null;
      },
      text: (text) => document?.handler.text(text),
    },
    root: () => rootName ?? '',
  };
};

type OpenDocument = { readonly handler: XmlHandler; readonly invoice: () => EInvoice };

type DocumentStart = { readonly root: RootName; readonly syntax: EInvoiceSyntax; readonly scope: Scope };

const openDocument = ({ root, syntax, scope }: DocumentStart, check: LimitCheck): OpenDocument => {
  const lines: EInvoiceLine[] = [];
  const values = createValueReader(syntax === 'cii' ? readCompactDate : readXmlDate);
  const tree = createElementTree(
    {
      scope,
      vocabulary: syntax === 'cii' ? ciiVocabulary : ublVocabulary(root),
      onHanded: (element) => {
        check('rows', lines.length + 1);
        if (syntax !== 'cii') lines.push(ublLine(element, values));
        else if (isCiiDetail(element)) lines.push(ciiLine(element, values));
      },
    },
    check,
  );
  return {
    handler: tree.handler,
    invoice: () => {
      const element = tree.root();
      return syntax === 'cii'
        ? ciiInvoice(element, { lines, values })
        : ublInvoice(element, { syntax, lines, values });
    },
  };
};
