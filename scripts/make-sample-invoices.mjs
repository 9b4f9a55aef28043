// Writes resources/sample/invoices.json: the invoices, lines and payments of the sample case. No source has any, so
// they are invented, the same on every run, and their numbers, orders and notes say so. `--check` writes nothing and
// fails when the file is not what this script makes.
import { readFileSync, writeFileSync } from 'node:fs';
import { addDays, monthsFrom, netOf, seededRandom, shared, taxed } from './sample/invoice-arithmetic.mjs';
import { fictionalCases, plans } from './sample/invoice-plans.mjs';

const target = new URL('../resources/sample/invoices.json', import.meta.url);
const fictional = 'Facture fictive de l’exemple ‖ Fictional sample invoice';
const fictionalPayment = 'Paiement fictif de l’exemple ‖ Fictional sample payment';

/** @typedef {import('./sample/invoice-plans.mjs').Draft} Draft */

/**
 * The invoices of a plan, one per period, with quantities that vary by its own random numbers.
 * @param {import('./sample/invoice-plans.mjs').Plan} plan
 * @returns {Draft[]}
 */
function draftsOf(plan) {
  const random = seededRandom(plan.seed);
  return Array.from({ length: plan.count }, (_, index) => {
    const { from, to } = monthsFrom(plan.start, index * plan.months, plan.months);
    const lines = plan.services
      .filter((_service, place) => place < 2 || random() < 0.75)
      .map(({ description, unitPrice, least, most, step }) => {
        const steps = Math.floor(random() * (Math.floor((most - least) / step) + 1));
        return { description, quantity: String(least + steps * step), unitPrice };
      });
    const issuedOn = addDays(to, 3 + Math.floor(random() * 12));
    const paidAfter = index < plan.count - 2 && random() < 0.85 ? 20 + Math.floor(random() * 30) : null;
    return { ...plan, issuedOn, periodStart: from, periodEnd: to, lines, paidAfter };
  });
}

/** @param {Draft[]} drafts */
function numbered(drafts) {
  const perYear = new Map();
  return drafts
    .toSorted((a, b) => (a.issuedOn < b.issuedOn ? -1 : a.issuedOn > b.issuedOn ? 1 : 0))
    .map((draft) => {
      const year = draft.issuedOn.slice(0, 4);
      const place = (perYear.get(year) ?? 0) + 1;
      perYear.set(year, place);
      return { ...draft, key: `inv-${year}-${pad(place)}`, number: `FICTIF-${year}-${pad(place)}` };
    })
    .map((draft, _, all) => ({
      ...draft,
      number: draft.repeats
        ? (all.find(({ name }) => name === draft.repeats)?.number ?? draft.number)
        : draft.number,
    }));
}

/** @param {ReturnType<typeof numbered>[number]} draft */
function rowsOf(draft) {
  const nets = draft.lines.map(({ quantity, unitPrice }) => netOf(quantity, unitPrice));
  const amounts = taxed(nets.reduce((sum, net) => sum + net, 0));
  const gst = shared(amounts.gst, nets);
  const qst = shared(amounts.qst, nets);
  const shell = {
    contractId: { ref: draft.contract },
    purchaseOrder: draft.order,
    periodStart: draft.periodStart,
    periodEnd: draft.periodEnd,
    currency: 'CAD',
  };
  const invoice = {
    key: draft.key,
    vendorId: { ref: draft.vendor },
    number: draft.number,
    kind: amounts.net < 0 ? 'credit-note' : 'invoice',
    issuedOn: draft.issuedOn,
    dueOn: addDays(draft.issuedOn, 30),
    receivedOn: addDays(draft.issuedOn, 2),
    ...shell,
    ...amounts,
    notes: fictional,
  };
  const lines = draft.lines.map(({ description, quantity, unitPrice }, index) => ({
    key: `${draft.key}-${index + 1}`,
    invoiceId: { ref: draft.key },
    lineNumber: index + 1,
    description,
    ...shell,
    quantity,
    unitPrice,
    net: nets[index],
    gst: gst[index],
    qst: qst[index],
    total: (nets[index] ?? 0) + (gst[index] ?? 0) + (qst[index] ?? 0),
  }));
  return { invoice, lines, payment: paymentOf(draft, amounts.total) };
}

/** @param {ReturnType<typeof numbered>[number]} draft @param {number} total */
function paymentOf(draft, total) {
  if (draft.paidAfter === null) return null;
  return {
    key: draft.key.replace('inv', 'pay'),
    invoiceId: { ref: draft.key },
    contractId: { ref: draft.contract },
    vendorId: { ref: draft.vendor },
    reference: draft.key.replace('inv', 'FICTIF-PMT'),
    paidOn: addDays(draft.issuedOn, draft.paidAfter),
    currency: 'CAD',
    amount: draft.paid ?? total,
    notes: fictionalPayment,
  };
}

/** One row per line: short, and a change shows as one line. @param {Record<string, object[]>} entities */
function asText(entities) {
  const lists = Object.entries(entities).map(
    ([entity, rows]) =>
      `  ${JSON.stringify(entity)}: [\n${rows.map((row) => `    ${JSON.stringify(row)}`).join(',\n')}\n  ]`,
  );
  return `{\n${lists.join(',\n')}\n}\n`;
}

/** @param {number} place */
function pad(place) {
  return String(place).padStart(3, '0');
}

const rows = numbered([...plans.flatMap(draftsOf), ...fictionalCases]).map(rowsOf);
const text = asText({
  invoice: rows.map(({ invoice }) => invoice),
  invoiceLine: rows.flatMap(({ lines }) => lines),
  payment: rows.flatMap(({ payment }) => (payment === null ? [] : [payment])),
});

if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== text) {
    console.error(
      'resources/sample/invoices.json is not what scripts/make-sample-invoices.mjs makes: run it',
    );
    process.exitCode = 1;
  }
} else {
  writeFileSync(target, text);
  console.log(`${rows.length} fictional invoices written to ${target.pathname}`);
}
