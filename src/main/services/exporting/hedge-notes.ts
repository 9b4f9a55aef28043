import { formatInterval, fromHedge, type Hedge } from '#shared/domain/money/interval.ts';
import type { EntityName } from '#shared/domain/register/entities.ts';
import { inLanguage } from '#shared/domain/text/in-language.ts';
import type { Labels } from './labels.ts';
import type { RegisterRow } from './register-rows.ts';

/** Notes of a sheet are kept in memory until it is written: beyond this many rows the hedge column has to do. */
export const mostNotes = 5000;

type Bounds = { readonly low: string; readonly high: string; readonly hedge: string };

const boundsOf: Partial<Record<EntityName, Bounds>> = {
  contract: { low: 'originalLow', high: 'originalHigh', hedge: 'originalHedge' },
  baseline: { low: 'low', high: 'high', hedge: 'hedge' },
  amendment: { low: 'low', high: 'high', hedge: 'hedge' },
  workPackage: { low: 'low', high: 'high', hedge: 'hedge' },
  figure: { low: 'low', high: 'high', hedge: 'hedge' },
  statement: { low: 'low', high: 'high', hedge: 'hedge' },
  delayCost: { low: 'low', high: 'high', hedge: 'hedge' },
};

/**
 * The note on a hedged amount: the amount in words, then who said it and where. Null for an exact or unknown amount.
 * `column` is the column that it belongs to.
 */
export const hedgeNote = (
  entity: EntityName,
  row: RegisterRow,
  labels: Labels,
): { readonly column: string; readonly text: string } | null => {
  const bounds = boundsOf[entity];
  const currency = row['currency'];
  if (bounds === undefined || typeof currency !== 'string') return null;
  const hedge = row[bounds.hedge] as Hedge | null;
  const low = row[bounds.low] as number | null;
  const interval = fromHedge(low, row[bounds.high] as number | null, hedge);
  if (interval === null || hedge === null || hedge === 'exact') return null;
  const words = formatInterval(interval, currency, labels.locale, { about: hedge === 'about' });
  return {
    column: low === null ? bounds.high : bounds.low,
    text: [words, ...sourceLines(entity, row, labels)].join('\n'),
  };
};

const sourceLines = (entity: EntityName, row: RegisterRow, labels: Labels): readonly string[] => {
  const scope =
    labels.locale === 'fr' ? (row['scopeFr'] ?? row['scopeEn']) : (row['scopeEn'] ?? row['scopeFr']);
  const confidence = row['confidence'];
  const lines: readonly (readonly [string, unknown])[] = [
    ['notes.scope', scope],
    ['notes.statedBy', row['statedBy']],
    ['notes.source', row['label:sourceId']],
    ['notes.locator', row['locator']],
    [
      'notes.confidence',
      typeof confidence === 'string' ? labels.choice(entity, 'confidence', confidence) : null,
    ],
  ];
  return lines.flatMap(([key, value]) =>
    typeof value === 'string' ? [labels.text(key, { value: inLanguage(value, labels.locale) })] : [],
  );
};
