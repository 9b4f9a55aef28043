import { definitionOf, isEntityName, type EntityName } from '#shared/domain/register/entities.ts';
import type { CellValue } from '#shared/domain/register/column-kinds.ts';
import { changeInLanguage } from '#shared/domain/text/in-language.ts';
import type { Locale, TrailEvent, TrailFilter } from '#shared/ipc/contract.ts';
import type { ReadableDb } from '../../db/types.ts';
import { csvLine, neutralText } from '../../files/workbook-writer/csv-text.ts';
import { replaceFile } from '../../files/workbook-writer/replace-file.ts';
import { readRow } from '../../db/row-store.ts';
import { countTrail, trailFrom, type TrailPage } from '../trail/trail-page.ts';
import { fieldOf } from './csv-fields.ts';
import type { ExportProgress } from './export-progress.ts';
import { readLabels, type Labels } from './labels.ts';
import { whileReading } from './while-reading.ts';
import { pageSize, writeLines, type Lines } from './write-lines.ts';

export type TrailExport = ExportProgress & {
  readonly path: string;
  readonly filter: TrailFilter;
  readonly locale: Locale;
  /** Folder with `locales/`. */
  readonly resourcesUrl: URL;
};

/**
 * Writes events of the trail as CSV, oldest first: a line for each value that an event changed, one line for an event
 * without any. Instants are ISO 8601 in UTC; the hash of each event stands beside it. Throws the failures of exportGrid.
 */
export const exportTrail = (
  db: ReadableDb,
  options: TrailExport,
): Promise<{ readonly path: string; readonly rows: number }> =>
  whileReading(db, async () => {
    const lines = trailLines(db, options);
    const rows = await replaceFile(options.path, (temporaryPath) =>
      writeLines(temporaryPath, lines, options),
    );
    return { path: options.path, rows };
  });

const headers = [
  'seq',
  'at',
  'actor',
  'command',
  'action',
  'entity',
  'id',
  'name',
  'column',
  'before',
  'after',
  'reason',
  'hash',
] as const;

const trailLines = (db: ReadableDb, { filter, locale, resourcesUrl }: TrailExport): Lines => {
  const labels = readLabels(resourcesUrl, locale);
  const delimiter = locale === 'fr' ? ';' : ',';
  const total = countTrail(db, filter);
  let after = 0;
  return {
    rows: total,
    header: csvLine(
      headers.map((name) => labels.text(`trail.${name}`)),
      delimiter,
    ),
    // Pages are asked for in their order: each goes on after the last event of the one before.
    page: () => {
      const { events, names } = trailFrom(db, filter, { after, limit: pageSize }, locale);
      after = events.at(-1)?.seq ?? after;
      return events
        .flatMap((event) => eventLines(event, { names, labels, currency: currencyOf(db, event) }))
        .map((line) => csvLine([...line], delimiter))
        .join('');
    },
  };
};

type EventWords = {
  readonly names: TrailPage['names'];
  readonly labels: Labels;
  /** Of the row, where the event does not say: it did not change. */
  readonly currency: string | null;
};

/** The currency that the row of an event has now; null for one that is gone or has none. */
const currencyOf = (db: ReadableDb, { entity, entityId }: TrailEvent): string | null => {
  if (entity === null || entityId === null || !isEntityName(entity)) return null;
  if (!Object.hasOwn(definitionOf(entity).columns, 'currency')) return null;
  const row = readRow(db, entity, entityId) as Readonly<Record<string, CellValue>> | undefined;
  return row === undefined ? null : String(row['currency'] ?? '');
};

const eventLines = (event: TrailEvent, words: EventWords): readonly (readonly string[])[] => {
  const { names, labels } = words;
  const { seq, at, actor, command, action, entity, entityId, before, after, reason, hash } = event;
  const own = entity === null ? '' : isEntityName(entity) ? labels.entities(entity) : neutralText(entity);
  const start = [
    String(seq),
    new Date(at).toISOString(),
    neutralText(actor),
    neutralText(command),
    neutralText(action),
    own,
    entityId === null ? '' : String(entityId),
    neutralText(names[`${entity}:${entityId}`] ?? ''),
  ];
  const end = [neutralText(reason ?? ''), neutralText(hash)];
  const changed = Object.keys({ ...before, ...after }).filter(
    (name) => (before?.[name] ?? null) !== (after?.[name] ?? null),
  );
  if (entity === null || !isEntityName(entity) || changed.length === 0)
    return [[...start, '', '', '', ...end]];
  const write = sideWriter(entity, words);
  return changed.map((name) => [
    ...start,
    Object.hasOwn(definitionOf(entity).columns, name) ? labels.column(entity, name) : neutralText(name),
    ...(textChange(entity, name, event, labels.locale) ?? [
      write(before, after, name),
      write(after, before, name),
    ]),
    ...end,
  ]);
};

/** A text that took the place of another, as both are read in a language; null for any other change. */
const textChange = (
  entity: EntityName,
  name: string,
  { before, after }: Pick<TrailEvent, 'before' | 'after'>,
  locale: Locale,
): readonly string[] | null => {
  const [was, is] = [before?.[name], after?.[name]];
  if (definitionOf(entity).columns[name]?.kind !== 'text') return null;
  return typeof was === 'string' && typeof is === 'string'
    ? changeInLanguage(was, is, locale).map(neutralText)
    : null;
};

type Side = TrailEvent['before'];

/** A value as a grid's export writes it; its currency may stand on the other side, or only in the row. */
const sideWriter =
  (entity: EntityName, { names, labels, currency }: EventWords) =>
  (side: Side, otherSide: Side, name: string): string => {
    const value = (side?.[name] ?? null) as CellValue;
    const column = definitionOf(entity).columns[name];
    if (value === null) return '';
    if (column === undefined) return neutralText(String(value));
    const label = column.kind === 'ref' ? names[`${column.entity}:${value}`] : undefined;
    return fieldOf(
      entity,
      name,
      labels,
    )({
      id: 1,
      values: { currency, ...otherSide, ...side } as Readonly<Record<string, CellValue>>,
      labels: { [name]: label ?? String(value) },
    });
  };
