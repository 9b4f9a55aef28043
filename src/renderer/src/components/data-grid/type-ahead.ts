/** What was typed into a cell after the key that opened its editor and before the editor was there to take it. */
export type TypedAhead = { readonly text: string; readonly isDone: boolean };

export type TypeAhead = {
  /** Keeps a key that came too early; false when it is not one that an editor would take as text or as its end. */
  readonly keep: (event: KeyboardEvent) => boolean;
  /** What was kept, once: the editor takes it when it opens. */
  readonly take: () => TypedAhead;
};

/**
 * The grid draws an editor a moment after the key that asked for it. Keys of a fast typist in between would be lost
 * (or a final Enter would keep half a value): they wait here.
 */
export const createTypeAhead = (): TypeAhead => {
  let text = '';
  let isDone = false;
  return {
    keep: ({ key, ctrlKey, metaKey, altKey }) => {
      if (ctrlKey || metaKey || altKey || isDone) return false;
      if (key === 'Enter' || key === 'Tab') isDone = true;
      else if (key === 'Backspace') text = text.slice(0, -1);
      else if (key.length === 1) text += key;
      else return false;
      return true;
    },
    take: () => {
      const taken = { text, isDone };
      text = '';
      isDone = false;
      return taken;
    },
  };
};
