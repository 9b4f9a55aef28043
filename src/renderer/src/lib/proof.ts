import { useQueryClient } from '@tanstack/react-query';
import { create } from 'zustand';
import type { VerifyReport } from '#shared/ipc/contract.ts';
import { callApi } from './api.ts';
import { useBridge } from './bridge.tsx';
import { newJobId } from './jobs.ts';
import { appStateKey } from './query-keys.ts';

type Proof = {
  readonly status: 'idle' | 'verifying';
  readonly jobId: string | null;
  readonly report: VerifyReport | null;
};

const nothing: Proof = { status: 'idle', jobId: null, report: null };

const useProofStore = create<Proof>(() => nothing);

/** The last verification of the open case, or the one under way. */
export const useProof = (): Proof => useProofStore();

/** Forgets the verification: another case was opened. */
export const forgetProof = (): void => useProofStore.setState(nothing);

/**
 * Verifies the trail against the case; with `head`, also whether that fingerprint is still part of the chain. The
 * report is kept for the status bar and the trail screen. @throws AppFailure
 */
export const useVerify = (): ((head?: string) => Promise<VerifyReport>) => {
  const { api } = useBridge();
  const queries = useQueryClient();
  return async (head) => {
    const jobId = newJobId();
    useProofStore.setState({ status: 'verifying', jobId, report: null });
    try {
      const report = await callApi(api, ['proof', 'verify'], {
        jobId,
        ...(head === undefined ? {} : { head }),
      });
      useProofStore.setState({ status: 'idle', jobId: null, report });
      await queries.invalidateQueries({ queryKey: appStateKey });
      return report;
    } catch (failure) {
      useProofStore.setState(nothing);
      throw failure;
    }
  };
};
