import { join } from 'node:path';
import { z } from 'zod';
import type { Locale } from '#shared/ipc/contract.ts';
import { openJsonStore, type JsonStore } from './json-store.ts';

const settings = z.object({
  locale: z.enum(['fr', 'en']),
  theme: z.enum(['light', 'dark', 'system']),
  /** Name under which the trail records; null until the user confirmed one. */
  actor: z.string().nullable(),
  recent: z.array(z.object({ path: z.string(), title: z.string() })),
  /** Grid layouts by key. */
  layouts: z.record(z.string(), z.string()),
});

export type Settings = z.infer<typeof settings>;

const keptRecent = 10;

/** Opens the user's settings, kept in Electron's user-data folder. */
export const openSettings = (userDataFolder: string, systemLocale: Locale): JsonStore<Settings> =>
  openJsonStore(join(userDataFolder, 'settings.json'), settings, {
    locale: systemLocale,
    theme: 'system',
    actor: null,
    recent: [],
    layouts: {},
  });

/** Puts a case at the top of the recent ones. */
export const withRecent = (
  value: Settings,
  opened: { readonly path: string; readonly title: string },
): Settings => ({
  ...value,
  recent: [opened, ...value.recent.filter(({ path }) => path !== opened.path)].slice(0, keptRecent),
});
