import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { helpText } from '#main/cli/help.ts';
import { limitsOf } from '#main/cli/limit-options.ts';
import { defaultLimits } from '#main/files/read-limits.ts';
import { adjustableLimits } from '#shared/domain/importing/reading-limits.ts';

const refusal = (given: readonly string[]): unknown => {
  try {
    return limitsOf(given);
  } catch (error) {
    return (error as { error: unknown }).error;
  }
};

describe('--limit', () => {
  test('nothing given leaves the usual limits', () => {
    expect(limitsOf([])).toEqual(defaultLimits);
  });

  test('is typed in megabytes and seconds, and changes only what it names', () => {
    expect(limitsOf(['rows=20000000', 'megabytes=2', 'seconds=10'])).toEqual({
      ...defaultLimits,
      rows: 20_000_000,
      fileBytes: 2_097_152,
      milliseconds: 10_000,
    });
  });

  test.each(['rows=999', 'rows=20000001', 'rows=', 'rows', 'rows=1e6', 'rows=-5000', 'rows=5000=5000'])(
    '%s is refused with the bounds',
    (given) => {
      const detail = `--limit ${given}: rows from 1000 to 20000000`;
      expect(refusal([given])).toEqual({ code: 'usage', detail });
    },
  );

  test.each(['lines=5000', 'fileBytes=5', 'cells=5', '__proto__=5', ''])('%s is no limit', (given) => {
    expect(refusal([given])).toMatchObject({ code: 'usage' });
  });

  test('the help says what each is by default and how far it goes', () => {
    const shown = [...helpText.matchAll(/(\w+) (\d+) \((\d+) to (\d+)\)/gu)].map(
      ([, name = '', ...numbers]) => ({
        name,
        numbers: numbers.map(Number),
      }),
    );
    const expected = Object.values(adjustableLimits).map(({ usual, least, most, unit }) =>
      [usual, least, most].map((value) => value / unit),
    );
    expect(shown.map(({ numbers }) => numbers)).toEqual(expect.arrayContaining(expected));
    expect(shown).toHaveLength(expected.length);
    for (const { name, numbers } of shown) expect(() => limitsOf([`${name}=${numbers[1]}`])).not.toThrow();
  });

  test('and so does the page on limits', () => {
    const page = readFileSync(new URL('../../../../docs/reading-limits.md', import.meta.url), 'utf8');
    for (const [name, { usual, least, most, unit }] of Object.entries(adjustableLimits)) {
      const cells = (page.split('\n').find((line) => line.includes(`\`${name}\``)) ?? '')
        .split('|')
        .map((cell) => cell.trim());
      const [shown = '', bounds = ''] = cells.slice(-3, -1).map((cell) => cell.replaceAll(',', ''));
      expect([shown, bounds]).toEqual([String(usual / unit), `${least / unit} to ${most / unit}`]);
      expect(() => limitsOf([`${cells[2]?.replaceAll('`', '')}=${least / unit}`])).not.toThrow();
    }
  });
});
