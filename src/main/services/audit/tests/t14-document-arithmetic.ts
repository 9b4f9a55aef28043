import { minorOf } from '#shared/domain/audit/parameters.ts';
import type { InvoiceFacts } from '../audit-facts.ts';
import type { AuditTest } from '../audit-test.ts';
import { amountText, invoiceException } from '../invoice-exceptions.ts';
import { keepRows, newTally } from '../tally.ts';

type Rule = {
  readonly rule: string;
  readonly stated: number;
  readonly expected: number;
  /** Lines of which each was rounded by itself. */
  readonly roundedLines?: number;
};

/** An invoice whose own amounts do not add up. */
export const t14: AuditTest = {
  id: 'T14',
  parameters: [
    {
      name: 'tolerance',
      kind: 'amount',
      default: '0',
      mark: 'stated',
      source: 'EN 16931: BR-CO-10, BR-CO-13, BR-CO-14, BR-CO-15, BR-CO-16',
    },
  ],
  reads: ['invoice'],
  exclusions: ['amount-unknown'],
  run: (input) => {
    const tally = newTally();
    const kept = keepRows(input.facts.invoices(), tally, {
      'amount-unknown': (invoice) => rulesOf(invoice).length === 0,
    });
    const exceptions = kept.flatMap((invoice) => {
      const tolerance = minorOf(input.parameters, 'tolerance', invoice.currency) ?? 0;
      const broken = rulesOf(invoice).filter(
        ({ stated, expected, roundedLines = 0 }) =>
          Math.abs(stated - expected) > Math.max(tolerance, roundedLines / 2),
      );
      const [first] = broken;
      if (first === undefined) return [];
      const excess = Math.max(...broken.map(({ stated, expected }) => stated - expected), 0);
      return [
        invoiceException(invoice, excess, {
          rules: broken.map(({ rule }) => rule),
          stated: amountText(first.stated, invoice.currency),
          expected: amountText(first.expected, invoice.currency),
        }),
      ];
    });
    return { population: input.facts.invoices().length, excluded: tally.excluded(), exceptions };
  },
};

/** The sums that can be checked: those of which every term is known. Nothing prepaid and no rounding are zero. */
const rulesOf = (invoice: InvoiceFacts): readonly Rule[] => {
  const { net, lineNet, total, payable, prepaid, rounding } = invoice;
  const taxes = taxesOf(invoice);
  return [
    ...(net !== null && lineNet !== null ? [{ rule: 'lines', stated: net, expected: lineNet }] : []),
    ...taxSums(invoice),
    ...(net !== null && total !== null && taxes !== null
      ? [{ rule: 'total', stated: total, expected: net + taxes }]
      : []),
    ...(payable !== null && total !== null
      ? [{ rule: 'payable', stated: payable, expected: total - (prepaid ?? 0) + (rounding ?? 0) }]
      : []),
  ];
};

/** GST and QST against those of the lines, where every line states them. */
const taxSums = ({ gst, qst, lineGst, lineQst, lineCount }: InvoiceFacts): readonly Rule[] => [
  ...(gst !== null && lineGst !== null
    ? [{ rule: 'gst', stated: gst, expected: lineGst, roundedLines: lineCount }]
    : []),
  ...(qst !== null && lineQst !== null
    ? [{ rule: 'qst', stated: qst, expected: lineQst, roundedLines: lineCount }]
    : []),
];

/** All taxes; null when they are not known. An invoice that states another tax, as HST, has what it states and no more. */
const taxesOf = ({ gst, qst, otherTaxes }: InvoiceFacts): number | null =>
  otherTaxes === null && (gst === null || qst === null) ? null : (gst ?? 0) + (qst ?? 0) + (otherTaxes ?? 0);
