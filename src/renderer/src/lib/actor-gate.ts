import type { QueryClient } from '@tanstack/react-query';
import { create } from 'zustand';
import type { AppState } from '#shared/ipc/contract.ts';
import { appStateKey } from './query-keys.ts';

type Gate = { readonly waiting: readonly (() => void)[] };

const useGate = create<Gate>(() => ({ waiting: [] }));

/** Whether a change waits for the user to say under which name it is recorded. */
export const useIsActorAsked = (): boolean => useGate((gate) => gate.waiting.length > 0);

/** Lets the waiting changes go on. */
export const releaseChanges = (): void => {
  const { waiting } = useGate.getState();
  useGate.setState({ waiting: [] });
  for (const goOn of waiting) goOn();
};

const writing: Readonly<Record<string, readonly string[]>> = {
  register: ['insert', 'update', 'paste', 'remove', 'duplicate'],
  history: ['undo', 'redo'],
  merging: ['apply'],
  auditing: ['run', 'dispose', 'takeOver'],
  findings: ['sign', 'fromException'],
  documents: ['keep', 'attach', 'fromImport'],
  sampling: ['draw', 'remove'],
  importing: ['commit', 'undo', 'takeRejects', 'dismissRejects', 'saveProfile'],
};

/**
 * Resolves when a call may run: at once, or for the first call that changes the case after the user has said under
 * which name the trail records changes.
 */
export const actorKnown = async (queries: QueryClient, namespace: string, method: string): Promise<void> => {
  if (writing[namespace]?.includes(method) !== true) return;
  const state = queries.getQueryData<AppState>(appStateKey);
  if (state === undefined || state.actorConfirmed) return;
  await new Promise<void>((resolve) => {
    useGate.setState(({ waiting }) => ({ waiting: [...waiting, resolve] }));
  });
};
