import { awardMethodOf, contractStatusOf } from './award-terms.ts';
import { objectAt, objectsAt, textAt, valueAt, type JsonObject, type JsonValue } from './json-value.ts';
import type { PartyIndex } from './ocds-parties.ts';
import { amountReader, type AmountReader } from './ocds-amounts.ts';
import { readAmendments, readMilestones, readPayments } from './read-implementation.ts';
import { publishedDay } from './published-date.ts';
import type { ContractFacts, PublishedContract, PublishedParty } from './published.ts';

/** A release with what its contracts need of it. */
export type ReleaseParts = {
  readonly release: JsonValue;
  readonly tags: readonly string[];
  readonly isSeao: boolean;
  readonly publishedOn: string | null;
  readonly tender: JsonObject;
  readonly parties: PartyIndex;
  readonly language: 'fr' | 'en';
  readonly warn: (code: string, field: string, value: string | null) => void;
};

const none: JsonObject = new Map();

/**
 * The contracts of a release, each with its award; an award without contract stands for the contract to come, and a
 * tender without either for its process.
 */
export const readContracts = (parts: ReleaseParts): readonly PublishedContract[] => {
  const contracts = objectsAt(parts.release, 'contracts');
  const awards = objectsAt(parts.release, 'awards');
  const taken = new Set<JsonObject>();
  const pairs = contracts.map((contract) => {
    const awardId = textAt(contract, 'awardID') ?? textAt(contract, 'awardId');
    const named = awards.find((award) => awardId !== null && textAt(award, 'id') === awardId);
    const award = named ?? (contracts.length === 1 && awards.length === 1 ? awards[0] : undefined);
    if (award !== undefined) taken.add(award);
    return { contract, award: award ?? none };
  });
  const waiting = awards
    .filter(
      (award) => !taken.has(award) && !['cancelled', 'unsuccessful'].includes(textAt(award, 'status') ?? ''),
    )
    .map((award) => ({ contract: none, award }));
  const all = [...pairs, ...waiting];
  const whole = all.length === 0 ? [{ contract: none, award: none }] : all;
  return whole.map((pair) => readContract(parts, pair, whole.length === 1));
};

type Pair = { readonly contract: JsonObject; readonly award: JsonObject };

const readContract = (parts: ReleaseParts, pair: Pair, isOnly: boolean): PublishedContract => {
  const { tender, tags, isSeao } = parts;
  const { contract, award } = pair;
  const amounts = amountReader(isSeao ? 'CAD' : null, parts.warn);
  const contractId = textAt(contract, 'id');
  const period = contract.has('period') ? objectAt(contract, 'period') : objectAt(award, 'contractPeriod');
  return {
    contractId,
    awardId: textAt(contract, 'awardID') ?? textAt(award, 'id'),
    reference: contractId !== null && isTelling(contractId) && !isSeao ? contractId : null,
    facts: readFacts(parts, pair, period),
    endsOn: endOf(period, parts),
    status: statusOf(parts, pair),
    awardMethod: awardMethodOf(
      textAt(tender, 'procurementMethod'),
      textAt(tender, 'procurementMethodDetails'),
    ),
    buyer: buyerOf(parts),
    suppliers: suppliersOf(parts, pair, isOnly),
    value: amounts.at(contract, 'value', 'contracts/value'),
    original: awardValue(parts, { award, amounts }),
    maximum:
      amounts.at(contract, 'maximumValue', 'contracts/maximumValue') ??
      amounts.at(award, 'maximumValue', 'awards/maximumValue'),
    isFinal: tags.includes('contractTermination') || textAt(contract, 'status') === 'terminated',
    ...readImplementation(parts, contract, amounts),
  };
};

/** A contract or an award that is there without a status is one of unknown status, not none. */
const statusOf = ({ tender, tags, isSeao }: ReleaseParts, { contract, award }: Pair) =>
  contractStatusOf({
    contract: contract.size === 0 ? null : (textAt(contract, 'status') ?? ''),
    award: award.size === 0 ? null : (textAt(award, 'status') ?? ''),
    tender: textAt(tender, 'status'),
    tags,
    endsWithFinalAmount: isSeao,
  });

const readImplementation = (parts: ReleaseParts, contract: JsonObject, amounts: AmountReader) => ({
  amendments: readAmendments(contract, amounts),
  milestones: readMilestones(contract),
  payments: readPayments(contract, parts.parties, amounts),
});

/** An id that tells a contract from those of other processes too: not `1`, not `c2`. */
const isTelling = (id: string): boolean => id.length >= 5 && id.length <= 120 && /[0-9]/u.test(id);

const awardValue = (
  parts: ReleaseParts,
  { award, amounts }: { award: JsonObject; amounts: AmountReader },
) => {
  const own = amounts.at(award, 'value', 'awards/value');
  if (own !== null) return own;
  // Some readers of the SEAO met a flat list of bids, which the standard does not know.
  const suppliers = objectsAt(award, 'suppliers').map((supplier) => textAt(supplier, 'id'));
  const bid = objectsAt(parts.release, 'bids').find((one) => {
    const id = textAt(one, 'id');
    return id !== null && suppliers.includes(id);
  });
  return bid === undefined ? null : amounts.at(bid, 'value', 'bids/value');
};

const buyerOf = ({ release, tender, parties }: ReleaseParts): PublishedParty | null =>
  parties.partyOf(valueAt(release, 'buyer')) ??
  parties.partyOf(valueAt(tender, 'procuringEntity')) ??
  parties.withRole('buyer', 'procuringEntity')[0] ??
  null;

const suppliersOf = (
  { parties, warn }: ReleaseParts,
  { contract, award }: Pair,
  isOnly: boolean,
): readonly PublishedParty[] => {
  const mentions = [...objectsAt(contract, 'suppliers'), ...objectsAt(award, 'suppliers')];
  const named = mentions.map((mention) => parties.partyOf(mention));
  if (named.includes(null)) warn('supplier-unnamed', 'awards/suppliers', textAt(mentions[0], 'id'));
  const found = named.filter((party) => party !== null);
  const all = found.length === 0 && isOnly ? parties.withRole('supplier') : found;
  const seen = new Set<string>();
  return all.filter(({ name, neq }) => {
    const key = neq ?? name;
    return seen.has(key) ? false : seen.add(key) !== undefined;
  });
};

const readFacts = (
  { tender, tags, parties, language, isSeao, publishedOn }: ReleaseParts,
  { contract, award }: Pair,
  period: JsonObject,
): ContractFacts => {
  const sources = [contract, award, tender];
  const firstOf = (...keys: readonly string[]): string | null => {
    for (const source of sources)
      for (const key of keys) {
        const text = textAt(source, key);
        if (text !== null) return text;
      }
    return null;
  };
  const isNotice = tags.includes('tender') || tags.includes('tenderUpdate');
  return {
    titleFr: firstOf('title_fr', ...(language === 'fr' ? ['title'] : [])),
    titleEn: firstOf('title_en', ...(language === 'en' ? ['title'] : [])),
    internalNumber: isSeao ? textAt(tender, 'id') : textAt(contract, 'id'),
    description: firstOf('description'),
    noticeOn:
      publishedDay(textAt(tender, 'tenderPeriod', 'startDate')) ??
      publishedDay(textAt(tender, 'datePublished')) ??
      (isNotice ? publishedOn : null),
    awardedOn: publishedDay(textAt(award, 'date')),
    signedOn: publishedDay(textAt(contract, 'dateSigned')),
    startsOn: publishedDay(textAt(period, 'startDate')),
    tags: parties.isMunicipal ? 'municipal' : null,
  };
};

/** The end of the period; one before its start is a contradiction that is left out, with a warning. */
const endOf = (period: JsonObject, { warn }: ReleaseParts): string | null => {
  const start = publishedDay(textAt(period, 'startDate'));
  const end = publishedDay(textAt(period, 'endDate'));
  if (start === null || end === null || start <= end) return end;
  warn('end-before-start', 'contracts/period', end);
  return null;
};
