import type { Direction } from './cell-range.ts';

/** What the grid does for a key, beside what AG Grid does by itself (arrows, Enter, F2, Esc, Tab, space). */
export type GridKeyCommands = {
  readonly extend: (direction: Direction, toEdge: boolean) => void;
  readonly selectAll: () => void;
  readonly collapse: () => void;
  readonly clear: () => void;
  readonly fillDown: () => void;
  readonly insert: () => void;
  readonly remove: () => void;
  readonly search: () => void;
};

const arrows: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

/** Runs the command of a key pressed in a cell that is not being edited; false when the key is not ours. */
export const runGridKey = (event: KeyboardEvent, commands: GridKeyCommands): boolean => {
  const run = commandOf(event, commands);
  if (run === null) return false;
  event.preventDefault();
  run();
  return true;
};

const commandOf = (event: KeyboardEvent, commands: GridKeyCommands): (() => void) | null => {
  const isMod = event.ctrlKey || event.metaKey;
  const arrow = arrows[event.key];
  if (event.shiftKey && arrow !== undefined) return () => commands.extend(arrow, isMod);
  if (event.key === 'Delete' && !isMod) return commands.clear;
  if (event.key === 'Escape') return commands.collapse;
  return isMod ? withMod(event, commands) : null;
};

const withMod = ({ key, shiftKey }: KeyboardEvent, commands: GridKeyCommands): (() => void) | null => {
  switch (key.toLowerCase()) {
    case 'a':
      return commands.selectAll;
    case 'd':
      return commands.fillDown;
    case 'n':
      return shiftKey ? commands.insert : null;
    case '-':
      return commands.remove;
    case 'f':
      return commands.search;
    default:
      return null;
  }
};
