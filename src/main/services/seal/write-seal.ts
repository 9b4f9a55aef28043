import { createWriteStream } from 'node:fs';
import { open, writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { finished } from 'node:stream/promises';
import PDFDocument from 'pdfkit';
import type { Locale } from '#shared/ipc/contract.ts';
import type { ReadableDb } from '../../db/types.ts';
import { replaceFile } from '../../files/workbook-writer/replace-file.ts';
import { openCatalogues } from '../words.ts';
import { fitSections } from './fit-page.ts';
import { readSeal, type Seal } from './read-seal.ts';
import { sealSections, type SealSection, type SealWords } from './seal-sections.ts';

export type SealOptions = {
  /** Of the case. */
  readonly casePath: string;
  /** The page; the text goes beside it under the same name, or the next that is free. */
  readonly path: string;
  readonly locale: Locale;
  /** Epoch ms. */
  readonly now: number;
  readonly resourcesUrl: URL;
};

export type WrittenSeal = { readonly path: string; readonly textPath: string; readonly head: string };

/**
 * Writes the seal of a case, to be kept elsewhere: a page (PDF) and the same as text, which replaces nothing but an
 * earlier seal. Throws AppFailure: file-locked,
 * disk-full, file-unreadable, file-not-found.
 */
export const writeSeal = async (
  db: ReadableDb,
  { casePath, path, locale, now, resourcesUrl }: SealOptions,
): Promise<WrittenSeal> => {
  const seal = readSeal(db, casePath, now);
  const catalogues = openCatalogues(resourcesUrl, locale);
  const words: SealWords = { locale, text: (key, values) => catalogues.t(key, values ?? {}) };
  const sections = sealSections(seal, words);
  const textPath = await freeTextPath(path, resourcesUrl);
  await replaceFile(path, (temporaryPath) => writePage(temporaryPath, sections, { seal, words }));
  await replaceFile(textPath, (temporaryPath) => writeFile(temporaryPath, sealText(sections, words), 'utf8'));
  return { path, textPath, head: seal.info.head };
};

/**
 * Where the text goes: under the name of the page, which a person was asked about, unless something else stands there that
 * is no earlier seal. Then a number follows the name.
 */
const freeTextPath = async (path: string, resourcesUrl: URL): Promise<string> => {
  const stem = path.slice(0, path.length - extname(path).length);
  const names = (['fr', 'en'] as const).map((locale) => openCatalogues(resourcesUrl, locale).t('seal:name'));
  for (let number = 1; ; number += 1) {
    const textPath = `${stem}${number === 1 ? '' : ` (${number})`}.txt`;
    if (textPath !== path && (await isFree(textPath, names))) return textPath;
  }
};

/** Whether nothing stands at a path, or a seal that begins with one of these names. What cannot be read is refused later. */
const isFree = async (path: string, names: readonly string[]): Promise<boolean> => {
  try {
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(200), position: 0 });
      const [first] = buffer.toString('utf8', 0, bytesRead).split('\n');
      return names.includes(first ?? '');
    } finally {
      await file.close();
    }
  } catch {
    return true;
  }
};

/** The seal as text: a line for each row, what is said of it before a tab. */
const sealText = (sections: readonly SealSection[], { text }: SealWords): string => {
  const lines = sections.flatMap(({ heading, rows }) => [
    '',
    heading,
    ...rows.map(([label, value]) => `${onOneLine(label)}\t${onOneLine(value)}`),
  ]);
  return `${[text('seal:name'), ...lines, '', text('seal:proves'), text('seal:doesNotProve')].join('\n')}\n`;
};

/** A name in a case may hold what would begin a line of its own. */
const onOneLine = (text: string): string => text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ');

const margin = 50;
const labelWidth = 190;
const small = 8.5;

type PageContext = { readonly seal: Seal; readonly words: SealWords };

/** One page. Only the typefaces that every reader has: nothing is embedded, and all of both languages can be written. */
const writePage = async (
  path: string,
  sections: readonly SealSection[],
  { seal, words }: PageContext,
): Promise<void> => {
  const document = new PDFDocument({
    size: 'LETTER',
    margin,
    lang: words.locale === 'fr' ? 'fr-CA' : 'en-CA',
    displayTitle: true,
    info: {
      Title: `${words.text('seal:name')} – ${seal.info.title}`,
      Creator: 'Constat',
      Producer: 'Constat',
      CreationDate: new Date(seal.sealedAt),
    },
  });
  const file = createWriteStream(path, { flags: 'wx' });
  document.pipe(file);
  document.font('Helvetica-Bold').fontSize(18).text(words.text('seal:name'));
  if (seal.info.isSample) document.font('Helvetica-Bold').fontSize(10).text(words.text('seal:sample'));
  const proofs = [words.text('seal:proves'), words.text('seal:doesNotProve')];
  document.font('Helvetica').fontSize(small);
  const proofHeight = proofs.reduce((sum, proof) => sum + document.heightOfString(proof) + small, small);
  const room = document.page.height - margin - document.y - proofHeight;
  const heightOf = (section: SealSection): number => heightOfSection(document, section);
  for (const section of fitSections(sections, { room, heightOf }, words)) drawSection(document, section);
  document.font('Helvetica').fontSize(small);
  for (const proof of proofs) document.moveDown(0.7).text(proof, margin);
  document.end();
  await finished(file);
};

/** A label or value of more lines than this is cut: the text beside the page has all of it. */
const mostLines = 2;

const headingSize = 10.5;

type Cell = { readonly text: string; readonly font: string; readonly size: number; readonly width: number };

const cellsOf = (
  document: PDFKit.PDFDocument,
  [label, value]: SealSection['rows'][number],
  isMono: boolean,
): readonly [Cell, Cell] => [
  { text: printable(label), font: 'Helvetica', size: small, width: labelWidth - 10 },
  {
    text: printable(value),
    font: isMono ? 'Courier' : 'Helvetica',
    size: isMono ? 8 : small,
    width: document.page.width - 2 * margin - labelWidth,
  },
];

const heightOfCell = (document: PDFKit.PDFDocument, { text, font, size, width }: Cell): number => {
  document.font(font).fontSize(size);
  return Math.min(document.heightOfString(text, { width }), document.currentLineHeight(true) * mostLines);
};

const heightOfRow = (document: PDFKit.PDFDocument, cells: readonly Cell[]): number =>
  Math.max(...cells.map((cell) => heightOfCell(document, cell)));

/** Points above the heading, of the heading and below it. */
const headingHeight = (document: PDFKit.PDFDocument, heading: string): number =>
  document.font('Helvetica-Bold').fontSize(headingSize).heightOfString(printable(heading)) + headingSize;

const heightOfSection = (document: PDFKit.PDFDocument, { heading, rows, isMono }: SealSection): number =>
  rows.reduce(
    (sum, row) => sum + heightOfRow(document, cellsOf(document, row, isMono === true)),
    headingHeight(document, heading),
  );

const drawSection = (document: PDFKit.PDFDocument, { heading, rows, isMono }: SealSection): void => {
  const top = document.y;
  const height = headingHeight(document, heading);
  document.text(printable(heading), margin, top + headingSize * 0.8);
  document.y = top + height;
  for (const row of rows) {
    const cells = cellsOf(document, row, isMono === true);
    const [y, rowHeight] = [document.y, heightOfRow(document, cells)];
    let x = margin;
    for (const cell of cells) {
      document.font(cell.font).fontSize(cell.size);
      const { width } = cell;
      if (cell.text !== '')
        document.text(cell.text, x, y, { width, height: heightOfCell(document, cell), ellipsis: true });
      x = margin + labelWidth;
    }
    document.y = y + rowHeight;
  }
};

/** Of the standard typefaces' repertoire (Windows-1252), what is not in Latin-1. */
const beyondLatin1 = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ';

/** What the standard typefaces can write of a text; the text beside the page has all of it. */
const printable = (text: string): string =>
  Array.from(onOneLine(text).replaceAll('\u202F', '\u00A0'), (character) =>
    character <= '\u00FF' || beyondLatin1.includes(character) ? character : '?',
  ).join('');
