import type { ImportField } from './fields.ts';
import type { RawCell, SheetRow } from './raw-cell.ts';
import { createSimilarHeaders } from './similar-headers.ts';

/** Header words as vendors write them, in `headerKey` form. The first list that has a header wins. */
const synonyms: Readonly<Record<ImportField, readonly string[]>> = {
  number: [
    'no facture',
    'no de facture',
    'numero facture',
    'numero de facture',
    'facture',
    'facture no',
    'num facture',
    'no fact',
    'n facture',
    'n de facture',
    'facture numero',
    'invoice number',
    'invoice no',
    'invoice',
    'invoice id',
    'inv no',
    'invoice num',
    'document number',
    'bill number',
    'number',
    'numero',
    'no document',
    'numero de document',
    'id facture',
    'reference facture',
    'invoice reference',
  ],
  date: [
    'date',
    'date facture',
    'date de facture',
    'date de la facture',
    'date de facturation',
    'facture le',
    'date d emission',
    'emise le',
    'invoice date',
    'bill date',
    'issue date',
    'date of invoice',
    'document date',
    'inv date',
    'date emission',
    'issued on',
  ],
  vendor: [
    'fournisseur',
    'nom du fournisseur',
    'nom fournisseur',
    'vendor',
    'vendor name',
    'supplier',
    'supplier name',
    'prestataire',
    'nom du prestataire',
    'contractant',
    'payee',
    'beneficiaire',
    'emetteur',
    'seller',
    'company',
    'compagnie',
    'entreprise',
  ],
  contract: [
    'contrat',
    'no contrat',
    'no de contrat',
    'numero contrat',
    'numero de contrat',
    'reference contrat',
    'reference du contrat',
    'ref contrat',
    'reference de contrat',
    'contract',
    'contract number',
    'contract no',
    'contract reference',
    'contract ref',
    'contract id',
    'no seao',
    'numero seao',
    'agreement',
    'agreement number',
  ],
  po: [
    'bon de commande',
    'no bon de commande',
    'numero bon de commande',
    'numero de bon de commande',
    'no de bon de commande',
    'bc',
    'no bc',
    'commande',
    'no commande',
    'numero de commande',
    'purchase order',
    'po',
    'po number',
    'po no',
    'purchase order number',
    'order number',
    'order',
  ],
  periodStart: [
    'periode du',
    'debut periode',
    'debut de periode',
    'debut de la periode',
    'periode debut',
    'du',
    'date debut',
    'date de debut',
    'service du',
    'service period start',
    'period start',
    'period from',
    'from',
    'start date',
    'start',
    'service start',
    'billing period start',
  ],
  periodEnd: [
    'periode au',
    'fin periode',
    'fin de periode',
    'fin de la periode',
    'periode fin',
    'au',
    'date fin',
    'date de fin',
    'service period end',
    'period end',
    'period to',
    'to',
    'end date',
    'end',
    'service end',
    'billing period end',
  ],
  description: [
    'description',
    'libelle',
    'designation',
    'details',
    'detail',
    'article',
    'item',
    'service',
    'produit',
    'product',
    'line description',
    'item description',
    'objet',
    'nature',
    'description of services',
    'description des services',
  ],
  quantity: [
    'quantite',
    'qte',
    'qty',
    'quantity',
    'heures',
    'hours',
    'units',
    'unites',
    'nombre',
    'nb',
    'nb heures',
    'qte facturee',
  ],
  unitPrice: [
    'prix unitaire',
    'prix unit',
    'prix unite',
    'pu',
    'p u',
    'taux',
    'taux horaire',
    'tarif',
    'unit price',
    'price',
    'rate',
    'hourly rate',
    'unit cost',
    'cout unitaire',
    'prix',
  ],
  net: [
    'montant avant taxes',
    'montant avant taxe',
    'avant taxes',
    'avant taxe',
    'sous total',
    'montant ht',
    'total ht',
    'ht',
    'hors taxes',
    'montant hors taxes',
    'montant net',
    'net',
    'net amount',
    'subtotal',
    'sub total',
    'amount before tax',
    'amount before taxes',
    'pre tax amount',
    'pretax amount',
    'montant',
    'amount',
    'line amount',
    'line total',
    'montant ligne',
    'extended amount',
    'extended price',
    'total avant taxes',
    'amount excl tax',
    'amount excluding tax',
    'total excl tax',
    'taxable amount',
    'montant taxable',
  ],
  gst: [
    'tps',
    'gst',
    'tps 5',
    'gst 5',
    'tps tvh',
    'gst hst',
    'hst',
    'tvh',
    'montant tps',
    'gst amount',
    'tps federale',
    'federal tax',
    'tps 5 00',
  ],
  qst: ['tvq', 'qst', 'tvq 9 975', 'qst 9 975', 'montant tvq', 'qst amount', 'pst', 'tvp', 'provincial tax'],
  total: [
    'total',
    'montant total',
    'total facture',
    'total ttc',
    'montant ttc',
    'ttc',
    'total amount',
    'invoice total',
    'grand total',
    'total avec taxes',
    'total taxes incluses',
    'montant taxes incluses',
    'total incl tax',
    'amount incl tax',
    'total including tax',
    'total due',
    'amount due',
    'montant du',
    'total a payer',
    'net a payer',
    'montant facture',
    'taxes incluses',
  ],
  currency: ['devise', 'monnaie', 'currency', 'currency code', 'code devise', 'cur', 'dev'],
};

const fieldBySynonym = new Map<string, ImportField>(
  (Object.entries(synonyms) as [ImportField, readonly string[]][]).flatMap(([field, words]) =>
    words.map((word) => [word, field] as const),
  ),
);

/** A header for comparison: no accents, case or punctuation; `N°`, `#` and `num.` are all `no`. */
export const headerKey = (header: string): string =>
  header
    .replace(/n[°º]/giu, 'no ')
    .replace(/#/gu, ' no ')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, ' ')
    .replace(/\bnum\b/gu, 'no')
    .trim();

/** The field that a header names, or null. A percentage or currency behind the name does not matter. */
export const fieldOfHeader = (header: string): ImportField | null => {
  const key = headerKey(header);
  if (key === '') return null;
  const plain = key.replace(/ (?:cad|ca|usd|\d+(?: \d+)*)$/u, '');
  return fieldBySynonym.get(key) ?? fieldBySynonym.get(plain) ?? null;
};

const similarField = createSimilarHeaders(fieldBySynonym);

/** The field that a header names if it is abbreviated, run together or has a typing error; null when none is near. */
const fieldOfSimilarHeader = (header: string): ImportField | null => similarField(headerKey(header));

/** A column of a sheet with the field that its header names. */
export type RecognisedColumn = {
  readonly index: number;
  readonly header: string;
  readonly field: ImportField | null;
};

/**
 * Each field once: of two columns that could be the same, the first keeps it. A header that only resembles one gets what
 * the others leave.
 */
export const recogniseColumns = (cells: readonly RawCell[]): readonly RecognisedColumn[] => {
  const taken = new Set<ImportField>();
  const take = (found: ImportField | null): ImportField | null => {
    if (found === null || taken.has(found)) return null;
    taken.add(found);
    return found;
  };
  const exact = cells.map(({ text }) => fieldOfHeader(text));
  const named = exact.map(take);
  return cells.map((cell, index) => ({
    index,
    header: cell.text.trim(),
    // A second column of a field that is taken is no other field either.
    field: named[index] ?? (exact[index] === null ? take(fieldOfSimilarHeader(cell.text)) : null),
  }));
};

/** Fields without which no invoice can be taken in: a number, a date, and an amount (net, else total). */
export const missingFields = (fields: readonly (ImportField | null)[]): readonly ImportField[] => [
  ...(['number', 'date'] as const).filter((field) => !fields.includes(field)),
  ...(fields.includes('net') || fields.includes('total') ? [] : (['net'] as const)),
];

const scoreOf = (row: SheetRow): number => {
  const columns = recogniseColumns(row.cells);
  const fields = columns.map(({ field }) => field);
  const found = columns.filter(({ field }) => field !== null);
  // Cells of data resemble headers more often than they are one.
  const points = found.map(({ header, field }) => (fieldOfHeader(header) === field ? 10 : 6));
  return found.length < 2
    ? 0
    : points.reduce((sum, point) => sum + point, 0) - missingFields(fields).length * 5;
};

/**
 * The row that looks most like a header among the first rows of a sheet: its row number and how good it is (0 when
 * none does). Of equals the first.
 */
export const recogniseHeader = (
  rows: readonly SheetRow[],
): { readonly headerRow: number | null; readonly score: number } => {
  let best: { headerRow: number | null; score: number } = { headerRow: null, score: 0 };
  for (const row of rows) {
    const score = scoreOf(row);
    if (score > best.score) best = { headerRow: row.row, score };
  }
  return best;
};
