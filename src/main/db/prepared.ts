import type Database from 'better-sqlite3';
import type { ReadableDb } from './types.ts';

type Statement = Database.Statement<unknown[]>;

const statements = new WeakMap<ReadableDb, Map<string, Statement>>();

/** The statement for this text, prepared once per connection. For fixed texts and texts made from the dictionary. */
export const prepared = (db: ReadableDb, sql: string): Statement => {
  let known = statements.get(db);
  if (known === undefined) {
    known = new Map();
    statements.set(db, known);
  }
  let statement = known.get(sql);
  if (statement === undefined) {
    statement = db.prepare<unknown[]>(sql);
    known.set(sql, statement);
  }
  return statement;
};
