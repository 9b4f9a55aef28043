import type { ImportFormat } from '#shared/domain/importing/formats.ts';
import type { SourceDocument } from '#shared/domain/importing/source-record.ts';
import { createDecimalSum, type DecimalSum } from '#shared/domain/money/decimal-sum.ts';
import { shortText } from './bill-documents.ts';

type Merged = {
  readonly first: SourceDocument;
  lines: number;
  readonly net: DecimalSum;
  readonly taxes: Map<string, DecimalSum>;
};

/**
 * Adds up invoices of cloud bills over the files of an import: providers cut one bill into several files, and only
 * together do they come to the invoice. Files of two formats, vendors or currencies are of two invoices.
 */
export const createBillMerger = () => {
  const bills = new Map<string, Merged>();
  return {
    add: (document: SourceDocument, format: ImportFormat): void => {
      const { number, bill } = document;
      const key = [format, bill?.vendorId ?? '', bill?.currency ?? '', number].join(' ');
      const merged = bills.get(key) ?? {
        first: document,
        lines: 0,
        net: createDecimalSum(),
        taxes: new Map<string, DecimalSum>(),
      };
      bills.set(key, merged);
      merged.lines += document.lines;
      if (document.net !== null) merged.net.add(document.net);
      for (const { code, amount } of document.taxes) {
        const sum = merged.taxes.get(code) ?? createDecimalSum();
        sum.add(amount);
        merged.taxes.set(code, sum);
      }
    },
    documents: (): readonly SourceDocument[] =>
      [...bills.values()].map(({ first, lines, net, taxes }) => ({
        ...first,
        lines,
        net: shortText(net),
        taxes: [...taxes].map(([code, sum]) => ({ code, amount: shortText(sum) })),
        total: shortText(net),
      })),
  };
};
