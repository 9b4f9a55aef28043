import type { RecordNote } from '../importing/source-record.ts';
import { awardMethodOfNoticeType } from './award-terms.ts';
import { compactJson, objectsAt, textAt, type JsonObject } from './json-value.ts';
import { readSeaoTender } from './read-seao-tender.ts';
import { readPublishedAmount, sumOfAmounts } from './published-amount.ts';
import { publishedDay } from './published-date.ts';
import type {
  ContractFacts,
  PublishedAmendment,
  PublishedAmount,
  PublishedContract,
  PublishedParty,
  PublishedRelease,
} from './published.ts';

/*
 * The XML of the Québec tendering system of before 2021: notices with their bidders (Avis), final amounts (Contrats),
 * additional expenditures (Dépenses). Elements as in « Format XML pour les données ouvertes du SEAO » (2014).
 */

/** Process ids as the later OCDS files of the same system have them: both join on the notice number. */
const processPrefix = 'ocds-ec9k95-';

type Warn = (code: string, field: string, value: string | null) => void;

/** Reads a notice, a final publication or the expenditures of a notice; null without a notice number. */
export const readSeaoNotice = (name: 'avis' | 'contrat', value: JsonObject): PublishedRelease | null => {
  const number = textAt(value, 'numeroseao');
  if (number === null) return null;
  const warnings: RecordNote[] = [];
  const warn: Warn = (code, field, written) => warnings.push({ code, field, value: written });
  const read = name === 'contrat' ? readFinal : value.has('depenses') ? readExpenditures : readAwards;
  const { tag, publishedOn, contracts } = read(value, warn);
  const tender = tag === 'avis' ? readSeaoTender(value) : null;
  return {
    scheme: 'seao-xml',
    processId: `${processPrefix}${number}`,
    processNumber: number,
    releaseId: textAt(value, 'numero'),
    publishedOn,
    order: publishedOn ?? '',
    tags: [tag],
    contracts,
    tender,
    amount: sumOfAmounts(contracts.map((contract) => contract.value ?? expenditureOf(contract))),
    content: compactJson(value),
    warnings,
  };
};

const expenditureOf = ({ amendments }: PublishedContract): PublishedAmount | null =>
  sumOfAmounts(amendments.map(({ change }) => change));

type Parts = {
  readonly tag: string;
  readonly publishedOn: string | null;
  readonly contracts: readonly PublishedContract[];
};

const noFacts: ContractFacts = {
  titleFr: null,
  titleEn: null,
  internalNumber: null,
  description: null,
  noticeOn: null,
  awardedOn: null,
  signedOn: null,
  startsOn: null,
  tags: null,
};

const noContract: PublishedContract = {
  contractId: null,
  awardId: null,
  reference: null,
  facts: noFacts,
  endsOn: null,
  status: 'unknown',
  awardMethod: 'unknown',
  buyer: null,
  suppliers: [],
  value: null,
  original: null,
  maximum: null,
  isFinal: false,
  amendments: [],
  milestones: [],
  payments: [],
};

/** Every bidder is listed; only those who won have a contract. */
const readAwards = (value: JsonObject, warn: Warn): Parts => {
  const winners = objectsAt(value, 'fournisseurs', 'fournisseur').filter(
    (bidder) => textAt(bidder, 'adjudicataire') === '1',
  );
  const publishedOn = publishedDay(textAt(value, 'datepublication'));
  const base: PublishedContract = {
    ...noContract,
    awardMethod: awardMethodOfNoticeType(textAt(value, 'type')),
    buyer: partyOf(textAt(value, 'organisme'), null),
    facts: {
      ...noFacts,
      titleFr: textAt(value, 'titre'),
      internalNumber: textAt(value, 'numero'),
      description: textAt(value, 'categorieseao'),
      noticeOn: publishedOn,
      awardedOn: publishedDay(textAt(value, 'dateadjudication')),
      tags: textAt(value, 'municipal') === '1' ? 'municipal' : null,
    },
  };
  const contracts = winners.map((winner) => {
    const party = partyOf(textAt(winner, 'nomorganisation'), textAt(winner, 'neq'));
    const amount = awardedAmount(winner, warn);
    return {
      ...base,
      awardId: supplierKey(party, winners.length > 1),
      suppliers: party === null ? [] : [party],
      value: amount,
      original: amount,
    };
  });
  return { tag: 'avis', publishedOn, contracts: contracts.length === 0 ? [base] : contracts };
};

const readFinal = (value: JsonObject, warn: Warn): Parts => {
  const party = partyOf(textAt(value, 'nomcontractant'), textAt(value, 'neqcontractant'));
  const contract: PublishedContract = {
    ...noContract,
    awardId: supplierKey(party, false),
    facts: { ...noFacts, internalNumber: textAt(value, 'numero') },
    status: 'completed',
    suppliers: party === null ? [] : [party],
    value: amountAt(value, 'montantfinal', warn),
    isFinal: true,
  };
  const ended = publishedDay(textAt(value, 'datefinale'));
  const publishedOn = publishedDay(textAt(value, 'datepublicationfinale')) ?? ended;
  return { tag: 'contrat', publishedOn, contracts: [contract] };
};

/** Expenditures beyond the contract: each is an increase, stated. */
const readExpenditures = (value: JsonObject, warn: Warn): Parts => {
  const expenditures = objectsAt(value, 'depenses', 'depense').map((one) => readExpenditure(one, warn));
  const byParty = Map.groupBy(expenditures, ({ party }) => supplierKey(party, false));
  const contracts = [...byParty].map(([awardId, ofParty]) => ({
    ...noContract,
    awardId,
    facts: { ...noFacts, internalNumber: textAt(value, 'numero') },
    suppliers: ofParty
      .map(({ party }) => party)
      .filter((party) => party !== null)
      .slice(0, 1),
    amendments: numbered(ofParty.map(({ amendment }) => amendment)),
  }));
  const dates = expenditures.map(({ publishedOn }) => publishedOn).filter((date) => date !== null);
  return { tag: 'depense', publishedOn: dates.toSorted().at(-1) ?? null, contracts };
};

const readExpenditure = (expenditure: JsonObject, warn: Warn) => {
  const publishedOn = publishedDay(textAt(expenditure, 'datepublicationdepense'));
  const spentOn = publishedDay(textAt(expenditure, 'datedepense'));
  // They have no number: what they say tells one from the other, also in the next delivery.
  const id = [spentOn ?? publishedOn, textAt(expenditure, 'montantdepense')].filter((part) => part !== null);
  return {
    party: partyOf(textAt(expenditure, 'nomcontractant'), textAt(expenditure, 'neqcontractant')),
    publishedOn,
    amendment: {
      id: id.join(' '),
      signedOn: spentOn,
      description: textAt(expenditure, 'description'),
      change: amountAt(expenditure, 'montantdepense', warn),
    },
  };
};

type Numbered = PublishedAmendment & { readonly id: string };

/** Of equal expenditures the second is « (2) ». */
const numbered = (amendments: readonly Numbered[]): readonly Numbered[] => {
  const counts = new Map<string, number>();
  return amendments.map((amendment) => {
    const count = (counts.get(amendment.id) ?? 0) + 1;
    counts.set(amendment.id, count);
    return count === 1 ? amendment : { ...amendment, id: `${amendment.id} (${count})` };
  });
};

const partyOf = (name: string | null, neq: string | null): PublishedParty | null =>
  name === null ? null : { name: name.replace(/\s+/gu, ' '), neq, country: null };

/** What tells the contracts of a notice apart: files that follow repeat who has the contract, not its number. */
const supplierKey = (party: PublishedParty | null, isOneOfSeveral: boolean): string | null =>
  party?.neq ?? (isOneOfSeveral ? (party?.name ?? null) : null);

/** Zero stands for « not applicable » in these files. */
const amountAt = (source: JsonObject, key: string, warn: Warn, currency = 'CAD'): PublishedAmount | null => {
  const text = textAt(source, key);
  const { amount, note } = readPublishedAmount(text === '' ? null : text, currency);
  if (note !== null) warn(note, key, text);
  return amount?.minor === 0 ? null : amount;
};

/**
 * The unit that a bidder's amounts are in: 1, and 0 in most of the files, are Canadian dollars, 7 American ones. The
 * others are rates, percentages and points, of which no amount of a contract can be made.
 */
const awardedAmount = (winner: JsonObject, warn: Warn): PublishedAmount | null => {
  const unit = textAt(winner, 'montantssoumisunite') ?? textAt(winner, 'montantsoumisunite') ?? '0';
  const currency = unit === '0' || unit === '1' ? 'CAD' : unit === '7' ? 'USD' : null;
  if (currency === null) {
    warn('amount-unit', 'montantssoumisunite', unit);
    return null;
  }
  return (
    amountAt(winner, 'montantcontrat', warn, currency) ?? amountAt(winner, 'montantsoumis', warn, currency)
  );
};
