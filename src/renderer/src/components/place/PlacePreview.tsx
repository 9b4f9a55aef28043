import { Skeleton } from '@mantine/core';
import { useState } from 'react';
import { SaveCopyButton } from '#renderer/components/documents/SaveCopyButton.tsx';
import { ErrorView } from '#renderer/components/ErrorView.tsx';
import { errorOf, useApiQuery, type OutputOf } from '#renderer/lib/api.ts';
import { useLast } from '#renderer/lib/use-last.ts';
import { ImagePlace } from './ImagePlace.tsx';
import type { KeptPlace, Tie } from './kept-place.ts';
import { OtherPlace } from './OtherPlace.tsx';
import { PdfPlace } from './PdfPlace.tsx';
import { TablePlace } from './TablePlace.tsx';
import { TextPlace } from './TextPlace.tsx';
import styles from './place.module.css';

export type View = { readonly sheet: string | null; readonly row: number; readonly column: number };

/** What every kind of preview is given. */
export type PlaceProps<K extends Preview['kind'] = Preview['kind']> = Omit<KeptPlace, 'documentId'> & {
  readonly documentId: number;
  readonly file: OutputOf<'documents', 'preview'>['file'];
  readonly preview: Extract<Preview, { kind: K }>;
  readonly isLarge: boolean;
  readonly tie: Tie;
  readonly onView: (view: View) => void;
};

type Preview = OutputOf<'documents', 'preview'>['preview'];

/** What there is to see at a place of a kept document, whatever kind of file it is. */
export const PlacePreview = ({
  documentId,
  page,
  place,
  isLarge,
  tie,
}: Omit<PlaceProps, 'file' | 'preview' | 'onView'>) => {
  // Looking elsewhere ends when another place is to be shown.
  const [looked, setLooked] = useState<{ readonly from: string | null; readonly view: View } | null>(null);
  const view = looked?.from === place ? looked.view : null;
  const asked = { id: documentId, page, place, view };
  const query = useApiQuery('documents', 'preview', asked);
  const data = useLast(query.data);
  const { error } = query;
  if (error !== null)
    return <ErrorView error={errorOf(error)} actions={<SaveCopyButton documentId={documentId} />} />;
  if (data === undefined) return <Skeleton className={styles['view'] ?? ''} height={240} animate={false} />;
  const { file, preview } = data;
  const given = {
    documentId,
    file,
    page,
    place,
    isLarge,
    tie,
    onView: (next: View) => setLooked({ from: place, view: next }),
  };
  switch (preview.kind) {
    case 'pdf':
      return <PdfPlace {...given} preview={preview} />;
    case 'table':
      return <TablePlace {...given} preview={preview} />;
    case 'text':
      return <TextPlace {...given} preview={preview} />;
    case 'image':
      return <ImagePlace {...given} preview={preview} />;
    default:
      return <OtherPlace documentId={documentId} file={file} />;
  }
};
