/*
 * What a publication says of contracts, the same for OCDS releases, notices of the SEAO and rows of proactive
 * disclosure: read from its own form by one file each, turned into rows of the register in one place.
 */

import type { RecordNote } from '../importing/source-record.ts';

export type PublishedAmount = { readonly currency: string; readonly minor: number };

export type PublishedParty = {
  readonly name: string;
  readonly nameEn?: string | null;
  readonly neq: string | null;
  readonly country: string | null;
};

export type ContractStatus =
  'planned' | 'tendering' | 'active' | 'suspended' | 'completed' | 'terminated' | 'unknown';

export type AwardMethod =
  'public-tender' | 'invitation' | 'mutual-agreement' | 'framework' | 'other' | 'unknown';

export type PublishedAmendment = {
  /** As published; null when it has none. */
  readonly id: string | null;
  readonly signedOn: string | null;
  readonly description: string | null;
  /** Change of the value, where the publication states it; else it is known only by comparing publications. */
  readonly change: PublishedAmount | null;
};

export type PublishedMilestone = {
  /** As published; null when it has none, or one that does not say which milestone it is. */
  readonly id: string | null;
  readonly name: string;
  readonly plannedOn: string | null;
  readonly actualOn: string | null;
  readonly status: 'scheduled' | 'met' | 'partially-met' | 'not-met' | 'unknown';
  readonly notes: string | null;
};

export type PublishedPayment = {
  readonly reference: string;
  readonly paidOn: string | null;
  readonly amount: PublishedAmount;
  readonly payee: PublishedParty | null;
};

/** Facts of a contract of which the first one published stays. */
export type ContractFacts = {
  readonly titleFr: string | null;
  readonly titleEn: string | null;
  readonly internalNumber: string | null;
  readonly description: string | null;
  readonly noticeOn: string | null;
  readonly awardedOn: string | null;
  readonly signedOn: string | null;
  readonly startsOn: string | null;
  readonly tags: string | null;
};

export type PublishedContract = {
  /** Ids of the contract and of its award in the process; both null for a process that has neither yet. */
  readonly contractId: string | null;
  readonly awardId: string | null;
  /** How people call it, where its id alone says so; null leaves it to the number of the process. */
  readonly reference: string | null;
  readonly facts: ContractFacts;
  readonly endsOn: string | null;
  readonly status: ContractStatus;
  readonly awardMethod: AwardMethod;
  readonly buyer: PublishedParty | null;
  readonly suppliers: readonly PublishedParty[];
  /** Value of the contract as it stands in this publication. */
  readonly value: PublishedAmount | null;
  /** What was awarded, or the original value, where it is published beside the value. */
  readonly original: PublishedAmount | null;
  /** What it may come to at most, of the contract or of its award. */
  readonly maximum: PublishedAmount | null;
  /** The value is what was paid in the end, or stands beside an original: not the first value of the contract. */
  readonly isFinal: boolean;
  readonly amendments: readonly PublishedAmendment[];
  readonly milestones: readonly PublishedMilestone[];
  readonly payments: readonly PublishedPayment[];
};

export type TenderMethod = 'open' | 'selective' | 'limited' | 'direct' | 'unknown';

export type AwardCriteria = 'price-only' | 'rated' | 'unknown';

export type BidStatus = 'valid' | 'disqualified' | 'withdrawn' | 'invited' | 'unknown';

export type PublishedBid = {
  /** Who bids, or the first of several who bid together. */
  readonly tenderer: PublishedParty;
  /** All who bid together. */
  readonly name: string;
  /** Registration number, as published. */
  readonly number: string | null;
  readonly lot: string | null;
  readonly amount: PublishedAmount | null;
  /** Day or date-time, as published. */
  readonly submittedAt: string | null;
  readonly status: BidStatus;
  /** Null as long as nothing is awarded. */
  readonly isWinner: boolean | null;
};

export type PublishedTender = {
  readonly titleFr: string | null;
  readonly titleEn: string | null;
  readonly method: TenderMethod;
  readonly awardCriteria: AwardCriteria;
  /** Day or date-time, as published. */
  readonly startsAt: string | null;
  readonly closesAt: string | null;
  readonly tendererCount: number | null;
  /** `UNSPSC:43211500; …` */
  readonly itemCodes: string | null;
  readonly estimate: PublishedAmount | null;
  readonly bids: readonly PublishedBid[];
};

export type PublishedRelease = {
  readonly scheme: 'ocds' | 'seao-xml' | 'disclosure';
  readonly processId: string;
  /** Number by which people call the process: the notice number of the SEAO, else its id. */
  readonly processNumber: string;
  readonly releaseId: string | null;
  readonly publishedOn: string | null;
  /** Sorts the releases of a process in time. */
  readonly order: string;
  readonly tags: readonly string[];
  readonly contracts: readonly PublishedContract[];
  /** Null where nothing is said of it; of the process, so of all its contracts. */
  readonly tender: PublishedTender | null;
  /** For the tie-out: sum of the values of its contracts, else of its awards. */
  readonly amount: PublishedAmount | null;
  /** As published, without white space between its parts; null when it was put together from versions. */
  readonly content: string | null;
  readonly warnings: readonly RecordNote[];
};
