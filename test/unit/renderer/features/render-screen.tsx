import { render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { Providers } from '#renderer/app/Providers.tsx';
import type { WindowBridge } from '#renderer/lib/bridge.tsx';
import { adjustedLimits } from '#shared/domain/importing/reading-limits.ts';
import type { RendererApi } from '#shared/ipc/api.ts';
import type { AppState } from '#shared/ipc/contract.ts';
import { ipcMethods } from '#shared/ipc/methods.ts';
import { err, ok } from '#shared/result.ts';

/** Answers of main for the calls that a test expects; the types are those of the contract, so they cannot drift. */
export type Answers = { readonly [N in keyof RendererApi]?: Partial<RendererApi[N]> };

const state: AppState = {
  version: '0.0.0',
  preferences: { locale: 'fr', theme: 'light', actor: 'Essai', limits: adjustedLimits({}) },
  systemActor: 'Essai',
  actorConfirmed: true,
  case: {
    path: '/tmp/essai.constat',
    title: 'Essai',
    isSample: false,
    readOnly: false,
    schemaVersion: 1,
    events: 1,
    head: '',
    counts: {},
    openRejects: 0,
  },
  recent: [],
  startError: null,
  isOpening: false,
};

/** Every method of the contract; one without an answer fails, so that an unexpected call shows. */
const apiOf = (answers: Answers): RendererApi => {
  const namespaces = Object.entries(ipcMethods).map(([namespace, methods]) => {
    const given: Partial<Record<string, unknown>> = answers[namespace as keyof RendererApi] ?? {};
    const calls = methods.map((method) => [
      method,
      given[method] ??
        (() => Promise.resolve(err({ code: 'usage', detail: `unexpected call ${namespace}.${method}` }))),
    ]);
    return [namespace, Object.fromEntries(calls)];
  });
  return Object.fromEntries(namespaces) as RendererApi;
};

/** Draws a screen as the application does, in French, with main's answers given by the test. */
export const renderScreen = (
  screen: ReactElement,
  answers: Answers,
  dropped: WindowBridge['acceptDrop'] | null = null,
) => {
  const app = { state: () => Promise.resolve(ok(state)), ...answers.app };
  const bridge: WindowBridge = {
    api: apiOf({ ...answers, app }),
    subscribe: () => () => undefined,
    acceptDrop: dropped ?? (() => Promise.resolve(null)),
  };
  return render(<Providers bridge={bridge}>{screen}</Providers>);
};
