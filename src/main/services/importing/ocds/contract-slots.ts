import type { DraftRef } from '#shared/domain/importing/source-record.ts';
import type { CellValue } from '#shared/domain/register/column-kinds.ts';
import type { HistoryPoint } from '#shared/domain/ocds/contract-history.ts';
import type {
  PublishedContract,
  PublishedMilestone,
  PublishedRelease,
} from '#shared/domain/ocds/published.ts';
import type { RecordContext } from '../record-context.ts';
import { detached } from './fitted.ts';
import { publishedBefore, type PublishedBefore } from './published-before.ts';
import { createSentDrafts, type SentDrafts } from './sent-drafts.ts';

/** A contract of the file, with what its publications said so far. */
export type ContractSlot = {
  readonly key: string;
  /** Its row: one that the register has already, or the file's own draft. */
  readonly contractId: number | DraftRef;
  reference: string;
  publishedId: string | null;
  awardId: string | null;
  readonly points: HistoryPoint[];
  /** Of a contract that the register has: what was published before this import. */
  readonly before: PublishedBefore | null;
  /** Order of the latest publication: its status counts. */
  lastOrder: string;
  currency: string | null;
  /** What is known of its row so far. */
  fields: Readonly<Record<string, CellValue | DraftRef>>;
  /** Drafts of its amendments, milestones and payments handed over so far. */
  readonly sent: SentDrafts;
  /** By id, what a milestone was called, and for when it was planned, when it was first published. */
  readonly milestones: Map<string, Pick<PublishedMilestone, 'name' | 'plannedOn'>>;
  /** Numbers of the changes handed over. */
  readonly changes: Set<string>;
  /** Codes of the warnings given: each once per contract. */
  readonly notes: Set<string>;
};

export type Slots = {
  readonly find: (release: PublishedRelease, contract: PublishedContract) => ContractSlot;
};

/** Finds the contract of the file that a publication means: by its id, by its award, or as the next of its process. */
export const createSlots = (context: RecordContext): Slots => {
  const byProcess = new Map<string, ContractSlot[]>();
  const references = new Map<string, string>();
  return {
    find: (release, contract) => {
      const slots = byProcess.get(release.processId) ?? [];
      if (slots.length === 0) byProcess.set(detached(release.processId), slots);
      const found = slotOf(slots, contract);
      if (found !== undefined) {
        if (found.publishedId === null && contract.reference !== null)
          found.reference = freeReference([contract.reference, found.reference], found.key, references);
        found.publishedId ??= detachedOrNull(contract.contractId);
        found.awardId ??= detachedOrNull(contract.awardId);
        return found;
      }
      const slot = newSlot({ context, release, contract, index: slots.length, references });
      slots.push(slot);
      return slot;
    },
  };
};

const detachedOrNull = (text: string | null): string | null => (text === null ? null : detached(text));

const slotOf = (slots: readonly ContractSlot[], contract: PublishedContract): ContractSlot | undefined => {
  const { contractId, awardId } = contract;
  // What is said of the process alone belongs to its first contract.
  if (contractId === null && awardId === null) return slots[0];
  return (
    (contractId === null ? undefined : slots.find(({ publishedId }) => publishedId === contractId)) ??
    slots.find((slot) => isSameAward(slot, contract)) ??
    slots.find((slot) => slot.publishedId === null && slot.awardId === null)
  );
};

const isSameAward = (slot: ContractSlot, { contractId, awardId }: PublishedContract): boolean =>
  awardId !== null && slot.awardId === awardId && (slot.publishedId === null || contractId === null);

type NewSlot = {
  readonly context: RecordContext;
  readonly release: PublishedRelease;
  readonly contract: PublishedContract;
  readonly index: number;
  readonly references: Map<string, string>;
};

const newSlot = ({ context, release, contract, index, references }: NewSlot): ContractSlot => {
  const key = detached(`contract ${release.processId}#${index}`);
  const id = contract.contractId ?? contract.awardId;
  const base = index === 0 ? release.processNumber : `${release.processNumber}-${id ?? index + 1}`;
  const reference = freeReference(
    [contract.reference ?? base, base, `${base}-${index + 1}`],
    key,
    references,
  );
  const known = context.findContract(reference) ?? (index === 0 ? contractOfProcess(context, release) : null);
  const before = known === null ? null : beforeImport(context, known);
  return {
    key,
    contractId: known ?? { key },
    reference,
    publishedId: detachedOrNull(contract.contractId),
    awardId: detachedOrNull(contract.awardId),
    points: before === null ? [] : [before.point],
    before,
    lastOrder: '',
    currency: null,
    fields: {},
    sent: createSentDrafts(),
    milestones: new Map(),
    changes: new Set(),
    notes: new Set(),
  };
};

/** The first contract of a process may be known by the process alone. */
const contractOfProcess = (
  context: RecordContext,
  { processNumber, processId }: PublishedRelease,
): number | null => context.findContract(processNumber) ?? context.findProcess?.(processId) ?? null;

const beforeImport = (context: RecordContext, contractId: number): PublishedBefore | null =>
  publishedBefore(context.publicationsOf?.(contractId) ?? [], context.stateOf?.(contractId));

/** References tell contracts apart in the register: the first that no other contract of the file has. */
const freeReference = (
  candidates: readonly string[],
  key: string,
  references: Map<string, string>,
): string => {
  const free = candidates
    .map((one) => one.slice(0, 120))
    .find((one) => (references.get(one.toLowerCase()) ?? key) === key);
  const reference = free ?? key.slice(-120);
  const own = detached(reference);
  references.set(own.toLowerCase(), key);
  return own;
};
