import { copyFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { AppFailure } from '#shared/ipc/app-error.ts';
import type { IpcHandlers } from '#shared/ipc/api.ts';
import type { CaseInfo } from '#shared/ipc/contract.ts';
import { openAndRemember, suggestedNames, type OpenOptions } from '../app/case-start.ts';
import { listBackups } from '../services/backup/backups.ts';
import { readAppState } from './app-handlers.ts';
import type { HandlerContext } from './handler-context.ts';

const extension = '.constat';

const withExtension = (path: string): string => (extname(path) === extension ? path : `${path}${extension}`);

/** Opens a case, remembers it, and tells the window that everything is new. */
const openAndTell = async (
  context: HandlerContext,
  path: string,
  options: OpenOptions = {},
): Promise<CaseInfo> => {
  const info = await openAndRemember(context, path, options);
  context.push('data:changed', { entities: ['case'], events: info.events });
  return info;
};

/** Puts the newest backup beside the broken case under a new name: the broken file itself is evidence, it stays. */
const restoreBackup = (path: string, now: Date): string => {
  const [newest] = listBackups(path);
  if (newest === undefined) throw new AppFailure({ code: 'file-not-found', file: `${path}-backups` });
  const stamp = now.toISOString().slice(0, 19).replace(/[:T]/g, '-');
  const restored = join(dirname(path), `${basename(path, extension)} ${stamp}${extension}`);
  copyFileSync(newest.path, restored);
  return restored;
};

const createBackupHandlers = (
  context: HandlerContext,
): Pick<IpcHandlers['cases'], 'openBackup' | 'newestBackup'> => ({
  openBackup: ({ path }) => {
    assertKnown(context, path);
    return openAndTell(context, restoreBackup(path, new Date()));
  },
  newestBackup: ({ path }) => {
    assertKnown(context, path);
    return listBackups(path)[0] ?? null;
  },
});

export const createCasesHandlers = (context: HandlerContext): IpcHandlers['cases'] => {
  const names = () => suggestedNames[context.settings.read().locale];
  return {
    create: async ({ sample }) => {
      const chosen = await context.dialogs.saveCase(sample ? names().sample : names().new);
      if (chosen === null) return null;
      return openAndTell(context, withExtension(chosen), {
        create: { sample, resourcesUrl: context.resourcesUrl },
      });
    },
    open: async () => {
      const chosen = await context.dialogs.openCase();
      return chosen === null ? null : openAndTell(context, chosen);
    },
    openRecent: async ({ path, readOnly }) => {
      assertKnown(context, path);
      return openAndTell(context, path, readOnly === undefined ? {} : { readOnly });
    },
    forgetRecent: ({ path }) => {
      context.settings.update((value) => ({
        ...value,
        recent: value.recent.filter((recent) => recent.path !== path),
      }));
      return readAppState(context);
    },
    ...createBackupHandlers(context),
    saveCopy: async () => {
      const session = context.cases.require();
      const chosen = await context.dialogs.saveCase(
        `${basename(session.path, extension)} (${names().copy})${extension}`,
      );
      if (chosen === null) return null;
      const path = withExtension(chosen);
      await session.writer().saveCopy({ target: path });
      return { path };
    },
    close: async () => {
      await context.cases.close();
      context.push('data:changed', { entities: ['case'], events: 0 });
      return {};
    },
    info: async () => {
      const session = context.cases.require();
      return { info: await session.reader.info(), backups: [...listBackups(session.path)] };
    },
  };
};

/** Only cases that the user chose, now or before: the page cannot make main open anything else. Throws case-not-found. */
const assertKnown = ({ settings, chosenCases }: HandlerContext, path: string): void => {
  const isRecent = settings.read().recent.some((recent) => recent.path === path);
  if (!isRecent && !chosenCases.has(path)) throw new AppFailure({ code: 'case-not-found', file: path });
};
