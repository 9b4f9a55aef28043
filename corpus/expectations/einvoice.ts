import { differs, refused, whenStated, type Checker } from './expectation.ts';
import { sameDecimal, sumOf } from './table-facts.ts';
import type { ReadDocument } from '../file-run.ts';

/** Totals as printed, number of lines, broken rules, and the invoice that the import makes of it. */
export const checkEInvoice: Checker = (stated, run) => {
  if (String(stated['syntax']).startsWith('OTHER')) return refused(run);
  const [document, ...others] = run.read.reply?.documents ?? [];
  if (document === undefined || others.length > 0) return ['is to be one document'];
  const [kept] = run.kept.invoices;
  return [
    ...differs('syntax', run.read.reply?.kind, String(stated['syntax']).startsWith('CII') ? 'cii' : 'ubl'),
    ...whenStated<string>(stated['number'], (number) => differs('number', document.number, number)),
    ...whenStated<number>(stated['lines'], (lines) => differs('lines', document.lines, lines)),
    ...whenStated<string>(stated['BT109_tax_exclusive'], (net) => amount('BT-109', document.net, net)),
    ...whenStated<string>(stated['BT112_tax_inclusive'], (total) => amount('BT-112', document.total, total)),
    ...whenStated<string>(stated['BT110_tax'], (tax) => amount('BT-110', taxOf(document), tax)),
    ...whenStated<readonly string[]>(stated['checks_false'], (rules) =>
      rules.filter((rule) => !document.rules.includes(rule)).map((rule) => `${rule} is not reported`),
    ),
    ...(run.imported.reply?.committed === true
      ? [
          ...whenStated<string>(stated['issue_date'], (date) =>
            differs('issued on', kept?.issuedOn, isoDate(date)),
          ),
          ...whenStated<string>(stated['currency'], (currency) =>
            differs('currency', kept?.currency, currency),
          ),
          ...whenStated<string>(stated['seller'], (seller) =>
            differs('seller', kept?.vendor, seller.replace(/\s+/gu, ' ')),
          ),
        ]
      : []),
  ];
};

const amount = (what: string, found: string | null, stated: string): readonly string[] =>
  sameDecimal(found, stated) ? [] : [`${what}: ${found}, stated ${stated}`];

const taxOf = ({ taxes }: ReadDocument): string | null =>
  sumOf(taxes.map(({ amount: value }) => ({ ref: '', type: 'money', value, text: value })));

const isoDate = (text: string): string => text.replace(/^(\d{4})(\d{2})(\d{2})$/u, '$1-$2-$3');
