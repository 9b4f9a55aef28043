import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import styles from './editors.module.css';

type Place = { readonly left: number; readonly top: number };

/**
 * Where the lower left corner of an element is, frame by frame as long as it is asked: the grid scrolls, and a panel
 * that opens beside it moves every cell.
 */
const usePlaceBelow = (anchor: HTMLElement, isShown: boolean): Place | null => {
  const [place, setPlace] = useState<Place | null>(null);
  useEffect(() => {
    if (!isShown) return;
    let frame = 0;
    const follow = (): void => {
      const { left, bottom: top } = anchor.getBoundingClientRect();
      setPlace((before) => (before?.left === left && before.top === top ? before : { left, top }));
      frame = requestAnimationFrame(follow);
    };
    follow();
    return () => cancelAnimationFrame(frame);
  }, [anchor, isShown]);
  return place;
};

/** What is wrong with the value being typed, right under its cell and above everything else. */
export const EditorMessage = ({
  anchor,
  text,
}: {
  readonly anchor: HTMLElement;
  readonly text: string | null;
}) => {
  const place = usePlaceBelow(anchor, text !== null);
  if (text === null || place === null) return null;
  return createPortal(
    <div role="alert" className={styles['message']} style={place}>
      {text}
    </div>,
    document.body,
  );
};
