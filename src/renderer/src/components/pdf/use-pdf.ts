import { useEffect, useEffectEvent, useState } from 'react';
import { callApi, errorOf } from '#renderer/lib/api.ts';
import { useBridge } from '#renderer/lib/bridge.tsx';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { OpenPdf } from './open-pdf.ts';

/**
 * A kept PDF, opened for drawing as long as it is shown; null until then. The reader of PDFs is loaded with the first
 * one.
 */
export const usePdf = (
  documentId: number,
  file: string,
  onFail: (error: AppError) => void,
): OpenPdf | null => {
  const { api } = useBridge();
  const [pdf, setPdf] = useState<OpenPdf | null>(null);
  const fail = useEffectEvent(onFail);
  useEffect(() => {
    let isShown = true;
    let opened: OpenPdf | null = null;
    const open = async (): Promise<void> => {
      const [{ openPdf }, { bytes }] = await Promise.all([
        import('./open-pdf.ts'),
        callApi(api, ['documents', 'bytes'], { id: documentId }),
      ]);
      if (!isShown) return;
      opened = await openPdf(file, bytes);
      if (isShown) setPdf(opened);
      else opened.close();
    };
    open().catch((thrown: unknown) => {
      if (isShown) fail(errorOf(thrown));
    });
    return () => {
      isShown = false;
      opened?.close();
      setPdf(null);
    };
  }, [api, documentId, file]);
  return pdf;
};
