/** What a row of proactive disclosure says, by our name of the column. */
export const disclosureFields = [
  'reference',
  'procurementId',
  'vendor',
  'contractDate',
  'periodStart',
  'deliveryDate',
  'value',
  'originalValue',
  'amendmentValue',
  'ownerOrg',
  'ownerTitle',
  'reportingPeriod',
  'solicitation',
  'instrument',
  'descriptionEn',
  'descriptionFr',
  'commentsEn',
  'commentsFr',
  'country',
  'uri',
  'agency',
  'description',
  'period',
  'comments',
] as const;

export type DisclosureField = (typeof disclosureFields)[number];

/** Headers, letters and digits only: the identifiers of open.canada.ca, and titles in both languages. */
const names: Readonly<Record<DisclosureField, readonly string[]>> = {
  reference: ['referencenumber', 'reference', 'numerodereference'],
  procurementId: [
    'procurementid',
    'procurementidentificationnumber',
    'numerodidentificationdelapprovisionnement',
    'numerodidentificationdapprovisionnement',
  ],
  vendor: ['vendorname', 'vendor', 'nomdufournisseur', 'fournisseur'],
  contractDate: ['contractdate', 'dateducontrat', 'datedumarche'],
  periodStart: [
    'contractperiodstart',
    'contractperiodstartdate',
    'debutdelaperiodeducontrat',
    'datededebutducontrat',
  ],
  deliveryDate: [
    'deliverydate',
    'contractperiodenddeliverydate',
    'contractperiodenddateordeliverydate',
    'contractperiodenddatedeliverydate',
    'datedelivraison',
    'datedeclotureducontratoudatedelivraison',
    'findelaperiodeducontratdatedelivraison',
  ],
  value: ['contractvalue', 'totalcontractvalue', 'value', 'valeurducontrat', 'valeurtotaleducontrat'],
  originalValue: [
    'originalvalue',
    'originalcontractvalue',
    'valeurinitiale',
    'valeurinitialeducontrat',
    'valeurdorigineducontrat',
  ],
  amendmentValue: [
    'amendmentvalue',
    'contractamendmentvalue',
    'valeurdemodification',
    'valeurdelamodification',
    'valeurdelamodificationducontrat',
  ],
  ownerOrg: ['ownerorg', 'organization', 'organisation'],
  ownerTitle: ['ownerorgtitle', 'organizationname', 'nomdelorganisation'],
  reportingPeriod: ['reportingperiod', 'periodevisee', 'periodeviseeparlerapport', 'periodededeclaration'],
  solicitation: ['solicitationprocedure', 'solicitationprocedurecode', 'procedureinvitation'],
  instrument: ['instrumenttype', 'instrumenttypecode', 'typedinstrument'],
  descriptionEn: ['descriptionen', 'descriptionofworkenglish', 'descriptiondutravailanglais'],
  descriptionFr: ['descriptionfr', 'descriptionofworkfrench', 'descriptiondutravailfrancais'],
  commentsEn: ['commentsen', 'commentsenglish', 'commentairesenanglais'],
  commentsFr: ['commentsfr', 'commentsfrench', 'commentairesenfrancais'],
  country: ['countryofvendor', 'countryofvendorcode'],
  uri: ['uri', 'url'],
  agency: ['agency', 'department', 'ministere', 'organisme'],
  description: ['description'],
  period: ['period', 'contractperiod', 'periodeducontrat'],
  comments: ['comments', 'commentaires'],
};

/** Columns of the files of before 2013, which have no header. */
const oldColumns: readonly DisclosureField[] = [
  'uri',
  'agency',
  'vendor',
  'reference',
  'contractDate',
  'description',
  'period',
  'deliveryDate',
  'value',
  'comments',
];

const byName = new Map(
  disclosureFields.flatMap((field) => names[field].map((name) => [name, field] as const)),
);

const key = (header: string): string =>
  header
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/gu, '');

/** Columns by place; null for those that nothing is read from. */
export type DisclosureColumns = readonly (DisclosureField | null)[];

const columnsOf = (headers: readonly string[]): DisclosureColumns => {
  const taken = new Set<DisclosureField>();
  return headers.map((header) => {
    const field = byName.get(key(header));
    if (field === undefined || taken.has(field)) return null;
    taken.add(field);
    return field;
  });
};

/** The columns of a header row of proactive disclosure; null when it is none. */
export const disclosureHeader = (cells: readonly string[]): DisclosureColumns | null => {
  const columns = columnsOf(cells);
  const has = (field: DisclosureField): boolean => columns.includes(field);
  const isDisclosure = has('vendor') && has('value') && (has('procurementId') || has('reference'));
  // Other registers have a vendor, a value and a reference too: one column must be of disclosure alone.
  const isOwn = [
    'ownerOrg',
    'originalValue',
    'amendmentValue',
    'reportingPeriod',
    'procurementId',
    'uri',
  ].some((field) => has(field as DisclosureField));
  return isDisclosure && isOwn ? columns : null;
};

/** Columns of disclosure alone: no other register has two of them. */
const distinctive = [
  'procurementId',
  'originalValue',
  'amendmentValue',
  'reportingPeriod',
  'instrument',
] as const;

/** Whether a header is so much that of disclosure that it can be nothing else. */
export const isDisclosureHeader = (cells: readonly string[]): boolean => {
  const columns = disclosureHeader(cells);
  return distinctive.filter((field) => columns?.includes(field)).length >= 2;
};

/** The columns of a file without header, by a row of it: the address of a page, ten columns or nine. */
export const headlessDisclosure = (cells: readonly string[]): DisclosureColumns | null =>
  /^https?:\/\//u.test(cells[0] ?? '') && (cells.length === 9 || cells.length === 10) ? oldColumns : null;

/** A field of comma-separated text, with its quotes. */
const field = /(?<=^|,)(?:"(?:[^"]|"")*"|[^,"]*)(?=,|$)/gu;

/** Whether a text begins with a row of such a file. */
export const startsLikeDisclosure = (start: string): boolean => {
  const [line = ''] = start.replace(/^(?:\uFEFF|ï»¿)/u, '').split(/\r?\n/u, 1);
  return headlessDisclosure((line.match(field) ?? []).map((text) => text.replace(/^"/u, ''))) !== null;
};
