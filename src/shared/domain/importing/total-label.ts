import { headerKey } from './header-key.ts';

/** What the first words of a row say: nothing of the kind, or the start of a total or of the sum of a part. */
export type TotalLabel = {
  readonly kind: 'total' | 'subtotal';
  /** The text says nothing else: `Total des factures`, not `Total Énergies`. */
  readonly isWhole: boolean;
};

const start =
  /^(?:(?:grand|montant|somme|sum) )?(?:sous totaux|sous total|sub ?totals?|s total|totaux|totals?|somme|sum|grand|a reporter|reporte?|(?:carried|brought|balance) forward)\b(?: |$)/u;

const partOf =
  /^(?:s|sous|sub)(?: ?tota(?:l|ls|ux))|\b(?:page|reporte?|(?:carried|brought|balance) forward|a reporter)\b/u;

/** Words that may follow in a total's label. Anything else is the name or the description of something. */
const labelWords = new Set(
  (
    'total totals totaux general generale generaux global globale ' +
    'ht ttc hors avant apres avec sans incl inclus incluse incluses inclues tout tous toute toutes ' +
    'taxe taxes tax tvq tps tvh gst qst hst before after excl excluding incl including with without ' +
    'net nets nette brut brute gross des de du d la le les l et of all for the to and this ' +
    'facture factures facturation facturee facturees facture invoice invoices invoiced billed ' +
    'ligne lignes line lines item items article articles montant montants amount amounts ' +
    'cad usd eur dollars canadiens page pages periode period mois month trimestre quarter annee year ' +
    'exercice semaine week cumulatif cumule cumul to date a ce jour payer payable paye due dus dues ' +
    'balance solde exigible reporte report reporter carried forward document documents fichier file ' +
    'releve statement lot batch feuille sheet somme sum ' +
    'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre ' +
    'january february march april may june july august september october november december'
  ).split(' '),
);

/** Years, quarters, counts and rates: `2025`, `T3`, `12 factures`, `TPS 5`. Other numbers name something. */
const isLabelWord = (word: string, index: number, words: readonly string[]): boolean =>
  labelWords.has(word) ||
  /^(?:19|20)\d\d$|^[tq][1-4]$/u.test(word) ||
  (/^\d{1,6}$/u.test(word) && index < words.length - 1 && countable.test(words[index + 1] ?? '')) ||
  (/^\d{1,4}$/u.test(word) && index > 0 && counted.test(words[index - 1] ?? ''));

const countable = /^(?:factures?|invoices?|lignes?|lines?|items?|articles?|documents?)$/u;
const counted = /^(?:page|pages|tps|tvq|tvh|gst|qst|hst|of|sur|de|5|9)$/u;

/** What a text says of totals; null when it does not begin as one. */
export const totalLabelOf = (text: string): TotalLabel | null => {
  // No label is that long, and rows without a date come by the million in some files.
  if (text.length > 80) return null;
  const key = headerKey(text);
  const first = start.exec(key);
  if (first === null) return null;
  const rest = key.slice(first[0].length).split(' ');
  const words = rest.filter((word) => word !== '');
  return {
    kind: partOf.test(key) ? 'subtotal' : 'total',
    isWhole: words.every(isLabelWord) && key !== 'grand',
  };
};
