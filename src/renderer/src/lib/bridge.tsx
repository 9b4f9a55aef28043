import { createContext, use, type ReactNode } from 'react';
import type { Bridge } from '#shared/ipc/api.ts';

/** What the preload script offers to the window; `acceptDrop` takes the browser's own File. */
export type WindowBridge = Bridge<File>;

declare global {
  interface Window {
    readonly constat: WindowBridge;
  }
}

const BridgeContext = createContext<WindowBridge | null>(null);

/** Gives the bridge to everything below it: the real one in the application, a typed fake in tests. */
export const BridgeProvider = ({
  bridge,
  children,
}: {
  readonly bridge: WindowBridge;
  readonly children: ReactNode;
}) => <BridgeContext value={bridge}>{children}</BridgeContext>;

/** The bridge to the main process. Throws outside a BridgeProvider. */
export const useBridge = (): WindowBridge => {
  const bridge = use(BridgeContext);
  if (bridge === null) throw new Error('no BridgeProvider above this component');
  return bridge;
};
