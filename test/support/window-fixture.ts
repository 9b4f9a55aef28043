import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Dialogs } from '#main/app/dialogs.ts';
import { createGrantedFiles, type GrantedFiles } from '#main/app/granted-files.ts';
import { createJobs } from '#main/app/jobs.ts';
import { createCaseHolder } from '#main/app/open-case-holder.ts';
import { openSettings } from '#main/app/settings.ts';
import { readLimits } from '#main/files/read-limits.ts';
import { createHandlers } from '#main/ipc/create-handlers.ts';
import type { HandlerContext } from '#main/ipc/handler-context.ts';
import type { EventPayloads } from '#shared/ipc/events.ts';
import type { Result } from '#shared/result.ts';
import { testThreads } from './built-main.ts';
import { resourcesUrl } from './case-fixture.ts';
import { createIpcBus, type IpcBus } from './ipc-bus.ts';
import { tempFolder } from './temp-folder.ts';

type Push = {
  [N in keyof EventPayloads]: { readonly name: N; readonly payload: EventPayloads[N] };
}[keyof EventPayloads];

export type WindowFixture = IpcBus & {
  readonly folder: string;
  readonly context: HandlerContext;
  /** What the next file dialog answers; null is giving up. */
  readonly choose: (path: string | null) => void;
  /** File names that the dialogs suggested, in order. */
  readonly suggested: readonly string[];
  readonly pushes: readonly Push[];
  readonly revealed: readonly string[];
  readonly files: GrantedFiles;
};

/** The main process as the window sees it, with real threads, cases and settings; only dialogs are stand-ins. */
export const openWindowFixture = (): WindowFixture => {
  const folder = tempFolder();
  let answer: string | null = null;
  const suggested: string[] = [];
  const pushes: Push[] = [];
  const revealed: string[] = [];
  const suggest = (name: string): Promise<string | null> => {
    suggested.push(name);
    return Promise.resolve(answer);
  };
  const dialogs: Dialogs = {
    openCase: () => Promise.resolve(answer),
    openImports: () => Promise.resolve(answer === null ? [] : [answer]),
    openDocuments: () => Promise.resolve(answer === null ? [] : [answer]),
    saveDocument: suggest,
    saveCase: suggest,
    saveWorkbook: suggest,
    saveCsv: suggest,
    savePdf: suggest,
  };
  const push: HandlerContext['push'] = (name, payload) => {
    pushes.push(structuredClone({ name, payload }) as Push);
  };
  const settings = openSettings(join(folder, 'user'), 'en');
  const context: HandlerContext = {
    version: '0.0.0-test',
    systemActor: 'system-user',
    resourcesUrl,
    settings,
    cases: createCaseHolder(testThreads, () => readLimits(settings.read().limits)),
    dialogs,
    files: createGrantedFiles(),
    jobs: createJobs((progress) => push('job:progress', progress), Date.now),
    push,
    chosenCases: new Set(),
    writtenFiles: new Set(),
    revealFile: (path) => void revealed.push(path),
    preferencesChanged: () => undefined,
    today: () => '2026-01-15',
  };
  onTestFinished(() => context.cases.close());
  const choose = (path: string | null): void => {
    answer = path;
  };
  const bus = createIpcBus(createHandlers(context));
  return { ...bus, folder, context, choose, suggested, pushes, revealed, files: context.files };
};

/** The value of a call that must succeed. */
export const valueOf = <T>(result: Result<T, unknown>): T => {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
};

/** The error of a call that must be refused. */
export const refusalOf = <E>(result: Result<unknown, E>): E => {
  if (result.ok) throw new Error(`not refused: ${JSON.stringify(result.value)}`);
  return result.error;
};
