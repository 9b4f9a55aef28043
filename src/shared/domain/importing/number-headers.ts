import type { VendorNumberField } from './fields.ts';
import { headerKey } from './header-key.ts';

/** What stands between the words of such a header and says nothing: `No d'inscription TPS/TVH du fournisseur`. */
const fillers = new Set(
  (
    'no nos numero numeros n number numbers nbr num id d de du des la le l of the inscription inscrit registration reg registered ' +
    'enregistrement compte account fournisseur fournisseurs vendor supplier seller prestataire emetteur entreprise'
  ).split(' '),
);

/** Says that a number is meant where the name of the tax alone is its amount. */
const numberWords =
  /\b(?:no|nos|numero|numeros|number|numbers|nbr|id|inscription|registration|reg|compte|account)\b/u;

const businessNumbers = new Set([
  'neq',
  'enterprise quebec',
  'quebec',
  'quebec enterprise',
  'quebec business',
]);
const gst = new Set(['tps', 'gst', 'tps tvh', 'gst hst', 'tps gst', 'gst tps']);
const qst = new Set(['tvq', 'qst', 'tvq qst', 'qst tvq']);

/**
 * The registration number of the vendor that a header names, or null: `NEQ`, `No TPS`, `GST/HST number`, `Numéro
 * d'inscription à la TVQ`. `TPS` alone is an amount.
 */
export const vendorNumberOfHeader = (header: string): VendorNumberField | null => {
  const key = headerKey(header).replace(/\bn e q\b/u, 'neq');
  const words = key.split(' ').filter((word) => word !== 'a');
  const rest = words.filter((word) => !fillers.has(word)).join(' ');
  if (rest === 'neq') return 'neq';
  if (!numberWords.test(key)) return null;
  if (gst.has(rest)) return 'gstNumber';
  if (qst.has(rest)) return 'qstNumber';
  return businessNumbers.has(rest) && /\b(?:entreprise|enterprise|business)\b/u.test(key) ? 'neq' : null;
};
