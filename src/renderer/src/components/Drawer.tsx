import { CloseButton } from '@mantine/core';
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { focusScreen, region } from '#renderer/lib/regions.ts';
import styles from './Drawer.module.css';

const narrowest = 340;
const widest = 900;
const step = 24;

/** Widths that the person chose, by panel, as long as the window lives. */
const chosenWidths = new Map<string, number>();

const clampWidth = (width: number): number => Math.round(Math.max(narrowest, Math.min(widest, width)));

/** A panel at the right of a list, which stays: the record selected there. Its edge sets its width, also by arrow keys. */
export const Drawer = ({
  name,
  label,
  width: startWidth = 430,
  onClose,
  children,
}: {
  readonly name: string;
  readonly label: string;
  readonly width?: number;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) => {
  const { t } = useTranslation('shell');
  const [width, setWidth] = useState(chosenWidths.get(name) ?? startWidth);
  useEffect(() => focusScreen, []);
  const grip = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const choose = (next: number): void => {
    const clamped = clampWidth(next);
    chosenWidths.set(name, clamped);
    setWidth(clamped);
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (grip.current !== null) choose(grip.current.width + grip.current.x - event.clientX);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowLeft') choose(width + step);
    if (event.key === 'ArrowRight') choose(width - step);
  };
  return (
    <aside {...region} className={styles['drawer']} style={{ width }} aria-label={label}>
      <div
        role="separator"
        aria-orientation="vertical"
        aria-label={t('drawer.resize')}
        aria-valuenow={width}
        aria-valuemin={narrowest}
        aria-valuemax={widest}
        tabIndex={0}
        className={styles['edge']}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          grip.current = { x: event.clientX, width };
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={onPointerMove}
        onPointerUp={() => {
          grip.current = null;
        }}
      />
      <CloseButton className={styles['close']} size="sm" aria-label={t('drawer.close')} onClick={onClose} />
      {children}
    </aside>
  );
};
