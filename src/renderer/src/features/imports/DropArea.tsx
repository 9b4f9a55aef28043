import { useState } from 'react';
import type { DragEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '#renderer/lib/bridge.tsx';
import { notifyDone, useNotifyError } from '#renderer/lib/notify.tsx';
import type { ChosenFile } from './model/reading.ts';
import styles from './DropArea.module.css';

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');

/** Takes files or a folder dropped anywhere on the screen. Main reads them; the window only gets one token for all. */
export const DropArea = ({
  onFile,
  children,
}: {
  readonly onFile: (file: ChosenFile) => void;
  readonly children: ReactNode;
}) => {
  const { t } = useTranslation('imports');
  const { acceptDrop } = useBridge();
  const notifyError = useNotifyError();
  const [isOver, setIsOver] = useState(false);
  const drop = (event: DragEvent): void => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    setIsOver(false);
    const files = [...event.dataTransfer.files];
    if (files.length === 0) return;
    acceptDrop(files)
      .then((accepted) => (accepted === null ? notifyDone(t('drop.refused')) : onFile(accepted)))
      .catch(notifyError);
  };
  return (
    <div
      className={styles['area']}
      onDragOver={(event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={(event) => {
        // Leaving a child for another child of the area is no leaving.
        if (event.currentTarget.contains(event.relatedTarget as Node | null)) return;
        setIsOver(false);
      }}
      onDrop={drop}
    >
      {children}
      {isOver ? <div className={styles['overlay']}>{t('drop.here')}</div> : null}
    </div>
  );
};
