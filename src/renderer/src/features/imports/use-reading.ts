import { useEffect, useEffectEvent, useState } from 'react';
import { callApi, errorOf } from '#renderer/lib/api.ts';
import { useBridge } from '#renderer/lib/bridge.tsx';
import type { AppError } from '#shared/ipc/app-error.ts';
import { recogniseAll, type ImportOptions } from '#shared/ipc/import-schemas.ts';
import { mappingOf, remapped } from './model/mapping.ts';
import type { Mapping } from './model/mapping.ts';
import type { Reading } from './model/reading.ts';

/** A file as it is read at the moment, and what can be changed about that. */
export type ReadingState = {
  /** The last reading that worked; kept on screen while another one is under way. */
  readonly reading: Reading | null;
  readonly error: AppError | null;
  readonly isBusy: boolean;
  /** Reads the file again with other options; what was mapped by hand is kept where the columns are the same. */
  readonly readWith: (options: ImportOptions) => void;
  readonly setMapping: (mapping: Mapping) => void;
};

/** Recognises a file and keeps what a person changes about it. */
export const useReading = (token: string, start: Reading | null): ReadingState => {
  const { api } = useBridge();
  const [reading, setReading] = useState(start);
  const [error, setError] = useState<AppError | null>(null);
  const [isBusy, setIsBusy] = useState(start === null);

  const read = (options: ImportOptions): void => {
    callApi(api, ['importing', 'inspect'], { token, options })
      .then((inspection) => {
        setError(null);
        setReading((before) => ({
          inspection,
          mapping: before === null ? mappingOf(inspection) : remapped(before.mapping, inspection),
        }));
      })
      .catch((thrown: unknown) => setError(errorOf(thrown)))
      .finally(() => setIsBusy(false));
  };
  const readFirst = useEffectEvent(() => {
    if (reading === null) read(recogniseAll);
  });
  useEffect(() => readFirst(), [token]);

  const readWith = (options: ImportOptions): void => {
    setIsBusy(true);
    read(options);
  };
  const setMapping = (mapping: Mapping): void =>
    setReading((before) => (before === null ? null : { ...before, mapping }));
  return { reading, error, isBusy, readWith, setMapping };
};
