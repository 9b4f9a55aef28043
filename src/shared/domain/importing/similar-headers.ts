/** Abbreviations of single words, in `headerKey` form. */
const abbreviations: Readonly<Record<string, string>> = {
  fact: 'facture',
  fac: 'facture',
  inv: 'invoice',
  invc: 'invoice',
  dt: 'date',
  dte: 'date',
  mnt: 'montant',
  mt: 'montant',
  mtt: 'montant',
  mont: 'montant',
  amt: 'amount',
  amnt: 'amount',
  qt: 'qte',
  quant: 'quantite',
  fourn: 'fournisseur',
  frs: 'fournisseur',
  supp: 'supplier',
  vend: 'vendor',
  desc: 'description',
  descr: 'description',
  contr: 'contrat',
  ctr: 'contrat',
  cde: 'commande',
  per: 'periode',
  px: 'prix',
  nbr: 'nombre',
  nbre: 'nombre',
  tot: 'total',
  ttl: 'total',
  curr: 'currency',
  ref: 'reference',
  nr: 'no',
  av: 'avant',
  avt: 'avant',
  tx: 'taxes',
  doc: 'document',
};

/** What tells the two ends of a period apart; it is small only between other words. */
const endWords = /(?:^| )(?:du|au|de|a|to|from)$/u;

const smallWords = new Set(['de', 'du', 'des', 'd', 'la', 'le', 'les', 'l', 'of', 'the']);

/** A letter away from a header of an invoice, and yet something else. */
const otherWords = new Set(
  'contact contacts unite invoiced facturee facturees taxes employer worked profit profits'.split(' '),
);

/** Longer keys are sentences, or cells that are no header. */
const longest = 60;

/**
 * Recognises headers that are not written as expected: abbreviated (`Dt facture`, `Mnt`), run together (`InvoiceNumber`),
 * or with a typing error in one word of five letters or more (`Fournisseurs`, `Desciption`). Short words are never taken
 * for one another: `TPS` and `TVH` are a letter apart.
 * @param fieldBySynonym known headers, in `headerKey` form
 */
export const createSimilarHeaders = <Field extends string>(
  fieldBySynonym: ReadonlyMap<string, Field>,
): ((key: string) => Field | null) => {
  const byReduced = new Map<string, Field>();
  for (const [synonym, field] of fieldBySynonym) {
    const forms = [synonym.replaceAll(' ', ''), ...(endWords.test(synonym) ? [] : [reduced(synonym)])];
    for (const form of forms) if (form.length >= 3 && !byReduced.has(form)) byReduced.set(form, field);
  }
  const known = bySize(byReduced);
  const found = new Map<string, Field | null>();
  return (key) => {
    if (key === '' || key.length > longest) return null;
    const before = found.get(key);
    if (before !== undefined) return before;
    const form = reduced(key);
    const field = byReduced.get(form) ?? byReduced.get(key.replaceAll(' ', '')) ?? nearest(form, known);
    // Cells of data pass here too, when a header is looked for.
    if (found.size < 5000) found.set(key, field);
    return field;
  };
};

const reduced = (key: string): string =>
  key
    .split(' ')
    .map((word) => abbreviations[word] ?? word)
    .filter((word) => !smallWords.has(word))
    .join(' ');

type KnownHeader<Field> = { readonly words: readonly string[]; readonly field: Field };

/** Known headers by how many words they have: a table of thousands of columns asks for each of them. */
const bySize = <Field>(
  known: ReadonlyMap<string, Field>,
): ReadonlyMap<number, readonly KnownHeader<Field>[]> =>
  Map.groupBy(
    [...known].map(([synonym, field]): KnownHeader<Field> => ({ words: synonym.split(' '), field })),
    ({ words }) => words.length,
  );

/** The field of the headers one typing error away, when they all are of one field. */
const nearest = <Field>(
  form: string,
  known: ReadonlyMap<number, readonly KnownHeader<Field>[]>,
): Field | null => {
  const words = form.split(' ');
  if (words.length > 4 || words.some((word) => otherWords.has(word)) || !words.some(mayBeMistyped))
    return null;
  const fields = new Set<Field>();
  for (const { words: others, field } of known.get(words.length) ?? [])
    if (isOneErrorAway(words, others)) fields.add(field);
  const [only] = fields;
  return fields.size === 1 ? (only ?? null) : null;
};

const mayBeMistyped = (word: string): boolean => word.length >= 5 && !/\d/u.test(word);

/** Whether all words but one are the same, and that one is a typing error. */
const isOneErrorAway = (words: readonly string[], others: readonly string[]): boolean => {
  let different = -1;
  for (let index = 0; index < words.length; index += 1) {
    if (words[index] === others[index]) continue;
    if (different >= 0) return false;
    different = index;
  }
  return different >= 0 && isTypingError(words[different] ?? '', others[different] ?? '');
};

/** One letter wrong, missing, too many, or two letters swapped, in words of five letters or more. */
const isTypingError = (a: string, b: string): boolean => {
  const longer = Math.max(a.length, b.length);
  if (b.length < 5 || Math.abs(a.length - b.length) > 1 || !mayBeMistyped(a)) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const middle = longer - start - end;
  const isSwap =
    middle === 2 && a.length === b.length && a[start] === b[start + 1] && a[start + 1] === b[start];
  return middle <= 1 || isSwap;
};
