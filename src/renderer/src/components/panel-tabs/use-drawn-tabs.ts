import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { tabsThatFit } from './tabs-that-fit.ts';

/** Pixels between two tabs, or between the last one and what follows it. */
export const tabGap = 12;

type DrawnTabs = {
  readonly isDrawn: (index: number) => boolean;
  /** As wide as there is room for tabs, without padding. */
  readonly room: RefObject<HTMLDivElement | null>;
  /** Holds a part as wide as each tab, then one as wide as the button for the others. */
  readonly sizes: RefObject<HTMLDivElement | null>;
};

/** Which tabs there is room for, by index; measured before they are seen, and again when the panel or a tab gets wider. */
export const useDrawnTabs = (count: number, chosen: number): DrawnTabs => {
  const room = useRef<HTMLDivElement>(null);
  const sizes = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<readonly number[] | null>(null);
  useLayoutEffect(() => {
    if (room.current === null || sizes.current === null) return undefined;
    const measured = [room.current, sizes.current] as const;
    const measure = (): void => setDrawn(drawnIn(...measured, chosen));
    measure();
    const observer = new ResizeObserver(measure);
    for (const part of measured) observer.observe(part);
    return () => observer.disconnect();
  }, [count, chosen]);
  return { isDrawn: (index) => drawn === null || drawn.includes(index), room, sizes };
};

/** Null where nothing is laid out. */
const drawnIn = (room: HTMLElement, sizes: HTMLElement, chosen: number): readonly number[] | null => {
  const line = room.getBoundingClientRect().width;
  if (line === 0) return null;
  const widths = Array.from(sizes.children, (part) => part.getBoundingClientRect().width);
  return tabsThatFit(widths.slice(0, -1), chosen, { line, gap: tabGap, more: widths.at(-1) ?? 0 });
};
