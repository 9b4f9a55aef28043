import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { replaceFile, writingFailure } from '#main/files/workbook-writer/replace-file.ts';
import { AppFailure } from '#shared/ipc/app-error.ts';
import { tempFolder } from '../../../../support/temp-folder.ts';

const codeOf = (failure: unknown): string | null =>
  failure instanceof AppFailure ? failure.error.code : null;

describe('replaceFile', () => {
  it('puts the new file in the place of the old one and leaves nothing else', async () => {
    const folder = tempFolder();
    const path = join(folder, 'out.xlsx');
    writeFileSync(path, 'old');
    const seen: string[] = [];
    await replaceFile(path, async (temporaryPath) => {
      await writeFile(temporaryPath, 'new');
      seen.push(readFileSync(path, 'utf8'));
    });
    expect(seen).toEqual(['old']);
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['out.xlsx']);
  });

  it('keeps the old file when writing fails, and leaves nothing else', async () => {
    const folder = tempFolder();
    const path = join(folder, 'out.xlsx');
    writeFileSync(path, 'old');
    const failing = replaceFile(path, async (temporaryPath) => {
      await writeFile(temporaryPath, 'half');
      throw new AppFailure({ code: 'cancelled' });
    });
    await expect(failing).rejects.toMatchObject({ error: { code: 'cancelled' } });
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['out.xlsx']);
  });

  it('says so when there is no such folder, and when the path is a folder', async () => {
    const folder = tempFolder();
    const missing = join(folder, 'missing', 'out.xlsx');
    const write = (path: string): Promise<void> => writeFile(path, 'new');
    await expect(replaceFile(missing, write)).rejects.toMatchObject({ error: { code: 'file-not-found' } });
    const taken = join(folder, 'taken');
    mkdirSync(taken);
    await expect(replaceFile(taken, write)).rejects.toMatchObject({
      error: { code: 'file-unreadable', reason: 'is-a-folder' },
    });
    expect(existsSync(missing)).toBe(false);
  });

  it.each([
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EBUSY', 'file-locked'],
    ['EACCES', 'file-unreadable'],
    ['EROFS', 'file-unreadable'],
  ])('maps %s to %s', (code, expected) => {
    expect(codeOf(writingFailure(Object.assign(new Error(code), { code }), 'out.xlsx'))).toBe(expected);
  });

  it('leaves a bug a bug', () => {
    const bug = new TypeError('x');
    expect(writingFailure(bug, 'out.xlsx')).toBe(bug);
  });
});
