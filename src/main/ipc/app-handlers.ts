import { existsSync } from 'node:fs';
import { adjustedLimits, changedLimits } from '#shared/domain/importing/reading-limits.ts';
import type { IpcHandlers } from '#shared/ipc/api.ts';
import type { AppState } from '#shared/ipc/contract.ts';
import { listBackups } from '../services/backup/backups.ts';
import { actorOf, type HandlerContext } from './handler-context.ts';

/** A case opens faster than this unless it is large, or must be migrated or backed up first. */
const openingPatienceMs = 300;

/** Whether a promise settles before a time is over. */
const settlesWithin = (promise: Promise<unknown>, milliseconds: number): Promise<boolean> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isOver = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  return Promise.race([promise.then(() => true), isOver]).finally(() => clearTimeout(timer));
};

/**
 * The state, once the case given at start-up is open: the window then draws its screen at once. One that takes longer is
 * said to be opening, and the window asks again: an event could reach it before this answer, and be lost.
 */
const stateWhenOpen = async (context: HandlerContext): Promise<AppState> => {
  const isOpening = !(await settlesWithin(context.cases.starting(), openingPatienceMs));
  return { ...(await readAppState(context)), isOpening };
};

/** Everything the window needs to draw its frame. */
export const readAppState = async (context: HandlerContext): Promise<AppState> => {
  const { locale, theme, actor, recent, limits } = context.settings.read();
  const session = context.cases.current();
  return {
    version: context.version,
    preferences: { locale, theme, actor: actorOf(context), limits: adjustedLimits(limits) },
    systemActor: context.systemActor,
    actorConfirmed: actor !== null,
    case: session === null ? null : await session.reader.info(),
    recent: recent.map(({ path, title }) => ({ path, title, exists: existsSync(path) })),
    startError: context.cases.startError(),
    isOpening: false,
  };
};

/** The open case, its backups, and what was written for the user: the page cannot point at anything else. */
const isShowable = ({ cases, writtenFiles }: HandlerContext, path: string): boolean => {
  const casePath = cases.current()?.path;
  if (writtenFiles.has(path) || path === casePath) return true;
  return casePath !== undefined && listBackups(casePath).some((backup) => backup.path === path);
};

export const createAppHandlers = (context: HandlerContext): IpcHandlers['app'] => ({
  state: () => stateWhenOpen(context),
  setPreferences: async ({ locale, theme, actor, limits }) => {
    context.settings.update((value) => ({
      ...value,
      ...(locale === undefined ? {} : { locale }),
      ...(theme === undefined ? {} : { theme }),
      ...(limits === undefined ? {} : { limits: changedLimits(limits) }),
      ...(actor === undefined ? {} : { actor: actor.trim() === '' ? null : actor.trim() }),
    }));
    const session = context.cases.current();
    if (actor !== undefined && session !== null && !session.readOnly)
      await session.writer().setActor({ name: actorOf(context) });
    context.preferencesChanged();
    return readAppState(context);
  },
  loadLayout: ({ key }) => ({ layout: context.settings.read().layouts[key] ?? null }),
  saveLayout: ({ key, layout }) => {
    context.settings.update((value) => ({ ...value, layouts: { ...value.layouts, [key]: layout } }));
    return {};
  },
  showInFolder: ({ path }) => {
    if (isShowable(context, path)) context.revealFile(path);
    return {};
  },
});
