import { headerKey } from '../importing/header-key.ts';

/** What a register of contracts says of each, by our name of the column. */
export type RegisterField =
  | 'reference'
  | 'internalNumber'
  | 'titleFr'
  | 'titleEn'
  | 'publicBody'
  | 'vendor'
  | 'neq'
  | 'method'
  | 'amount'
  | 'currency'
  | 'status'
  | 'noticeOn'
  | 'awardedOn'
  | 'signedOn'
  | 'startsOn'
  | 'endsOn'
  | 'description';

/** Header words in `headerKey` form: no accents, case or punctuation. The first column of a field keeps it. */
const synonyms: Readonly<Record<RegisterField, string>> = {
  reference:
    'numero|no|no contrat|no de contrat|numero contrat|numero de contrat|numero du contrat|contrat|contrat no|reference|' +
    'reference du contrat|no seao|numero seao|no de reference|numero de reference|contract|contract number|contract no|' +
    'contract id|contract reference|number|id',
  internalNumber:
    'numero interne|no interne|no de dossier|numero de dossier|dossier|no appel d offres|no d appel d offres|' +
    'numero d appel d offres|internal number|file number|tender number|solicitation number',
  titleFr:
    'titre|objet|objet du contrat|titre du contrat|nom du contrat|intitule|projet|nom du projet|titre francais|titre fr',
  titleEn:
    'title|contract title|subject|contract name|project|project name|title english|title en|english title',
  publicBody:
    'organisme|organisme public|ministere|ministere ou organisme|donneur d ouvrage|donneur d ordre|client|acheteur|' +
    'unite administrative|public body|organization|organisation|department|agency|buyer|owner',
  vendor:
    'fournisseur|nom du fournisseur|contractant|nom du contractant|adjudicataire|prestataire|entreprise|' +
    'fournisseur ou prestataire|vendor|vendor name|supplier|supplier name|contractor|awarded to',
  neq: 'neq|no d entreprise|numero d entreprise|numero d entreprise du quebec',
  method:
    'mode d adjudication|mode de sollicitation|mode d attribution|mode|type d adjudication|mode d octroi|procedure|' +
    'award method|procurement method|solicitation method|method',
  amount:
    'montant|montant du contrat|montant initial|valeur|valeur du contrat|valeur initiale|prix|cout|montant adjuge|' +
    'montant total|montant avant taxes|montant sans taxes|montant hors taxes|montant taxes incluses|montant avec taxes|' +
    'montant autorise|depense autorisee|amount|contract amount|value|contract value|original value|price|' +
    'amount before tax|amount before taxes|amount excluding tax|amount including tax|total amount',
  currency: 'devise|monnaie|currency',
  status: 'statut|etat|status|state',
  noticeOn: 'date de publication|date de l avis|date avis|publie le|publication date|notice date',
  awardedOn: 'date d adjudication|date d octroi|date d attribution|adjuge le|award date|awarded on',
  signedOn:
    'date|date du contrat|date de signature|date de conclusion|conclu le|signe le|contract date|date signed|signature date|signed on',
  startsOn: 'date de debut|debut|debut du contrat|date debut|start date|start|starts on|effective date',
  endsOn:
    'date de fin|fin|fin du contrat|date fin|echeance|date d echeance|end date|end|ends on|expiry date|expiry',
  description:
    'description|description du contrat|description des services|remarques|contract description|scope',
};

const byWord = new Map<string, RegisterField>(
  (Object.entries(synonyms) as [RegisterField, string][]).flatMap(([field, words]) =>
    words.split('|').map((word) => [word, field] as const),
  ),
);

export type RegisterColumns = {
  readonly columns: readonly (RegisterField | null)[];
  /** What the header of the amount says of taxes. */
  readonly taxBasis: 'excluded' | 'included' | 'unknown';
};

/** The field that a header names; a unit in brackets behind it does not matter: `Montant ($)`. */
const fieldOf = (header: string): RegisterField | null =>
  byWord.get(headerKey(header)) ?? byWord.get(headerKey(header.replace(/\([^()]*\)\s*$/u, ''))) ?? null;

/**
 * The columns of the header row of a register of contracts; null when it is none: a number and a title or vendor must
 * be among them, and three columns in all.
 */
export const registerHeader = (cells: readonly string[]): RegisterColumns | null => {
  const taken = new Set<RegisterField>();
  const columns = cells.map((cell) => {
    const field = fieldOf(cell);
    if (field === null || taken.has(field)) return null;
    taken.add(field);
    return field;
  });
  const isRegister =
    taken.has('reference') &&
    taken.size >= 3 &&
    (['titleFr', 'titleEn', 'vendor'] as const).some((one) => taken.has(one));
  if (!isRegister) return null;
  return { columns, taxBasis: taxBasisOf(headerKey(cells[columns.indexOf('amount')] ?? '')) };
};

const taxBasisOf = (header: string): RegisterColumns['taxBasis'] => {
  if (/avant taxe|sans taxe|hors taxe|before tax|excluding tax/u.test(header)) return 'excluded';
  return /taxes? incluse|avec taxe|including tax/u.test(header) ? 'included' : 'unknown';
};
