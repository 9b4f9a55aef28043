import { Skeleton } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { ErrorView } from '#renderer/components/ErrorView.tsx';
import { errorOf } from '#renderer/lib/api.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { OpenPdf } from './open-pdf.ts';
import { usePdf } from './use-pdf.ts';
import styles from './pdf.module.css';

export type PdfPageProps = {
  readonly documentId: number;
  readonly file: string;
  readonly page: number;
  /** 1 is as wide as there is room. */
  readonly zoom: number;
  readonly label: string;
};

/** One page of a kept PDF, drawn; its text stands beside it for those who have it read to them. */
export const PdfPage = (props: PdfPageProps) => {
  const { page } = props;
  const [failed, setFailed] = useState<{ readonly page: number; readonly error: AppError } | null>(null);
  // What failed is closed. Another page, or another try, opens the document anew.
  if (failed?.page === page) return <ErrorView error={failed.error} onRetry={() => setFailed(null)} />;
  return <Opened {...props} onFail={(error) => setFailed({ page, error })} />;
};

const Opened = ({
  documentId,
  file,
  onFail,
  ...shown
}: PdfPageProps & { readonly onFail: (error: AppError) => void }) => {
  const pdf = usePdf(documentId, file, onFail);
  return pdf === null ? (
    <Skeleton height={240} animate={false} />
  ) : (
    <Drawn {...shown} pdf={pdf} onFail={onFail} />
  );
};

const Drawn = ({
  pdf,
  page,
  zoom,
  label,
  onFail,
}: Pick<PdfPageProps, 'page' | 'zoom' | 'label'> & {
  readonly pdf: OpenPdf;
  readonly onFail: (error: AppError) => void;
}) => {
  const { ref, width } = useElementSize();
  const place = useRef<HTMLDivElement>(null);
  const [text, setText] = useState('');
  const fail = useEffectEvent(onFail);
  useEffect(() => {
    if (width === 0) return;
    const wanted = new AbortController();
    pdf
      .draw(page, Math.floor(width * zoom), wanted.signal)
      .then((drawn) => {
        if (drawn === null || wanted.signal.aborted) return;
        place.current?.replaceChildren(drawn.canvas);
        setText(drawn.text);
      })
      .catch((thrown: unknown) => {
        if (!wanted.signal.aborted) fail(errorOf(thrown));
      });
    return () => wanted.abort();
  }, [pdf, page, zoom, width]);
  return (
    <div ref={ref} className={styles['room']}>
      <div ref={place} role="img" aria-label={label} className={styles['page']} />
      <p className={styles['text']}>{text}</p>
    </div>
  );
};
