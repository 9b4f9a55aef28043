import type { WritableDb } from '../types.ts';
import { up as initial } from './0001-initial.ts';
import { up as standardFormats } from './0002-standard-formats.ts';
import { up as audit } from './0003-audit.ts';
import { up as work } from './0004-work.ts';

export type Migration = {
  readonly version: number;
  readonly name: string;
  readonly up: (db: WritableDb) => void;
};

/** Append only: a shipped migration is never edited. Versions ascend by one. */
export const migrations: readonly Migration[] = [
  { version: 1, name: 'initial', up: initial },
  { version: 2, name: 'standard-formats', up: standardFormats },
  { version: 3, name: 'audit', up: audit },
  { version: 4, name: 'work', up: work },
];

/** The schema this build writes. A case with a higher version is refused. */
export const schemaVersion = 4;
