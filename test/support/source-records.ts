import type { SourceRecord } from '#shared/domain/importing/source-record.ts';
import { defaultLimits, type ReadLimits } from '#main/files/read-limits.ts';
import type { RecordContext } from '#main/services/importing/record-context.ts';
import type { RecordReader } from '#main/services/importing/record-source.ts';

/** A register that knows nothing but what it is told. Files read with the same one are of one import. */
export const registerOf = (known: Partial<RecordContext> = {}): RecordContext => ({
  findOrganization: () => null,
  findContract: () => null,
  vendorId: null,
  contractId: null,
  ...known,
});

/** All records of a file. */
export const recordsOf = async (
  reader: RecordReader,
  file: string,
  context: RecordContext = registerOf(),
  limits: ReadLimits = defaultLimits,
): Promise<readonly SourceRecord[]> => {
  const { records } = await reader(file, context, limits);
  const all: SourceRecord[] = [];
  for await (const batch of records) all.push(...batch);
  return all;
};

/** The rows that the records bring, by entity and key, later drafts laid over earlier ones. */
export const mergedRows = (
  records: readonly SourceRecord[],
): ReadonlyMap<string, Readonly<Record<string, unknown>>> => {
  const rows = new Map<string, Record<string, unknown>>();
  for (const { drafts } of records) {
    for (const { entity, key, fields } of drafts) {
      const name = `${entity} ${key}`;
      rows.set(name, { ...rows.get(name), ...fields });
    }
  }
  return rows;
};
