import type { DraftRef, RowDraft } from '#shared/domain/importing/source-record.ts';
import type { CellValue } from '#shared/domain/register/column-kinds.ts';

export type SendOptions = {
  /** Columns that follow the latest value. Of the others the first value known stays. */
  readonly mayChange: readonly string[];
};

export type SentDrafts = {
  /** The draft itself the first time, then only the columns of it that changed; nothing when none did. */
  readonly changed: (draft: RowDraft, options?: SendOptions) => readonly RowDraft[];
};

/** Remembers what was handed over, as fingerprints: a file may have a million contracts. */
export const createSentDrafts = (): SentDrafts => {
  const sent = new Map<string, Map<string, number>>();
  return {
    changed: (draft, options) => {
      const place = `${draft.entity} ${draft.key}`;
      const before = sent.get(place);
      if (before === undefined) {
        sent.set(place, fingerprintsOf(draft));
        return [draft];
      }
      const fields: Record<string, CellValue | DraftRef> = {};
      for (const [name, value] of Object.entries(draft.fields)) {
        const fingerprint = fingerprintOf(value);
        if (before.get(name) === fingerprint || isKept(before.get(name), name, value, options)) continue;
        before.set(name, fingerprint);
        fields[name] = value;
      }
      return Object.keys(fields).length === 0 ? [] : [{ entity: draft.entity, key: draft.key, fields }];
    },
  };
};

/** What is unknown now does not make unknown what was known, unless the history says so. */
const isKept = (
  before: number | undefined,
  name: string,
  value: CellValue | DraftRef,
  options: SendOptions | undefined,
): boolean =>
  options !== undefined &&
  (fingerprintOf(value) === unknown || (before !== unknown && !options.mayChange.includes(name)));

const unknown = 0;

const fingerprintsOf = ({ fields }: RowDraft): Map<string, number> =>
  new Map(Object.entries(fields).map(([name, value]) => [name, fingerprintOf(value)]));

/** 53 bits of a hash (cyrb53, public domain); 0 for what is unknown, also as a choice. */
const fingerprintOf = (value: CellValue | DraftRef): number => {
  if (value === null || value === 'unknown') return unknown;
  const text = typeof value === 'object' ? `>${value.key}` : `${typeof value}${value}`;
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0) + 1;
};
