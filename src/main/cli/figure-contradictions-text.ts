import type { FigureContradictions, StatedFigure } from '#shared/ipc/calls/figures.ts';
import {
  amountText,
  boundsJson,
  dateOf,
  figureJson,
  inTerminal,
  scopeOf,
  subjectName,
} from './figures-table.ts';
import { provenanceJson } from './json-amounts.ts';
import type { Terminal } from './terminal.ts';

type Pair = { readonly first: StatedFigure; readonly second: StatedFigure };

const sidesJson = ({ first, second }: Pair) => ({ first: figureJson(first), second: figureJson(second) });

/** What `--json` prints of figures against each other. */
export const contradictionsJson = (found: FigureContradictions) => ({
  contradictions: found.contradictions.map(({ difference, provenance, days, taxes, ...pair }) => ({
    ...sidesJson(pair),
    difference: boundsJson(difference, pair.first),
    provenance: provenanceJson(provenance),
    days,
    taxes,
  })),
  notCompared: found.notCompared.map(({ reason, ...pair }) => ({ ...sidesJson(pair), reason })),
  sourceComparisons: found.sourceComparisons.map(({ reason, ...pair }) => ({ ...sidesJson(pair), reason })),
  isCut: found.isCut,
});

/** For a terminal: each pair with both sides, then what is to be said of it. */
export const contradictionsText = (found: FigureContradictions, terminal: Terminal): string[] => {
  const { words } = terminal;
  const reasonOf = (reason: string): string => words(`figures:reasons.${reason}`);
  return [
    words('figures:cli.contradictions', { count: found.contradictions.length }),
    ...found.contradictions.flatMap((item) => pairText(item, contradictionText(item, terminal), terminal)),
    ...section('notCompared', found.notCompared, terminal),
    ...found.notCompared.flatMap((item) =>
      pairText(item, words('figures:notCompared', { reason: reasonOf(item.reason) }), terminal),
    ),
    ...section('sourceComparisons', found.sourceComparisons, terminal),
    ...found.sourceComparisons.flatMap((item) =>
      pairText(
        item,
        item.reason === null
          ? words('figures:sourceSame')
          : words('figures:sourceOnly', { reason: reasonOf(item.reason) }),
        terminal,
      ),
    ),
    ...(found.isCut ? ['', words('figures:cli.cut')] : []),
  ];
};

const section = (name: string, pairs: readonly Pair[], { words }: Terminal): string[] =>
  pairs.length === 0 ? [] : ['', words(`figures:cli.${name}`, { count: pairs.length })];

const pairText = ({ first, second }: Pair, said: string, terminal: Terminal): string[] => [
  `  ${[subjectName(first), terminal.words(`register:choices.figure.basis.${first.basis}`)].join(' · ')}`,
  ...[first, second].map((side) => `    ${sideText(side, terminal)}`),
  `    → ${said}`,
];

const sideText = (figure: StatedFigure, terminal: Terminal): string =>
  [
    amountText(figure.amount, figure, terminal),
    dateOf(figure, terminal),
    scopeOf(figure, terminal),
    inTerminal(figure.statedBy ?? figure.source?.label ?? null, terminal),
  ].join(' · ');

const contradictionText = (
  { first, difference, days, taxes }: FigureContradictions['contradictions'][number],
  terminal: Terminal,
): string => {
  const { words } = terminal;
  const { unit, currency } = first;
  return [
    words('figures:difference', { amount: amountText(difference, { unit, currency }, terminal) }),
    words(`figures:days.${daysForm(days)}`, { least: days?.least ?? 0, most: days?.most ?? 0 }),
    ...(taxes === 'same' ? [] : [words(`figures:taxes.${taxes}`)]),
  ].join(' · ');
};

/** Which sentence says how far apart two dates are. */
const daysForm = (
  days: FigureContradictions['contradictions'][number]['days'],
): 'unknown' | 'range' | 'same' | 'one' | 'many' => {
  if (days === null) return 'unknown';
  if (days.least !== days.most) return 'range';
  if (days.least === 0) return 'same';
  return days.least === 1 ? 'one' : 'many';
};
