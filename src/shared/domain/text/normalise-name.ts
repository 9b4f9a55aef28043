/** Legal forms, written without accents, points and spaces, as they stand at the end of an organisation's name. */
const legalForms = new Set(
  (
    'inc incorporee incorporated ltee limitee ltd limited corp corporation co cie company compagnie ' +
    'llp lp llc plc ulc sencrl senc sec srl sarl sa sas sasu scrl gmbh ag kg bv nv ab oy oyj spa pty ' +
    'enr enregistree reg registered slp snc'
  ).split(' '),
);

/** Forms spelled out, after accents and punctuation are gone. Longest first. */
const spelledForms = [
  'societe en nom collectif a responsabilite limitee',
  'societe a responsabilite limitee',
  'societe en nom collectif',
  'societe en commandite',
  'societe par actions',
  'limited liability partnership',
  'limited liability company',
  'limited partnership',
];

/**
 * Form of an organisation's name for matching, never for showing: no accents, case, punctuation or legal form
 * (inc., ltée, S.E.N.C.R.L., LLP, Corp.…), and one word for `&`, `et` and `and`. Names equal in this form are
 * candidates for the same organisation; a name that is nothing but a legal form is kept.
 */
export const normaliseOrganizationName = (name: string): string => {
  const plain = plainWords(name);
  const words = withoutLegalForms(plain);
  return words === '' ? plain : words;
};

const plainWords = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/œ/gu, 'oe')
    .replace(/æ/gu, 'ae')
    // A point before a single letter joins (S.E.N.C.R.L.), any other sign separates.
    .replace(/(?<=\p{L})\.(?=\p{L}\b)/gu, '')
    .replace(/[&+]/gu, ' et ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\band\b/gu, 'et')
    .trim();

const withoutLegalForms = (words: string): string => {
  const spelled = spelledForms.find((form) => words.endsWith(` ${form}`));
  if (spelled !== undefined) return withoutLegalForms(words.slice(0, -spelled.length).trim());
  const cut = words.lastIndexOf(' ');
  const last = words.slice(cut + 1);
  if (cut !== -1 && (legalForms.has(last) || last === 'et')) return withoutLegalForms(words.slice(0, cut));
  return legalForms.has(words) ? '' : words;
};
