import { readLinePlace } from '#shared/domain/figures/place.ts';
import type { DocumentPreview, MissingPlace } from '#shared/ipc/calls/documents.ts';
import { detectEncoding } from '../../../files/tables/csv/detect-encoding.ts';
import type { TextSource } from '../../../files/tables/csv/text-source.ts';
import { collectLines, type CollectedLines } from './collect-lines.ts';
import type { Asked } from './asked.ts';

type TextPreview = Extract<DocumentPreview, { kind: 'text' }>;

const linesBefore = 8;
const linesShown = 40;

/** Lines of a text around a place or from a line on. Throws file-unreadable (`not-text`, `empty`), limit-exceeded. */
export const textPreview = async (source: TextSource, { place, view }: Asked): Promise<TextPreview> => {
  const encoding = await detectEncoding(source.file, source.read());
  const from = (first: number): Promise<CollectedLines> =>
    collectLines(source.read(), encoding, { first, last: first + linesShown - 1 });
  const target = place === null ? null : readLinePlace(place);
  const found = await from(view?.row ?? Math.max(1, (target ?? 1) - linesBefore));
  const { head, lines, hasMore } = found.lines.length === 0 ? await from(1) : found;
  const missing = missingOf(place, target, found);
  return {
    kind: 'text',
    head: lines[0]?.line === 1 ? null : head,
    lines: [...lines],
    hasMore,
    target: missing === null ? target : null,
    missing,
    last: found.last,
  };
};

const missingOf = (
  place: string | null,
  target: number | null,
  { last }: CollectedLines,
): MissingPlace | null => {
  if (place === null) return null;
  if (target === null) return 'unreadable';
  return last !== null && target > last ? 'line' : null;
};
