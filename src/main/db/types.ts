import type Database from 'better-sqlite3';

declare const writable: unique symbol;

/** A connection for queries. */
export type ReadableDb = Database.Database;

/** A connection that may write: only the writer thread (or a service run in one thread) holds one. */
export type WritableDb = ReadableDb & { readonly [writable]: true };
