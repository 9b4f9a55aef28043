import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { callApi } from '#renderer/lib/api.ts';
import { useBridge } from '#renderer/lib/bridge.tsx';

/**
 * Drops a staged import. Only the list of imports is read again: the report of the dropped one is still on screen
 * for a moment, and would fail. @throws AppFailure
 */
export const useDiscard = (): {
  readonly discard: (importId: number) => Promise<void>;
  readonly isDiscarding: boolean;
} => {
  const { api } = useBridge();
  const queries = useQueryClient();
  const [isDiscarding, setIsDiscarding] = useState(false);
  const discard = async (importId: number): Promise<void> => {
    setIsDiscarding(true);
    try {
      await callApi(api, ['importing', 'discard'], { importId });
    } finally {
      setIsDiscarding(false);
    }
    void queries.invalidateQueries({ queryKey: ['importing', 'list'] });
  };
  return { discard, isDiscarding };
};
