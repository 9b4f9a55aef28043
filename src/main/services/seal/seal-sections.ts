import { formatInterval } from '#shared/domain/money/interval.ts';
import type { Locale } from '#shared/ipc/contract.ts';
import type { MoneyIntervalText } from '#shared/ipc/overrun-schemas.ts';
import type { Seal } from './read-seal.ts';

/** A part of a seal: what stands on the left says what stands on the right. */
export type SealSection = {
  readonly heading: string;
  readonly rows: readonly (readonly [label: string, value: string])[];
  /** Values are hashes: set in a typeface in which digits and letters are told apart. */
  readonly isMono?: true;
  /** A page may leave rows of it out, saying how many; never the last `tail` rows. */
  readonly isList?: true;
  readonly tail?: number;
  /** One of several of its kind, of which a page may leave the last ones out. */
  readonly isRepeated?: true;
};

export type SealWords = {
  readonly locale: Locale;
  /** Text of a catalogue: `namespace:key`. */
  readonly text: (key: string, values?: Readonly<Record<string, string | number>>) => string;
};

/** Files named one by one: what has room on the page beside the rest. */
const namedFiles = 12;

/** What the page and the text of a seal say, in one language. */
export const sealSections = (seal: Seal, words: SealWords): readonly SealSection[] => [
  identity(seal, words),
  contents(seal, words),
  ...amounts(seal, words),
  ...findings(seal, words),
  ...files(seal, words),
];

const identity = ({ info, uuid, file, sealedAt }: Seal, { text }: SealWords): SealSection => ({
  heading: text('seal:case'),
  isMono: true,
  rows: [
    [text('seal:title'), info.title],
    [text('seal:file'), file],
    [text('seal:uuid'), uuid],
    [text('seal:sealedAt'), sealedAt],
    [text('seal:events'), String(info.events)],
    [text('seal:head'), info.head],
  ],
});

const contents = ({ info, testRuns }: Seal, { text }: SealWords): SealSection => ({
  heading: text('seal:contents'),
  isList: true,
  rows: [
    ...Object.entries(info.counts)
      .filter(([entity, count]) => count > 0 && entity !== 'import')
      .map(([entity, count]) => [text(`register:entities.${entity}.many`), String(count)] as const),
    ...(testRuns === 0 ? [] : [[text('seal:testRuns'), String(testRuns)] as const]),
  ],
});

const amounts = ({ totals }: Seal, { text, locale }: SealWords): readonly SealSection[] => {
  const interval = ({ low, high }: MoneyIntervalText, currency: string): string =>
    formatInterval(
      { low: low === null ? null : BigInt(low), high: high === null ? null : BigInt(high) },
      currency,
      locale,
    );
  return totals.map(({ currency, contracts, original, current, invoiced, paid, cost, overrun }) => ({
    heading: text('seal:amounts', { currency, count: contracts }),
    isRepeated: true,
    rows: [
      [text('seal:original'), interval(original, currency)],
      [text('seal:current'), interval(current, currency)],
      [text('seal:invoiced'), interval({ low: invoiced, high: invoiced }, currency)],
      [text('seal:paid'), interval({ low: paid, high: paid }, currency)],
      [text('seal:cost'), interval(cost, currency)],
      [text('seal:overrun'), interval(overrun, currency)],
    ],
  }));
};

const findings = ({ findings: counted }: Seal, { text }: SealWords): readonly SealSection[] =>
  counted.length === 0
    ? []
    : [
        {
          heading: text('seal:findings'),
          isList: true,
          rows: counted.map(({ severity, status, count }) => [
            `${text(`register:choices.finding.severity.${severity}`)} · ${text(`register:choices.finding.status.${status}`)}`,
            String(count),
          ]),
        },
      ];

const files = ({ imports, importsDigest }: Seal, { text }: SealWords): readonly SealSection[] =>
  imports.length === 0
    ? []
    : [
        {
          heading: text('seal:imports', { count: imports.length }),
          isMono: true,
          isList: true,
          tail: imports.length > namedFiles ? 2 : 1,
          rows: [
            ...imports.slice(0, namedFiles).map(({ name, sha256 }) => [name, sha256] as const),
            ...(imports.length > namedFiles
              ? [[text('seal:moreFiles', { count: imports.length - namedFiles }), ''] as const]
              : []),
            [text('seal:importsDigest'), importsDigest],
          ],
        },
      ];
