import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { defaultLimits } from '#main/files/read-limits.ts';
import { unreadableReasons } from '#main/files/unreadable.ts';

type Words = { readonly reasons: Record<string, string>; readonly limits: Record<string, string> };

const words = (locale: string): Words =>
  JSON.parse(
    readFileSync(new URL(`../../../../resources/locales/${locale}/errors.json`, import.meta.url), 'utf8'),
  ) as Words;

describe.each(['fr', 'en'])('in %s', (locale) => {
  it('every reason for which a file is refused has its words', () => {
    expect(Object.keys(words(locale).reasons)).toEqual(expect.arrayContaining([...unreadableReasons]));
  });

  it('every limit has its words', () => {
    const { ratioFreeBytes: _, ...limits } = defaultLimits;
    expect(Object.keys(words(locale).limits)).toEqual(expect.arrayContaining(Object.keys(limits)));
  });
});
