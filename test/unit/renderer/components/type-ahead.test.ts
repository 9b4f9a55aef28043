import { describe, expect, it } from 'vitest';
import { createTypeAhead } from '#renderer/components/data-grid/type-ahead.ts';

const press = (key: string, modifiers: KeyboardEventInit = {}) =>
  new KeyboardEvent('keydown', { key, ...modifiers });

describe('type-ahead', () => {
  it('keeps what is typed until an editor takes it, once', () => {
    const ahead = createTypeAhead();
    for (const key of ['2', '0', '3', 'Backspace', '2', '1']) expect(ahead.keep(press(key))).toBe(true);
    expect(ahead.take()).toEqual({ text: '2021', isDone: false });
    expect(ahead.take()).toEqual({ text: '', isDone: false });
  });

  it('remembers the key that ends the value, and takes nothing after it', () => {
    const ahead = createTypeAhead();
    ahead.keep(press('7'));
    ahead.keep(press('Enter'));
    expect(ahead.keep(press('8'))).toBe(false);
    expect(ahead.take()).toEqual({ text: '7', isDone: true });
  });

  it('leaves commands and other keys to the grid', () => {
    const ahead = createTypeAhead();
    expect(ahead.keep(press('c', { ctrlKey: true }))).toBe(false);
    expect(ahead.keep(press('ArrowDown'))).toBe(false);
    expect(ahead.keep(press('Escape'))).toBe(false);
    expect(ahead.take()).toEqual({ text: '', isDone: false });
  });
});
