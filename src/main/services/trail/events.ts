import { hash } from 'node:crypto';
import { signOffSteps } from '#shared/domain/findings/sign-off.ts';
import { AppFailure } from '#shared/ipc/app-failure.ts';
import type { ReadableDb, WritableDb } from '../../db/types.ts';
import { prepared } from '../../db/prepared.ts';
import { canonicalJson, type Json } from './canonical-json.ts';

/** One entry of the trail. `before` and `after` hold the columns that the event is about. */
export type StoredEvent = {
  readonly seq: number;
  readonly at: number;
  readonly actor: string;
  readonly command: string;
  readonly action: string;
  readonly change: number;
  readonly target: number | null;
  readonly entity: string | null;
  readonly entityId: number | null;
  readonly before: Json;
  readonly after: Json;
  readonly reason: string | null;
  readonly prevHash: string;
  readonly hash: string;
};

/** Actions that set columns of a row: an edit, and those that say what it meant. */
const rowUpdates = ['update', ...signOffSteps] as const;

export type RowUpdate = (typeof rowUpdates)[number];

export const isRowUpdate = (action: string): boolean => (rowUpdates as readonly string[]).includes(action);

/** Previous hash of the first event. */
export const genesisHash = '0'.repeat(64);

/** SHA-256 over the canonical JSON of everything in the event but its own hash. */
export const eventHash = (event: Omit<StoredEvent, 'hash'>): string => {
  const {
    seq,
    at,
    actor,
    command,
    action,
    change,
    target,
    entity,
    entityId,
    before,
    after,
    reason,
    prevHash,
  } = event;
  return hash(
    'sha256',
    canonicalJson({
      seq,
      at,
      actor,
      command,
      action,
      change,
      target,
      entity,
      entityId,
      before,
      after,
      reason,
      prevHash,
    }),
  );
};

type EventRow = Omit<StoredEvent, 'before' | 'after'> & {
  readonly before: string | null;
  readonly after: string | null;
};

export const eventColumns =
  'seq, at, actor, command, action, change, target, entity, entity_id AS entityId, before, after, reason, prev_hash AS prevHash, hash';

/** What an event says of a row before or after it. Throws event-damaged for what is no JSON. */
export const eventState = (text: string | null, seq: number): Json => {
  if (text === null) return null;
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw new AppFailure({ code: 'event-damaged', seq });
  }
};

/** Reads a row of `events` (selected with `eventColumns`). Throws event-damaged. */
export const eventFromRow = (row: unknown): StoredEvent => {
  const event = row as EventRow;
  return {
    ...event,
    before: eventState(event.before, event.seq),
    after: eventState(event.after, event.seq),
  };
};

/** Sequence and hash of the last event; zero and the genesis hash for an empty trail. */
export const trailHead = (db: ReadableDb): { readonly seq: number; readonly hash: string } =>
  (prepared(db, 'SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1').get() as
    { seq: number; hash: string } | undefined) ?? {
    seq: 0,
    hash: genesisHash,
  };

/** Adds an event behind the last one. Only inside the transaction of the change it describes. */
export const appendEvent = (
  db: WritableDb,
  entry: Omit<StoredEvent, 'seq' | 'prevHash' | 'hash' | 'change'> & { readonly change: number | null },
): StoredEvent => {
  const head = trailHead(db);
  const seq = head.seq + 1;
  const unsealed = {
    ...entry,
    // As SQLite stores them: half a character becomes U+FFFD. JSON escapes it.
    actor: entry.actor.toWellFormed(),
    reason: entry.reason?.toWellFormed() ?? null,
    seq,
    change: entry.change ?? seq,
    prevHash: head.hash,
  };
  const event = { ...unsealed, hash: eventHash(unsealed) };
  prepared(
    db,
    `INSERT INTO events (seq, at, actor, command, action, change, target, entity, entity_id, before, after, reason, prev_hash, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    seq,
    event.at,
    event.actor,
    event.command,
    event.action,
    event.change,
    event.target,
    event.entity,
    event.entityId,
    event.before === null ? null : canonicalJson(event.before),
    event.after === null ? null : canonicalJson(event.after),
    event.reason,
    event.prevHash,
    event.hash,
  );
  return event;
};
