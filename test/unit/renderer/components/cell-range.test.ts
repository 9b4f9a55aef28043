import { describe, expect, it } from 'vitest';
import {
  cellCount,
  isInside,
  pasteRectangle,
  rectangleOf,
  stepFrom,
} from '#renderer/components/data-grid/cell-range.ts';

const at = (row: number, column: number) => ({ row, column });

describe('a range of cells', () => {
  it('has the same rectangle whichever corner it began in', () => {
    const rectangle = { top: 1, bottom: 4, left: 2, right: 3 };
    expect(rectangleOf({ anchor: at(1, 2), head: at(4, 3) })).toEqual(rectangle);
    expect(rectangleOf({ anchor: at(4, 2), head: at(1, 3) })).toEqual(rectangle);
    expect(cellCount(rectangle)).toBe(8);
    expect(isInside(at(4, 3), rectangle)).toBe(true);
    expect(isInside(at(5, 3), rectangle)).toBe(false);
  });

  it('grows by a step or to the edge, never outside', () => {
    const size = { rows: 10, columns: 4, toEdge: false };
    expect(stepFrom(at(0, 0), 'up', size)).toEqual(at(0, 0));
    expect(stepFrom(at(3, 1), 'right', size)).toEqual(at(3, 2));
    expect(stepFrom(at(3, 1), 'down', { ...size, toEdge: true })).toEqual(at(9, 1));
    expect(stepFrom(at(3, 1), 'left', { ...size, toEdge: true })).toEqual(at(3, 0));
  });
});

describe('a paste', () => {
  const selection = { top: 2, bottom: 4, left: 1, right: 2 };

  it('of one value fills the selection', () => {
    const { rectangle, textAt } = pasteRectangle(selection, [['x']]);
    expect(rectangle).toEqual(selection);
    expect(textAt(at(4, 2))).toBe('x');
  });

  it('of a rectangle goes in once from the top left, whatever the selection', () => {
    const { rectangle, textAt } = pasteRectangle(selection, [['a', 'b', 'c'], ['d']]);
    expect(rectangle).toEqual({ top: 2, bottom: 3, left: 1, right: 3 });
    expect(textAt(at(2, 3))).toBe('c');
    expect(textAt(at(3, 1))).toBe('d');
    expect(textAt(at(3, 2))).toBeNull();
  });
});
