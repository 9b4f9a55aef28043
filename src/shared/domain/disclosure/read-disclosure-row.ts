import type { RecordNote } from '../importing/source-record.ts';
import { readPublishedAmount } from '../ocds/published-amount.ts';
import { publishedDay } from '../ocds/published-date.ts';
import type {
  PublishedAmendment,
  PublishedContract,
  AwardMethod,
  PublishedAmount,
  PublishedParty,
  PublishedRelease,
} from '../ocds/published.ts';
import type { DisclosureField } from './disclosure-columns.ts';
import { withoutHtmlEntities } from './html-entities.ts';

/** Cells of a row by field, as written; without those that are empty. */
export type DisclosureCells = Partial<Readonly<Record<DisclosureField, string>>>;

/**
 * Reads a row of Canadian proactive disclosure: one publication of one contract. Contracts are published again every
 * quarter in which they change; `contract_value` is the value by then, `amendment_value` the latest change only.
 * Null without any number to know the contract by.
 */
export const readDisclosureRow = (written: DisclosureCells): PublishedRelease | null => {
  const cells = decoded(written);
  const number = cells.procurementId ?? contractNumberOf(cells.reference);
  if (number === undefined) return null;
  const owner = cells.ownerOrg ?? cells.ownerTitle ?? cells.agency ?? '';
  const warnings: RecordNote[] = [];
  const facts = readFacts(cells, warnings);
  const contract = readContract(cells, number, facts);
  return {
    scheme: 'disclosure',
    processId: `${owner}/${number}`,
    processNumber: owner === '' ? number : `${number} (${owner})`,
    releaseId: cells.reference ?? number,
    publishedOn: null,
    order: orderOf(cells, [facts.contractDate, facts.end], contract.value),
    tags: [cells.reportingPeriod, cells.instrument].filter((tag) => tag !== undefined),
    contracts: [contract],
    tender: null,
    amount: contract.value,
    content: JSON.stringify(written),
    warnings,
  };
};

/** Where a row has no number of its contract, the reference is it, without the mark of an amendment: `…-00012-A1`. */
const contractNumberOf = (reference: string | undefined): string | undefined =>
  reference?.replace(/-A[0-9]{1,3}$/u, '');

type RowFacts = {
  readonly contractDate: string | null;
  readonly start: string | null;
  readonly end: string | null;
  readonly value: PublishedAmount | null;
  readonly original: PublishedAmount | null;
  readonly change: PublishedAmount | null;
};

const readFacts = (cells: DisclosureCells, warnings: RecordNote[]): RowFacts => {
  const amountAt = (field: DisclosureField): PublishedAmount | null => {
    const text = cells[field] ?? null;
    const { amount, note } = readPublishedAmount(text, 'CAD');
    if (note !== null) warnings.push({ code: note, field, value: text });
    return amount;
  };
  const dayAt = (field: DisclosureField, text: string | undefined): string | null => {
    const day = publishedDay(text ?? null);
    if (text !== undefined && day === null) warnings.push({ code: 'date-unreadable', field, value: text });
    return day;
  };
  const [periodFrom, periodTo] = periodOf(cells.period);
  const start = dayAt('periodStart', cells.periodStart ?? periodFrom);
  const end = dayAt('deliveryDate', periodTo ?? cells.deliveryDate);
  const isOrdered = start === null || end === null || start <= end;
  if (!isOrdered) warnings.push({ code: 'end-before-start', field: 'deliveryDate', value: end });
  return {
    contractDate: dayAt('contractDate', cells.contractDate),
    start,
    end: isOrdered ? end : null,
    value: amountAt('value'),
    original: amountAt('originalValue'),
    change: amountAt('amendmentValue'),
  };
};

const readContract = (cells: DisclosureCells, number: string, facts: RowFacts): PublishedContract => ({
  contractId: null,
  awardId: null,
  reference: null,
  facts: {
    titleFr: cells.descriptionFr ?? null,
    titleEn: cells.descriptionEn ?? cells.description ?? null,
    internalNumber: number,
    description: cells.commentsFr ?? cells.commentsEn ?? cells.comments ?? null,
    noticeOn: null,
    awardedOn: null,
    signedOn: facts.contractDate,
    startsOn: facts.start,
    tags: null,
  },
  endsOn: facts.end,
  status: 'unknown',
  awardMethod: methodOf(cells.solicitation),
  buyer: buyerOf(cells),
  suppliers: partyOf(cells.vendor, cells.country),
  value: facts.value,
  original: facts.original,
  maximum: null,
  isFinal: facts.original !== null,
  amendments: amendmentsOf(cells, facts, number),
  milestones: [],
  payments: [],
});

/** An amendment of zero is one whose amount nobody filled in: the values around it tell. */
const amendmentsOf = (
  { instrument, reference }: DisclosureCells,
  { change, contractDate }: RowFacts,
  number: string,
): readonly PublishedAmendment[] => {
  const stated = change?.minor === 0 ? null : change;
  const isAmendment = /^A\b/iu.test(instrument ?? '') || stated !== null;
  return isAmendment
    ? [{ id: reference ?? number, signedOn: contractDate, description: null, change: stated }]
    : [];
};

/** Blank in these files is also `NA`, as statistics programs write it. */
const decoded = (cells: DisclosureCells): DisclosureCells =>
  Object.fromEntries(
    Object.entries(cells)
      .map(([field, text]) => [field, withoutHtmlEntities(text).replace(/\s+/gu, ' ').trim()] as const)
      .filter(([, text]) => text !== '' && text !== 'NA' && text !== 'N/A'),
  );

/** « English name | Nom français ». */
const buyerOf = ({ ownerTitle, ownerOrg, agency }: DisclosureCells): PublishedParty | null => {
  const title = ownerTitle ?? agency ?? ownerOrg;
  if (title === undefined) return null;
  const [english = title, french] = title.split('|').map((part) => part.trim());
  return { name: french ?? english, nameEn: french === undefined ? null : english, neq: null, country: null };
};

const partyOf = (name: string | undefined, country: string | undefined): readonly PublishedParty[] => {
  if (name === undefined) return [];
  const code = country !== undefined && /^[A-Z]{2}$/u.test(country) ? country : null;
  return [{ name, neq: null, country: code }];
};

/** `2011-04-01 to 2012-03-31`, `May 1, 2008 to April 30, 2011`. */
const periodOf = (period: string | undefined): readonly [string | undefined, string | undefined] => {
  const parts = period?.split(/\s+(?:to|au|à)\s+/iu) ?? [];
  return parts.length === 2 ? [parts[0], parts[1]] : [undefined, undefined];
};

/** Codes of the Treasury Board's guide, `OB` or « OB: Competitive »: open bidding, selective tendering, traditional, advance notice, none. */
const methods: Readonly<Record<string, AwardMethod>> = {
  OB: 'public-tender',
  ST: 'invitation',
  TC: 'other',
  AC: 'mutual-agreement',
  TN: 'mutual-agreement',
};

const methodOf = (code: string | undefined): AwardMethod =>
  code === undefined ? 'unknown' : (methods[code.toUpperCase().slice(0, 2)] ?? 'other');

/** By quarter, then by date; of two rows alike the larger value is the later one, as contracts mostly grow. */
const orderOf = (
  { reportingPeriod, reference }: DisclosureCells,
  dates: readonly (string | null)[],
  value: PublishedAmount | null,
): string => {
  const written = /[0-9]{4}-[0-9]{4}-[QT][1-4]/u.exec(`${reportingPeriod ?? ''} ${reference ?? ''}`)?.[0];
  // `T1` of a file in French comes before `Q2` of one in English.
  const quarter = written?.replace('T', 'Q') ?? '';
  const size = String(Math.max(0, value?.minor ?? 0)).padStart(16, '0');
  return [quarter, ...dates.map((date) => date ?? '0000-00-00'), size].join(' ');
};
