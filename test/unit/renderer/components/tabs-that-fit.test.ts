import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tabsThatFit } from '#renderer/components/panel-tabs/tabs-that-fit.ts';

const room = { line: 100, gap: 10, more: 20 };

describe('tabs in two lines', () => {
  it('are all drawn when they fit exactly: 45 + 10 + 45 in each line', () => {
    expect(tabsThatFit([45, 45, 45, 45], 0, room)).toEqual([0, 1, 2, 3]);
  });

  it('leave room for the button: 45 + 10 + 45, then 45 + 10 + 20', () => {
    expect(tabsThatFit([45, 45, 45, 46], 0, room)).toEqual([0, 1, 2]);
  });

  it('have the chosen one among them, after the first that fit beside it', () => {
    // 45 + 10 + 45, then 30 + 10 + 30 + 10 + 20.
    expect(tabsThatFit([45, 45, 30, 30, 30, 30], 5, room)).toEqual([0, 1, 2, 5]);
    expect(tabsThatFit([45, 45, 30, 30, 30, 30], 1, room)).toEqual([0, 1, 2, 3]);
    expect(tabsThatFit([45, 45, 30, 30, 30, 31], 5, room)).toEqual([0, 1, 5]);
  });

  it('have at least the chosen one, however narrow the panel', () => {
    expect(tabsThatFit([400, 400, 400], 2, room)).toEqual([2]);
    expect(tabsThatFit([], 0, room)).toEqual([]);
  });

  it('never hide the chosen one, nor hide some while all would fit, whatever the widths', () => {
    const widths = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 14 });
    fc.assert(
      fc.property(widths, fc.nat(), (parts, any) => {
        const chosen = any % parts.length;
        const drawn = tabsThatFit(parts, chosen, room);
        expect(drawn).toContain(chosen);
        // One line always has room for what takes no more than a line in all.
        const total = parts.reduce((sum, part) => sum + part + room.gap, -room.gap);
        if (total <= room.line) expect(drawn).toHaveLength(parts.length);
      }),
    );
  });
});
