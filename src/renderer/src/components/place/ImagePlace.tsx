import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '#renderer/components/ErrorView.tsx';
import { callApi, errorOf } from '#renderer/lib/api.ts';
import { useBridge } from '#renderer/lib/bridge.tsx';
import type { PlaceProps } from './PlacePreview.tsx';
import styles from './place.module.css';

/** A kept picture. It has no places. */
export const ImagePlace = ({ documentId, file, preview, isLarge }: PlaceProps<'image'>) => {
  const { t } = useTranslation('place');
  const { api } = useBridge();
  const { data, error } = useQuery({
    queryKey: ['documents', 'picture', documentId, file.sha256],
    queryFn: async () => {
      const { bytes } = await callApi(api, ['documents', 'bytes'], { id: documentId });
      return dataUrl(preview.type, bytes);
    },
    // Not kept beyond its use: pictures are large.
    gcTime: 0,
  });
  if (error !== null) return <ErrorView error={errorOf(error)} />;
  if (data === undefined) return <Skeleton height={240} animate={false} />;
  return (
    <div className={styles['view']} data-large={isLarge}>
      <img className={styles['image']} src={data} alt={t('image.view', { file: file.name })} />
    </div>
  );
};

const dataUrl = (type: string, bytes: Uint8Array): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(reader.result as string));
    reader.addEventListener('error', () => reject(reader.error ?? new Error('unread')));
    reader.readAsDataURL(new Blob([new Uint8Array(bytes)], { type }));
  });
