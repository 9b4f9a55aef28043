import { join } from 'node:path';
import {
  adjustedLimits,
  changedLimits,
  type AdjustedLimits,
} from '#shared/domain/importing/reading-limits.ts';
import type { Locale } from '#shared/ipc/contract.ts';
import { openJsonStore, type JsonStore } from './json-store.ts';

export type Settings = {
  readonly locale: Locale;
  readonly theme: 'light' | 'dark' | 'system';
  /** Name under which the trail records; null until the user confirmed one. */
  readonly actor: string | null;
  readonly recent: readonly { readonly path: string; readonly title: string }[];
  /** Limits of reading that the user changed. */
  readonly limits: Partial<AdjustedLimits>;
  /** Grid layouts by key. */
  readonly layouts: Readonly<Record<string, string>>;
};

const keptRecent = 10;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const oneOf = <T extends string>(choices: readonly T[], value: unknown, otherwise: T): T =>
  choices.find((choice) => choice === value) ?? otherwise;

const recentOf = (value: unknown): Settings['recent'] =>
  (Array.isArray(value) ? (value as readonly unknown[]) : []).flatMap((item) =>
    isRecord(item) && typeof item['path'] === 'string' && typeof item['title'] === 'string'
      ? [{ path: item['path'], title: item['title'] }]
      : [],
  );

const layoutsOf = (value: unknown): Settings['layouts'] =>
  Object.fromEntries(
    Object.entries(isRecord(value) ? value : {}).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );

/**
 * What can be read of a settings file; a damaged part counts as never set. By hand: this is on the way to the first
 * window, and the schema library takes longer to load than everything else main needs by then.
 */
const readSettings = (value: unknown, systemLocale: Locale): Settings => {
  const { locale, theme, actor, recent, limits, layouts } = isRecord(value) ? value : {};
  return {
    locale: oneOf(['fr', 'en'], locale, systemLocale),
    theme: oneOf(['light', 'dark', 'system'], theme, 'system'),
    actor: typeof actor === 'string' ? actor : null,
    recent: recentOf(recent),
    limits: changedLimits(adjustedLimits(isRecord(limits) ? limits : {})),
    layouts: layoutsOf(layouts),
  };
};

/** Opens the user's settings, kept in Electron's user-data folder. */
export const openSettings = (userDataFolder: string, systemLocale: Locale): JsonStore<Settings> =>
  openJsonStore(join(userDataFolder, 'settings.json'), (value) => readSettings(value, systemLocale));

/** Puts a case at the top of the recent ones. */
export const withRecent = (
  value: Settings,
  opened: { readonly path: string; readonly title: string },
): Settings => ({
  ...value,
  recent: [opened, ...value.recent.filter(({ path }) => path !== opened.path)].slice(0, keptRecent),
});
