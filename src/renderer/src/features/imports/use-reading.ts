import { useEffect, useEffectEvent, useState } from 'react';
import { callApi, errorOf } from '#renderer/lib/api.ts';
import { useBridge } from '#renderer/lib/bridge.tsx';
import type { ImportFormat } from '#shared/domain/importing/formats.ts';
import { isReferenceFormat } from '#shared/domain/reference-tables/reference-formats.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import { recogniseAll, type ImportInspection, type ImportOptions } from '#shared/ipc/import-schemas.ts';
import { mappingOf, readAnew, remapped } from './model/mapping.ts';
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
  /** Takes the file in as something else; it is read again when it has other columns then. */
  readonly readAs: (format: ImportFormat | null) => void;
  readonly setMapping: (mapping: Mapping) => void;
};

/** What of a mapping outlives another reading. */
type Carry = (before: Mapping, inspection: ImportInspection) => Mapping;

/** Recognises a file and keeps what a person changes about it. */
export const useReading = (token: string, start: Reading | null): ReadingState => {
  const { api } = useBridge();
  const [reading, setReading] = useState(start);
  const [error, setError] = useState<AppError | null>(null);
  const [isBusy, setIsBusy] = useState(start === null);

  const read = (options: ImportOptions, format: ImportFormat | null, carry: Carry): void => {
    callApi(api, ['importing', 'inspect'], { token, options, format })
      .then((inspection) => {
        setError(null);
        setReading((before) => ({
          inspection,
          mapping: before === null ? mappingOf(inspection) : carry(before.mapping, inspection),
        }));
      })
      .catch((thrown: unknown) => setError(errorOf(thrown)))
      .finally(() => setIsBusy(false));
  };
  const readFirst = useEffectEvent(() => {
    if (reading === null) read(recogniseAll, null, remapped);
  });
  useEffect(() => readFirst(), [token]);

  const setMapping = (mapping: Mapping): void =>
    setReading((before) => (before === null ? null : { ...before, mapping }));
  const readWith = (options: ImportOptions): void => {
    setIsBusy(true);
    read(options, reading?.mapping.format ?? null, remapped);
  };
  const readAs = (format: ImportFormat | null): void => {
    if (reading === null) return;
    const { inspection, mapping } = reading;
    // Several files have no columns to show, and other formats name theirs as invoices do, or not at all.
    const isTable = inspection.columns.length > 0;
    if (!isTable || !(isReferenceFormat(format) || isReferenceFormat(mapping.format)))
      return setMapping({ ...mapping, format });
    setIsBusy(true);
    const { encoding, delimiter } = mapping.options;
    read({ ...recogniseAll, encoding, delimiter }, format, readAnew);
  };
  return { reading, error, isBusy, readWith, readAs, setMapping };
};
