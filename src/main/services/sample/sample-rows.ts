import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { CellValue } from '#shared/domain/register/column-kinds.ts';
import { definitionOf, isEntityName, type EntityName } from '#shared/domain/register/entities.ts';

/** Points to another row of the sample by its key. */
export type SampleReference = { readonly ref: string };

/** One row of the sample: its columns as stored, but references by key. Columns left out are unknown. */
export type SampleRow = {
  readonly entity: EntityName;
  readonly key: string;
  readonly fields: Readonly<Record<string, CellValue | SampleReference>>;
};

/** `invoices.json` is invented (scripts/make-sample-invoices.mjs); the others are written by hand from sources. */
const sampleFiles = [
  'sources.json',
  'organizations.json',
  'contracts.json',
  'figures.json',
  'progress.json',
  'sovereignty.json',
  'invoices.json',
] as const;

const reference = z.strictObject({ ref: z.string() });
const cell = z.union([z.string(), z.number(), z.null(), reference]);
const sampleFile = z.record(z.string(), z.array(z.object({ key: z.string() }).catchall(cell)));

/** Whether a value of a sample row points to another row. */
export const isReference = (value: CellValue | SampleReference): value is SampleReference =>
  typeof value === 'object' && value !== null;

/**
 * The rows of the sample case, each after the rows that it points to. The files ship with the application: an unknown
 * entity, a key used twice or a reference to nothing is a bug and throws a plain Error.
 * @param resourcesUrl folder with `sample/`; ends with a slash.
 */
export const sampleRows = (resourcesUrl: URL): readonly SampleRow[] => {
  const rows = sampleFiles.flatMap((name) => readSampleFile(new URL(`sample/${name}`, resourcesUrl)));
  const byKey = new Map(rows.map((row) => [row.key, row]));
  if (byKey.size !== rows.length) throw new Error('sample: a key is used twice');
  return referencedFirst(rows, byKey);
};

const readSampleFile = (url: URL): SampleRow[] =>
  Object.entries(sampleFile.parse(JSON.parse(readFileSync(url, 'utf8')))).flatMap(([entity, rows]) => {
    if (!isEntityName(entity)) throw new Error(`sample: no entity ${entity}`);
    return rows.map(({ key, ...fields }) => ({ entity, key, fields }));
  });

/** Depth first, so that a parent organisation or a programme comes before what belongs to it. */
const referencedFirst = (
  rows: readonly SampleRow[],
  byKey: ReadonlyMap<string, SampleRow>,
): readonly SampleRow[] => {
  const ordered = new Set<SampleRow>();
  const place = (row: SampleRow, path: readonly string[]): void => {
    if (ordered.has(row)) return;
    if (path.includes(row.key)) throw new Error(`sample: ${[...path, row.key].join(' -> ')} is a circle`);
    for (const target of targetsOf(row, byKey)) place(target, [...path, row.key]);
    ordered.add(row);
  };
  for (const row of rows) place(row, []);
  return [...ordered];
};

const targetsOf = (row: SampleRow, byKey: ReadonlyMap<string, SampleRow>): SampleRow[] => {
  const { columns } = definitionOf(row.entity);
  return Object.entries(row.fields).flatMap(([name, value]) => {
    if (!isReference(value)) return [];
    const column = columns[name];
    const target = byKey.get(value.ref);
    if (column?.kind !== 'ref' || target?.entity !== column.entity) {
      throw new Error(`sample: ${row.key}.${name} -> ${value.ref} points to nothing fit`);
    }
    return [target];
  });
};
