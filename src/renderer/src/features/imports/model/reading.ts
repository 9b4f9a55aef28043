import type { ImportInspection } from '#shared/ipc/import-schemas.ts';
import type { Mapping } from './mapping.ts';

/** A file that main knows under a token; its path never reaches the window. */
export type ChosenFile = { readonly token: string; readonly name: string };

/** How a file is read: what was recognised in it, and what a person made of that. */
export type Reading = { readonly inspection: ImportInspection; readonly mapping: Mapping };
