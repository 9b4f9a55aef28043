import { useEffect, useEffectEvent } from 'react';
import { callApi } from '#renderer/lib/api.ts';
import { useBridge } from '#renderer/lib/bridge.tsx';
import { mappingWith } from './model/mapping.ts';
import type { ChosenFile, Reading } from './model/reading.ts';

/**
 * Brings back the file of a staged import that this window did not read itself, from the copy that the case keeps, and
 * how it was read. When that fails the import can still be taken in or discarded: nothing is said.
 * @param importId null when there is nothing to bring back
 */
export const useReopened = (
  importId: number | null,
  onReopened: (file: ChosenFile, reading: Reading) => void,
): void => {
  const { api } = useBridge();
  const reopen = useEffectEvent(async (id: number, isWanted: () => boolean): Promise<void> => {
    const { settings, ...file } = await callApi(api, ['importing', 'reopen'], { importId: id });
    const { options, format } = settings;
    const inspection = await callApi(api, ['importing', 'inspect'], {
      token: file.token,
      options,
      format,
    });
    if (isWanted()) onReopened(file, { inspection, mapping: mappingWith(inspection, settings) });
  });
  useEffect(() => {
    if (importId === null) return undefined;
    let isShown = true;
    reopen(importId, () => isShown).catch(() => undefined);
    return () => {
      isShown = false;
    };
  }, [importId]);
};
