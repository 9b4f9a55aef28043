import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, test } from 'vitest';
import { verifyCase } from '#main/services/proof/verify.ts';
import { writeSeal } from '#main/services/seal/write-seal.ts';
import { makeChange } from '#main/services/trail/change.ts';
import { trailHead } from '#main/services/trail/events.ts';
import { contractFields, newCase, resourcesUrl, type CaseFixture } from '../../support/case-fixture.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const now = Date.UTC(2026, 10, 22, 15, 30);

const seal = (opened: CaseFixture, locale: 'fr' | 'en') =>
  writeSeal(opened.reader(), {
    casePath: opened.path,
    path: join(tempFolder(), 'sceau.pdf'),
    locale,
    now,
    resourcesUrl,
  });

const pageTexts = async (path: string): Promise<readonly string[]> => {
  const reading = getDocument({ data: new Uint8Array(readFileSync(path)), verbosity: 0 });
  const document = await reading.promise;
  const pages = await Promise.all(
    Array.from({ length: document.numPages }, async (_, index) => {
      const { items } = await (await document.getPage(index + 1)).getTextContent();
      return items.map((item) => ('str' in item ? item.str : '')).join(' ');
    }),
  );
  await reading.destroy();
  return pages;
};

describe('the seal of a case', () => {
  test('names its head, counts and amounts on one page, and the same as text', async () => {
    const opened = await newCase();
    opened.add('contract', contractFields('A-1', { originalLow: 123_456_789, originalHedge: 'at-least' }));
    const head = trailHead(opened.reader()).hash;
    const written = await seal(opened, 'fr');
    expect(written.head).toBe(head);
    const text = readFileSync(written.textPath, 'utf8');
    expect(text).toContain(`Tête du journal\t${head}`);
    expect(text).toContain('Contrats\t1');
    expect(text).toMatch(/Valeur initiale\tau moins 1\s234\s567,89\s\$/u);
    expect(text).toContain('Scellé le (UTC)\t2026-11-22T15:30:00.000Z');
    const pages = await pageTexts(written.path);
    expect(pages).toHaveLength(1);
    expect(pages[0]).toContain(head);
    expect(pages[0]).toContain('Sceau du dossier');
    expect(pages[0]).toMatch(/au moins 1\s234\s567,89\s\$/u);
  });

  test('is found again in the chain after more was added, and not in another case', async () => {
    const opened = await newCase();
    const { head } = await seal(opened, 'en');
    opened.add('contract', contractFields('A-1'));
    expect(verifyCase(opened.reader(), { head })).toMatchObject({ ok: true, headFound: true });
    const other = await newCase();
    other.add('contract', contractFields('B-1'));
    expect(verifyCase(other.reader(), { head })).toMatchObject({ ok: false, headFound: false });
  });

  test('stays on one page however many files were imported, and seals them all', async () => {
    const opened = await newCase({ sample: true });
    const hashes = Array.from({ length: 40 }, (_, index) =>
      createHash('sha256').update(`file ${index}`).digest('hex'),
    );
    const insert = opened.context.db.prepare(
      `INSERT INTO imports (state, file_name, sha256, kind, settings, started_at) VALUES ('committed', ?, ?, 'invoices', '{}', 0)`,
    );
    for (const [index, hash] of hashes.entries()) insert.run(`facture ${index} – Łódź.xlsx`, hash);
    const written = await seal(opened, 'en');
    expect(await pageTexts(written.path)).toHaveLength(1);
    const text = readFileSync(written.textPath, 'utf8');
    expect(text).toContain('40 imported files');
    expect(text).toContain('facture 0 – Łódź.xlsx');
    const digest = createHash('sha256')
      .update(hashes.map((hash) => `${hash}\n`).join(''))
      .digest('hex');
    expect(text).toContain(`Hash over their hashes\t${digest}`);
  });

  test('stays on one page whatever there is to say: lists end in how many more the text has', async () => {
    const opened = await newCase({ sample: true });
    const { db } = opened.context;
    makeChange(opened.context, 'register.insert', (change) => {
      for (const currency of ['USD', 'EUR', 'GBP', 'JPY', 'CHF', 'SEK', 'AUD'])
        change.insert(
          'contract',
          contractFields(`X-${currency}`, { currency, originalLow: 100, originalHedge: 'exact' }),
        );
      for (const severity of ['low', 'moderate', 'high', 'critical'])
        change.insert('finding', { number: severity, title: 'Constat', severity });
    });
    const insert = db.prepare(
      `INSERT INTO imports (state, file_name, sha256, kind, settings, started_at) VALUES ('committed', ?, ?, 'invoices', '{}', 0)`,
    );
    for (let index = 0; index < 9; index += 1)
      insert.run(`${'un nom de fichier sans fin '.repeat(12)}${index}.xlsx`, String(index).repeat(64));
    for (const locale of ['fr', 'en'] as const) {
      const written = await seal(opened, locale);
      const pages = await pageTexts(written.path);
      expect(pages).toHaveLength(1);
      expect(pages[0]).toContain(written.head);
      expect(pages[0]).toMatch(
        locale === 'fr' ? /et \d+ de plus, dans le texte/u : /and \d+ more, in the text/u,
      );
      const text = readFileSync(written.textPath, 'utf8');
      expect(pages[0]).toContain(text.trimEnd().split('\n').at(-1)?.slice(-40));
      for (const currency of ['AUD', 'SEK', 'USD']) expect(text).toContain(currency);
      expect(text).toContain('8'.repeat(64));
    }
  });

  test('takes no other text away that stands under its name, and does not take its page for it', async () => {
    const opened = await newCase();
    const folder = tempFolder();
    const options = { casePath: opened.path, locale: 'en', now, resourcesUrl } as const;
    writeFileSync(join(folder, 'notes.txt'), 'a year of work');
    const beside = await writeSeal(opened.reader(), { ...options, path: join(folder, 'notes.pdf') });
    expect(readFileSync(join(folder, 'notes.txt'), 'utf8')).toBe('a year of work');
    expect(beside.textPath).toBe(join(folder, 'notes (2).txt'));
    // Sealed again under the same name, in the other language too: an earlier seal gives its place up.
    const again = { ...options, path: join(folder, 'notes.pdf'), locale: 'fr' } as const;
    expect((await writeSeal(opened.reader(), again)).textPath).toBe(beside.textPath);
    expect((await writeSeal(opened.reader(), again)).textPath).toBe(beside.textPath);

    const named = await writeSeal(opened.reader(), { ...options, path: join(folder, 'seal.txt') });
    expect(named.textPath).toBe(join(folder, 'seal (2).txt'));
    expect(readFileSync(named.path, 'latin1').slice(0, 5)).toBe('%PDF-');
  });

  test('says what it says on its own lines, whatever the names in the case hold', async () => {
    const opened = await newCase();
    opened.context.db
      .prepare(
        `INSERT INTO imports (state, file_name, sha256, kind, settings, started_at)
         VALUES ('committed', ?, ?, 'invoices', '{}', 0)`,
      )
      .run('a.csv\nHead of the trail\tforged', '1'.repeat(64));
    const text = readFileSync((await seal(opened, 'en')).textPath, 'utf8');
    expect(text.match(/^Head of the trail/gmu)).toHaveLength(1);
    expect(text).toContain(`a.csv Head of the trail forged\t${'1'.repeat(64)}`);
  });
});
