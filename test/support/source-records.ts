import type { SourceRecord } from '#shared/domain/importing/source-record.ts';
import { defaultLimits, type ReadLimits } from '#main/files/read-limits.ts';
import type { RecordContext } from '#main/services/importing/record-context.ts';
import type { RecordReader } from '#main/services/importing/record-source.ts';

/** A register that knows nothing, unless told. */
const emptyRegister: RecordContext = {
  findOrganization: () => null,
  findContract: () => null,
  vendorId: null,
  contractId: null,
};

/** All records of a file. */
export const recordsOf = async (
  reader: RecordReader,
  file: string,
  context: Partial<RecordContext> = {},
  limits: ReadLimits = defaultLimits,
): Promise<readonly SourceRecord[]> => {
  const { records } = await reader(file, { ...emptyRegister, ...context }, limits);
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
