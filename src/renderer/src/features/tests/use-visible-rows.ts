import { useEffect, useRef, useState, type RefObject, type UIEvent } from 'react';

/** Rows drawn beyond those in sight, so that a short scroll does not show nothing. */
const beyond = 8;

/** Height until the list is measured. */
const startHeight = 480;

type VisibleRows<E extends HTMLElement> = {
  readonly ref: RefObject<E | null>;
  /** First row to draw, and the one after the last. */
  readonly from: number;
  readonly to: number;
  readonly onScroll: (event: UIEvent<E>) => void;
  /** Scrolls as little as it takes to have a row in sight. */
  readonly reveal: (index: number) => void;
};

/** Which rows of a long list are in sight, all rows being of one height in pixels. */
export const useVisibleRows = <E extends HTMLElement>(total: number, rowHeight: number): VisibleRows<E> => {
  const ref = useRef<E>(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(startHeight);
  useEffect(() => {
    const element = ref.current;
    if (element === null || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(() => {
      if (element.clientHeight > 0) setHeight(element.clientHeight);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const from = Math.max(0, Math.min(Math.floor(top / rowHeight) - beyond, total - 1));
  return {
    ref,
    from,
    to: Math.min(total, Math.ceil((top + height) / rowHeight) + beyond),
    onScroll: (event) => setTop(event.currentTarget.scrollTop),
    reveal: (index) => {
      const element = ref.current;
      if (element === null) return;
      const above = index * rowHeight;
      if (above < element.scrollTop) element.scrollTop = above;
      else if (above + rowHeight > element.scrollTop + element.clientHeight)
        element.scrollTop = above + rowHeight - element.clientHeight;
    },
  };
};
