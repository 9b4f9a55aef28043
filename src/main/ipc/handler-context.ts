import type { EventPayloads } from '#shared/ipc/events.ts';
import type { Dialogs } from '../app/dialogs.ts';
import type { GrantedFiles } from '../app/granted-files.ts';
import type { Jobs } from '../app/jobs.ts';
import type { JsonStore } from '../app/json-store.ts';
import type { CaseHolder } from '../app/open-case-holder.ts';
import type { Settings } from '../app/settings.ts';

/** What the handlers stand on; built once in main/index.ts. */
export type HandlerContext = {
  readonly version: string;
  readonly systemActor: string;
  readonly resourcesUrl: URL;
  readonly settings: JsonStore<Settings>;
  readonly cases: CaseHolder;
  readonly dialogs: Dialogs;
  readonly files: GrantedFiles;
  readonly jobs: Jobs;
  readonly push: <N extends keyof EventPayloads>(name: N, payload: EventPayloads[N]) => void;
  /** Cases that the user chose in this run, also those that did not open: their backups may be asked for. */
  readonly chosenCases: Set<string>;
  /** Files that were written for the user in this run: those that the page may ask to be shown. */
  readonly writtenFiles: Set<string>;
  /** Opens the folder of a file in the system's file browser. */
  readonly revealFile: (path: string) => void;
  /** Called when language or theme change: the menu and native theme follow. */
  readonly preferencesChanged: () => void;
  /** Local calendar date, ISO. */
  readonly today: () => string;
};

/** Name under which changes are recorded. */
export const actorOf = ({ settings, systemActor }: HandlerContext): string =>
  settings.read().actor ?? systemActor;

/** Tells the window what changed, after a command. */
export const announce = async (
  { cases, push }: HandlerContext,
  entities: readonly string[],
): Promise<void> => {
  // Not the whole summary: counting the rows of a large case after every edit is what one would wait for.
  push('data:changed', { entities, events: await cases.require().reader.eventCount() });
};
