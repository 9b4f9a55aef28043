import { Skeleton } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
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
export const PdfPage = ({ documentId, file, page, zoom, label }: PdfPageProps) => {
  const state = usePdf(documentId, file);
  switch (state.status) {
    case 'failed':
      return <ErrorView error={state.error} />;
    case 'open':
      return <Drawn pdf={state.pdf} page={page} zoom={zoom} label={label} />;
    default:
      return <Skeleton height={240} animate={false} />;
  }
};

const Drawn = ({
  pdf,
  page,
  zoom,
  label,
}: Pick<PdfPageProps, 'page' | 'zoom' | 'label'> & { readonly pdf: OpenPdf }) => {
  const { ref, width } = useElementSize();
  const place = useRef<HTMLDivElement>(null);
  const [text, setText] = useState('');
  const [error, setError] = useState<AppError | null>(null);
  useEffect(() => {
    if (width === 0) return;
    let isWanted = true;
    pdf
      .draw(page, Math.floor(width * zoom))
      .then((drawn) => {
        if (!isWanted) return;
        place.current?.replaceChildren(drawn.canvas);
        setText(drawn.text);
        setError(null);
      })
      .catch((thrown: unknown) => {
        if (isWanted) setError(errorOf(thrown));
      });
    return () => {
      isWanted = false;
    };
  }, [pdf, page, zoom, width]);
  return (
    <div ref={ref} className={styles['room']}>
      {error === null ? null : <ErrorView error={error} />}
      <div ref={place} role="img" aria-label={label} className={styles['page']} hidden={error !== null} />
      <p className={styles['text']}>{text}</p>
    </div>
  );
};
