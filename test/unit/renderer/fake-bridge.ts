import type { WindowBridge } from '#renderer/lib/bridge.tsx';
import { adjustedLimits } from '#shared/domain/importing/reading-limits.ts';
import type { RendererApi } from '#shared/ipc/api.ts';
import type { AppState, CaseInfo } from '#shared/ipc/contract.ts';
import type { EventPayloads } from '#shared/ipc/events.ts';
import { ipcMethods } from '#shared/ipc/methods.ts';
import { err, ok } from '#shared/result.ts';

/** Answers of main for the calls that a test expects; the types are those of the contract, so they cannot drift. */
export type Answers = { readonly [N in keyof RendererApi]?: Partial<RendererApi[N]> };

export const openCase: CaseInfo = {
  path: '/tmp/essai.constat',
  title: 'Essai',
  isSample: false,
  readOnly: false,
  schemaVersion: 1,
  events: 1,
  head: '0123456789abcdef'.repeat(4),
  counts: {},
  openRejects: 0,
};

const startState: AppState = {
  version: '0.0.0',
  preferences: { locale: 'fr', theme: 'light', actor: 'Essai', limits: adjustedLimits({}) },
  systemActor: 'Essai',
  actorConfirmed: true,
  case: null,
  recent: [],
  startError: null,
  isOpening: false,
};

type Listeners = { [N in keyof EventPayloads]: Set<(payload: EventPayloads[N]) => void> };

/** A bridge that remembers preferences and pushes events when asked; any call without an answer fails. */
export type FakeBridge = WindowBridge & {
  readonly push: <N extends keyof EventPayloads>(name: N, payload: EventPayloads[N]) => void;
};

const apiOf = (answers: Answers): RendererApi => {
  const namespaces = Object.entries(ipcMethods).map(([namespace, methods]) => {
    const given: Partial<Record<string, unknown>> = answers[namespace as keyof RendererApi] ?? {};
    const missing = (method: string) => () =>
      Promise.resolve(err({ code: 'usage', detail: `unexpected call ${namespace}.${method}` }));
    return [
      namespace,
      Object.fromEntries(methods.map((method) => [method, given[method] ?? missing(method)])),
    ];
  });
  return Object.fromEntries(namespaces) as RendererApi;
};

/** The bridge of a window whose application state begins as given. */
export const createFakeBridge = (answers: Answers, state: Partial<AppState> = {}): FakeBridge => {
  let current: AppState = { ...startState, ...state };
  const listeners: Listeners = {
    'job:progress': new Set(),
    'data:changed': new Set(),
    'app:command': new Set(),
  };
  const app: Answers['app'] = {
    state: () => Promise.resolve(ok(current)),
    setPreferences: (change) => {
      const preferences = { ...current.preferences, ...change } as AppState['preferences'];
      current = {
        ...current,
        preferences,
        actorConfirmed: current.actorConfirmed || change.actor !== undefined,
      };
      return Promise.resolve(ok(current));
    },
    loadLayout: () => Promise.resolve(ok({ layout: null })),
    saveLayout: () => Promise.resolve(ok({})),
    ...answers.app,
  };
  return {
    api: apiOf({ ...answers, app }),
    subscribe: (name, listener) => {
      listeners[name].add(listener);
      return () => void listeners[name].delete(listener);
    },
    acceptDrop: () => Promise.resolve(null),
    push: (name, payload) => {
      for (const listener of listeners[name]) listener(payload);
    },
  };
};
