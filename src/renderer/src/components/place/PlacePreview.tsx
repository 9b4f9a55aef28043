import { Skeleton } from '@mantine/core';
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
import { useLooking, type Looking, type View } from './use-looking.ts';
import styles from './place.module.css';

/** What every kind of preview is given. */
export type PlaceProps<K extends Preview['kind'] = Preview['kind']> = Omit<KeptPlace, 'documentId'> & {
  readonly documentId: number;
  readonly file: OutputOf<'documents', 'preview'>['file'];
  readonly preview: Extract<Preview, { kind: K }>;
  readonly isLarge: boolean;
  readonly tie: Tie;
  /** The page turned to instead of the one asked for. */
  readonly turned: number | null;
  readonly onTurn: (page: number) => void;
  readonly onView: (view: View) => void;
};

type Preview = OutputOf<'documents', 'preview'>['preview'];

type PlacePreviewProps = Omit<KeptPlace, 'documentId'> &
  Pick<PlaceProps, 'documentId' | 'isLarge' | 'tie'> & {
    /** Given where the same place is shown elsewhere, too. */
    readonly looking?: Looking;
  };

/** What there is to see at a place of a kept document, whatever kind of file it is, and a copy of the file. */
export const PlacePreview = ({ documentId, page, place, isLarge, tie, looking }: PlacePreviewProps) => {
  const own = useLooking();
  const asked = { documentId, page, place };
  const { at, look } = looking ?? own;
  const { page: turned, view } = at(asked);
  const query = useApiQuery('documents', 'preview', { id: documentId, page, place, view });
  const data = useLast(query.data);
  const { error } = query;
  if (error !== null)
    return <ErrorView error={errorOf(error)} actions={<SaveCopyButton documentId={documentId} />} />;
  if (data === undefined) return <Skeleton className={styles['view'] ?? ''} height={240} animate={false} />;
  const { file, preview } = data;
  const given = {
    ...asked,
    file,
    isLarge,
    tie,
    turned,
    onTurn: (to: number) => look(asked, { page: to }),
    onView: (to: View) => look(asked, { view: to }),
  };
  return (
    <>
      <ByKind given={given} preview={preview} />
      <div>
        <SaveCopyButton documentId={documentId} size="compact-sm" variant="default" />
      </div>
    </>
  );
};

const ByKind = ({
  given,
  preview,
}: {
  readonly given: Omit<PlaceProps, 'preview'>;
  readonly preview: Preview;
}) => {
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
      return <OtherPlace file={given.file} />;
  }
};
