import { seededRandom } from '../measure/random.ts';

/** One generated invoice line. Money in cents. */
export type GeneratedLine = {
  readonly invoice: string;
  readonly date: string;
  readonly vendor: string;
  readonly contract: string;
  readonly description: string;
  readonly quantity: number;
  readonly unitPrice: number;
  readonly net: number;
  readonly gst: number;
  readonly qst: number;
  readonly total: number;
  readonly currency: 'CAD';
};

export const headers = [
  'Invoice number',
  'Invoice date',
  'Vendor',
  'Contract',
  'Description',
  'Quantity',
  'Unit price',
  'Net amount',
  'GST',
  'QST',
  'Total',
  'Currency',
] as const;

export const contractReferences: readonly string[] = Array.from(
  { length: 50 },
  (_, index) => `FICTIF-C-${String(index + 1).padStart(3, '0')}`,
);

export const vendorNames: readonly string[] = Array.from(
  { length: 20 },
  (_, index) => `Fournisseur fictif ${String(index + 1).padStart(2, '0')} inc.`,
);

const services = [
  'Hébergement',
  'Stockage objet',
  'Licence annuelle',
  'Analyse fonctionnelle',
  'Développement',
  'Soutien aux utilisateurs',
  'Migration de données',
  'Essais intégrés',
  'Formation',
  'Gestion de projet',
];
const places = ['Québec', 'Montréal', 'Gatineau', 'Sherbrooke', 'Rimouski', 'Saguenay', 'Trois-Rivières'];
const linesPerInvoice = 5;

/** Invented lines, five to an invoice; the same count always gives the same lines, and a larger one begins with them. */
export function* invoiceLines(count: number): Generator<GeneratedLine> {
  const random = seededRandom(20_260_115);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  let heading = { invoice: '', date: '', vendor: '', contract: '' };
  for (let index = 0; index < count; index += 1) {
    if (index % linesPerInvoice === 0) {
      const day = new Date(Date.UTC(2022, 0, 1 + Math.floor(random() * 1400)));
      heading = {
        invoice: `FICTIF-${String(index / linesPerInvoice + 1).padStart(7, '0')}`,
        date: day.toISOString().slice(0, 10),
        vendor: pick(vendorNames),
        contract: pick(contractReferences),
      };
    }
    const quantity = 1 + Math.floor(random() * 400);
    const unitPrice = 500 + Math.floor(random() * 40_000);
    const net = quantity * unitPrice;
    const gst = Math.round((net * 5) / 100);
    const qst = Math.round((net * 9975) / 100_000);
    yield {
      ...heading,
      description: `${pick(services)}, ${pick(places)}, lot ${1 + Math.floor(random() * 9000)}`,
      quantity,
      unitPrice,
      net,
      gst,
      qst,
      total: net + gst + qst,
      currency: 'CAD',
    };
  }
}
