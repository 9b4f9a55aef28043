import type { RowDraft } from '#shared/domain/importing/source-record.ts';

export type SentDrafts = {
  /** Whether the draft says anything that was not handed over yet; it counts as handed over from then on. */
  readonly isNews: (draft: RowDraft) => boolean;
};

/** Remembers what was handed over, as fingerprints: a file may have a million contracts. */
export const createSentDrafts = (): SentDrafts => {
  const sent = new Map<string, number>();
  return {
    isNews: ({ key, fields }) => {
      const fingerprint = fingerprintOf(JSON.stringify(fields));
      if (sent.get(key) === fingerprint) return false;
      sent.set(key, fingerprint);
      return true;
    },
  };
};

/** 53 bits of a hash (cyrb53, public domain). */
const fingerprintOf = (text: string): number => {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
};
