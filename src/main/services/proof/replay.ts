import type { CellValue } from '#shared/domain/register/column-kinds.ts';
import type { AnyFields } from '#shared/domain/register/entities.ts';
import { batteryStored, type SealedRun } from '../audit/runs/store-battery.ts';
import { isRowUpdate, type StoredEvent } from '../trail/events.ts';

/** What the trail says about one row. */
export type Expected =
  /** A person added it: every column is known. `fields` is null once it was removed. */
  | { readonly kind: 'whole'; fields: Record<string, CellValue> | null }
  /** An import added it and a person changed it later: what it was first and is now, in the columns touched. */
  | {
      readonly kind: 'touched';
      readonly first: Record<string, CellValue>;
      last: Record<string, CellValue>;
      removed: boolean;
      rowHash: string | null;
      importId: number | null;
    };

export type Replay = {
  /** By entity, then id. */
  readonly rows: ReadonlyMap<string, ReadonlyMap<number, Expected>>;
  /** State and payload of each import that the trail knows. */
  readonly imports: ReadonlyMap<
    number,
    { readonly state: 'committed' | 'undone'; readonly payload: AnyFields }
  >;
  /** What the event of its battery says of each stored run of a test. */
  readonly runs: ReadonlyMap<number, SealedRun>;
  readonly file: AnyFields | null;
};

/** An event that cannot follow from those before it: the first thing that does not match. */
export class ReplayMismatch extends Error {
  readonly event: StoredEvent;
  readonly column: string | null;

  constructor(event: StoredEvent, column: string | null) {
    super('replay mismatch');
    this.event = event;
    this.column = column;
  }
}

type Payload = Record<string, CellValue>;

/** Builds, event by event, what the tables must hold. Memory grows with rows that people touched, not with imports. */
export const createReplay = (): { readonly apply: (event: StoredEvent) => void; readonly result: Replay } => {
  const rows = new Map<string, Map<number, Expected>>();
  const imports = new Map<number, { state: 'committed' | 'undone'; payload: AnyFields }>();
  const runs = new Map<number, SealedRun>();
  const result = { rows, imports, runs, file: null as AnyFields | null };

  const rowsOf = (entity: string): Map<number, Expected> => {
    const known = rows.get(entity) ?? new Map<number, Expected>();
    rows.set(entity, known);
    return known;
  };

  const apply = (event: StoredEvent): void => {
    const { action, entity, entityId } = event;
    if (action === 'case.created') result.file = event.after as Payload;
    else if (action === 'import.committed' || action === 'import.undone') applyImport(imports, event);
    else if (action === batteryStored) applyBattery(runs, event);
    else if (entity !== null && entityId !== null) applyRow(rowsOf(entity), entityId, event);
  };

  return { apply, result };
};

const applyImport = (
  imports: Map<number, { state: 'committed' | 'undone'; payload: AnyFields }>,
  event: StoredEvent,
): void => {
  const id = event.entityId ?? 0;
  const payload = (event.action === 'import.committed' ? event.after : event.before) as Payload;
  imports.set(id, { state: event.action === 'import.committed' ? 'committed' : 'undone', payload });
};

/** Runs are stored once and never taken back: a number comes once. */
const applyBattery = (runs: Map<number, SealedRun>, event: StoredEvent): void => {
  for (const run of (event.after as unknown as { readonly runs: readonly SealedRun[] }).runs) {
    if (runs.has(run.id)) throw new ReplayMismatch(event, null);
    runs.set(run.id, run);
  }
};

const applyRow = (rows: Map<number, Expected>, id: number, event: StoredEvent): void => {
  if (isRowUpdate(event.action)) return applyUpdate(rows, id, event);
  switch (event.action) {
    case 'insert':
      return applyInsert(rows, id, event);
    case 'remove':
      return applyRemove(rows, id, event);
    default:
      throw new ReplayMismatch(event, null);
  }
};

const applyInsert = (rows: Map<number, Expected>, id: number, event: StoredEvent): void => {
  const known = rows.get(id);
  const { importId, rowHash: _rowHash, ...fields } = event.after as Payload;
  if (known?.kind === 'touched') {
    // An imported row comes back by undo: its content at removal is in the event.
    if (!known.removed) throw new ReplayMismatch(event, null);
    known.removed = false;
    return;
  }
  if (importId !== undefined || (known !== undefined && known.fields !== null))
    throw new ReplayMismatch(event, null);
  rows.set(id, { kind: 'whole', fields });
};

/** An imported row before anyone changes it: its content is in its own hash, not in the trail. */
const untouched = (): Extract<Expected, { kind: 'touched' }> => ({
  kind: 'touched',
  first: {},
  last: {},
  removed: false,
  rowHash: null,
  importId: null,
});

const applyUpdate = (rows: Map<number, Expected>, id: number, event: StoredEvent): void => {
  const before = event.before as Payload;
  const after = event.after as Payload;
  const known = rows.get(id) ?? untouched();
  rows.set(id, known);
  if (known.kind === 'whole') {
    if (known.fields === null) throw new ReplayMismatch(event, null);
    for (const [column, value] of Object.entries(before)) {
      if ((known.fields[column] ?? null) !== value) throw new ReplayMismatch(event, column);
    }
    Object.assign(known.fields, after);
    return;
  }
  for (const [column, value] of Object.entries(before)) {
    if (!Object.hasOwn(known.first, column)) known.first[column] = value;
    else if (known.last[column] !== value) throw new ReplayMismatch(event, column);
  }
  Object.assign(known.last, after);
};

const applyRemove = (rows: Map<number, Expected>, id: number, event: StoredEvent): void => {
  const known = rows.get(id);
  const { importId, rowHash, ...before } = event.before as Payload;
  if (known?.kind === 'whole') {
    if (known.fields === null) throw new ReplayMismatch(event, null);
    for (const column of new Set([...Object.keys(known.fields), ...Object.keys(before)])) {
      if ((known.fields[column] ?? null) !== (before[column] ?? null))
        throw new ReplayMismatch(event, column);
    }
    known.fields = null;
    return;
  }
  const touched = known ?? untouched();
  for (const [column, value] of Object.entries(touched.last)) {
    if ((before[column] ?? null) !== value) throw new ReplayMismatch(event, column);
  }
  rows.set(id, { ...touched, removed: true, rowHash: String(rowHash), importId: Number(importId) });
};
