import { useEffect, useState } from 'react';
import { callApi, errorOf } from '#renderer/lib/api.ts';
import { useBridge } from '#renderer/lib/bridge.tsx';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { OpenPdf } from './open-pdf.ts';

type PdfState =
  | { readonly status: 'loading' }
  | { readonly status: 'open'; readonly pdf: OpenPdf }
  | { readonly status: 'failed'; readonly error: AppError };

const loading: PdfState = { status: 'loading' };

/** A kept PDF, opened for drawing as long as it is shown. The reader of PDFs is loaded with the first one. */
export const usePdf = (documentId: number, file: string): PdfState => {
  const { api } = useBridge();
  const [state, setState] = useState<PdfState>(loading);
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
      if (isShown) setState({ status: 'open', pdf: opened });
      else opened.close();
    };
    open().catch((thrown: unknown) => {
      if (isShown) setState({ status: 'failed', error: errorOf(thrown) });
    });
    return () => {
      isShown = false;
      opened?.close();
      setState(loading);
    };
  }, [api, documentId, file]);
  return state;
};
