import type { ImportField } from './fields.ts';

const inBrackets = /^(?<name>.*\S)\s*[([](?<unit>[^()[\]]{1,30})[)\]]\s*$/su;

/** Units that stand in brackets behind a name, with the fields that can have them; null for any field. */
const units: readonly { readonly form: RegExp; readonly fields: readonly ImportField[] | null }[] = [
  { form: /^(?:[ajymd]{1,4}[-/. ]?){2,3}$/iu, fields: ['date', 'periodStart', 'periodEnd'] },
  { form: /^\p{Sc}? ?(?:\/|par|per) ?\p{L}+\.?$/iu, fields: ['unitPrice'] },
  {
    form: /^(?:en )?(?:\p{Sc}|dollars?(?: canadiens)?|(?:CA|US)[DN]?\p{Sc}?|\p{Sc} ?(?:CA|US)[DN]?)$/iu,
    fields: null,
  },
];

/** The field named before a unit in brackets: `Date (AAAA-MM-JJ)`, `Taux ($/h)`. `Total (heures)` is no amount. */
export const fieldBeforeUnit = (
  header: string,
  fieldOf: (name: string) => ImportField | null,
): ImportField | null => {
  const { name = '', unit = '' } = inBrackets.exec(header)?.groups ?? {};
  const known = units.find(({ form }) => form.test(unit.trim()));
  if (known === undefined) return null;
  const field = fieldOf(name);
  return field !== null && known.fields?.includes(field) !== false ? field : null;
};

/** The field that a header in two languages names in both: `Fournisseur / Supplier`, `TPS - GST`. */
export const fieldInBothLanguages = (
  header: string,
  fieldOf: (name: string) => ImportField | null,
): ImportField | null => {
  // Spaces around a name do not matter; to look for them all here would take long for a cell full of them.
  const names = header.split(/[/|\n]|\s[-–—]\s/u).filter((name) => name.trim() !== '');
  if (names.length < 2 || names.length > 3) return null;
  const [first = null, ...others] = new Set(names.map(fieldOf));
  return others.length === 0 ? first : null;
};
