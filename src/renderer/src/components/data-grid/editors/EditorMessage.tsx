import { useLayoutEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import styles from './editors.module.css';

/** What is wrong with the value being typed, right under its cell and above everything else. */
export const EditorMessage = ({
  anchor,
  text,
}: {
  readonly anchor: HTMLElement;
  readonly text: string | null;
}) => {
  const [place, setPlace] = useState<{ readonly left: number; readonly top: number } | null>(null);
  useLayoutEffect(() => {
    const { left, bottom } = anchor.getBoundingClientRect();
    setPlace({ left, top: bottom });
  }, [anchor, text]);
  if (text === null || place === null) return null;
  return createPortal(
    <div role="alert" className={styles['message']} style={place}>
      {text}
    </div>,
    document.body,
  );
};
