import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { useBridge } from '#renderer/lib/bridge.tsx';
import { keepProgress } from '#renderer/lib/jobs.ts';
import { rememberedElsewhere } from '#renderer/lib/query-keys.ts';
import { useCommands } from './commands.ts';

const isField = (element: Element | null): boolean =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;

/** Several changes in one burst (a paste, an import) are read again once. */
const settleMs = 40;

/** Listens to main: changed rows are read again, progress is kept, menu commands run. */
export const useMainEvents = (): void => {
  const { subscribe } = useBridge();
  const queries = useQueryClient();
  const commands = useCommands();
  const onCommand = useEffectEvent((name: keyof typeof commands) => {
    // In a field the menu's undo means the typed text, not the case.
    if ((name === 'undo' || name === 'redo') && isField(document.activeElement)) document.execCommand(name);
    else commands[name]();
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stops = [
      subscribe('data:changed', () => {
        clearTimeout(timer);
        timer = setTimeout(() => {
          void queries.invalidateQueries({ predicate: (query) => !rememberedElsewhere(query.queryKey) });
        }, settleMs);
      }),
      subscribe('job:progress', keepProgress),
      subscribe('app:command', ({ command }) => onCommand(command)),
    ];
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [subscribe, queries]);
};
