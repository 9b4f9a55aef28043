import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron';
import { ipcEvents, ipcMethods } from '#shared/ipc/methods.ts';

type Call = (input: unknown) => Promise<unknown>;

const callsOf = (namespace: string, methods: readonly string[]): Record<string, Call> =>
  Object.fromEntries(
    methods.map((method) => [method, (input) => ipcRenderer.invoke(`${namespace}.${method}`, input)]),
  );

const api = Object.fromEntries(
  Object.entries(ipcMethods).map(([namespace, methods]) => [namespace, callsOf(namespace, methods)]),
);

/** Only known events, only their payload: the page never sees Electron's event object. */
const subscribe = (name: string, listener: (payload: unknown) => void): (() => void) => {
  if (!(ipcEvents as readonly string[]).includes(name)) return () => undefined;
  const forward = (_event: IpcRendererEvent, payload: unknown): void => listener(payload);
  ipcRenderer.on(name, forward);
  return () => {
    ipcRenderer.removeListener(name, forward);
  };
};

/**
 * The page never names a path: only files that the user really dropped have one, and main answers with one token for
 * all of them.
 */
const acceptDrop = async (files: readonly File[]): Promise<unknown> => {
  const paths = files.map((file) => webUtils.getPathForFile(file)).filter((path) => path !== '');
  return paths.length === 0 ? null : ipcRenderer.invoke('files.accept-drop', paths);
};

contextBridge.exposeInMainWorld('constat', { api, subscribe, acceptDrop });
