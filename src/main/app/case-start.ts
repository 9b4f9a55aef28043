import { existsSync } from 'node:fs';
import type { CaseInfo } from '#shared/ipc/contract.ts';
import { actorOf, type HandlerContext } from '../ipc/handler-context.ts';
import { errorOf } from '../workers/rpc.ts';
import type { SessionOptions } from '../workers/case-session.ts';
import { withRecent } from './settings.ts';
import type { StartCase } from './start-arguments.ts';

/** Names that the application gives to files that the user makes with it. */
export const suggestedNames = {
  fr: { new: 'Nouveau dossier.constat', sample: 'Exemple – contrats numériques.constat', copy: 'copie' },
  en: { new: 'New case.constat', sample: 'Sample – digital contracts.constat', copy: 'copy' },
} as const;

export type OpenOptions = Pick<SessionOptions, 'readOnly' | 'create'>;

/** Opens a case and puts it at the top of the recent ones. */
export const openAndRemember = async (
  context: HandlerContext,
  path: string,
  options: OpenOptions = {},
): Promise<CaseInfo> => {
  context.chosenCases.add(path);
  const info = await context.cases.open(path, { actor: actorOf(context), ...options });
  context.settings.update((value) => withRecent(value, { path, title: info.title }));
  return info;
};

/**
 * Opens the case given at start-up. When it does not open, the window shows why and what can be done. A window that asks
 * meanwhile is told the end of it with its answer (`app.state`).
 */
export const openStartCase = (context: HandlerContext, start: StartCase): Promise<void> => {
  if (start === null) return Promise.resolve();
  const create =
    start.isSample && !existsSync(start.path)
      ? { create: { sample: true, resourcesUrl: context.resourcesUrl } }
      : {};
  const opening = openAndRemember(context, start.path, create).then(
    () => undefined,
    (thrown: unknown) => context.cases.setStartError(errorOf(thrown)),
  );
  context.cases.setStarting(opening);
  return opening;
};
