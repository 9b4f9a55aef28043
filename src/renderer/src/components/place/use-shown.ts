import { useEffect, useRef, type RefObject } from 'react';

/** Brings the marked place of a preview into its window, and nothing else on the screen out of it. */
export const useShown = (marked: string | null): RefObject<HTMLDivElement | null> => {
  const view = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = view.current;
    const target = box?.querySelector<HTMLElement>('[data-marked="true"]');
    if (marked === null || box === null || target === null || target === undefined) return;
    const from = target.getBoundingClientRect();
    const room = box.getBoundingClientRect();
    box.scrollTop += from.top - room.top - (room.height - from.height) / 2;
    box.scrollLeft += from.left - room.left - (room.width - from.width) / 2;
  }, [marked]);
  return view;
};
