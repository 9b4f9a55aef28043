import { useEffect, useEffectEvent, type RefObject } from 'react';

const isField = (element: Element | null): boolean =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;

/**
 * Runs the grid's own copy, cut and paste while a cell has the focus. The browser sends these events to where the text
 * selection is, which cells do not have: so they are heard at the document.
 */
export const useGridClipboard = (
  frame: RefObject<HTMLElement | null>,
  {
    copy,
    clear,
    paste,
  }: {
    /** Puts the selected cells on the event's clipboard; false when there is nothing to copy. */
    readonly copy: (event: ClipboardEvent) => boolean;
    readonly clear: () => void;
    readonly paste: (text: string) => void;
  },
): void => {
  const onClipboard = useEffectEvent((event: ClipboardEvent) => {
    const focused = document.activeElement;
    if (focused === null || isField(focused) || frame.current?.contains(focused) !== true) return;
    if (event.type === 'paste') {
      event.preventDefault();
      paste(event.clipboardData?.getData('text/plain') ?? '');
      return;
    }
    if (copy(event) && event.type === 'cut') clear();
  });
  useEffect(() => {
    const listen = (event: ClipboardEvent): void => onClipboard(event);
    const types = ['copy', 'cut', 'paste'] as const;
    for (const type of types) document.addEventListener(type, listen);
    return () => {
      for (const type of types) document.removeEventListener(type, listen);
    };
  }, []);
};
