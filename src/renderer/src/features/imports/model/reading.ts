import type { ImportInspection } from '#shared/ipc/import-schemas.ts';
import type { Mapping } from './mapping.ts';

/** A file, or several chosen together, that main knows under a token; their paths never reach the window. */
export type ChosenFile = { readonly token: string; readonly name: string; readonly count: number };

/** How a file is read: what was recognised in it, and what a person made of that. */
export type Reading = { readonly inspection: ImportInspection; readonly mapping: Mapping };
