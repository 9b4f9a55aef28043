import type { SealSection, SealWords } from './seal-sections.ts';

/** Rows that a list keeps however little room there is, and what follows them always. */
const leastRows = 3;

type Fitting = SealSection & {
  /** Rows of it that are left out. */
  readonly dropped: number;
  /** Sections of its kind that are left out behind it. */
  readonly leftOut: number;
};

/**
 * Sections shortened until they have room on a page: the longest list first, row by row, each saying how many it leaves
 * out; then the last of several sections of the same kind. The text beside the page has all of them.
 * @param heightOf points that a section takes
 */
export const fitSections = (
  sections: readonly SealSection[],
  { room, heightOf }: { readonly room: number; readonly heightOf: (section: SealSection) => number },
  { text }: Pick<SealWords, 'text'>,
): readonly SealSection[] => {
  let fitting: readonly Fitting[] = sections.map((section) => ({
    ...section,
    dropped: 0,
    leftOut: 0,
  }));
  const shown = (section: Fitting): SealSection => {
    const { dropped, leftOut, rows, tail = 0 } = section;
    const others = leftOut === 0 ? [] : [[text('seal:moreRows', { count: leftOut }), ''] as const];
    if (dropped === 0) return { ...section, rows: [...rows, ...others] };
    const listed = rows.slice(0, rows.length - tail - dropped);
    const more = [text('seal:moreRows', { count: dropped }), ''] as const;
    return { ...section, rows: [...listed, more, ...rows.slice(rows.length - tail)] };
  };
  const height = (): number => fitting.reduce((sum, section) => sum + heightOf(shown(section)), 0);
  while (height() > room) {
    const next = withoutRow(fitting) ?? withoutSection(fitting);
    if (next === null) break;
    fitting = next;
  }
  return fitting.map(shown);
};

const rowsLeft = ({ rows, tail = 0, dropped }: Fitting): number => rows.length - tail - dropped;

/** One row less of the list that has most left; null when none can spare any. */
const withoutRow = (fitting: readonly Fitting[]): readonly Fitting[] | null => {
  const lists = fitting.filter((section) => section.isList === true && rowsLeft(section) > leastRows);
  const [longest] = lists.toSorted((a, b) => rowsLeft(b) - rowsLeft(a));
  if (longest === undefined) return null;
  // The first time two go: one makes room for the line that says so.
  const dropped = longest.dropped + (longest.dropped === 0 ? 2 : 1);
  return fitting.map((section) => (section === longest ? { ...longest, dropped } : section));
};

/** Without the last of the sections that are one of several; null when only one of them is left. */
const withoutSection = (fitting: readonly Fitting[]): readonly Fitting[] | null => {
  const repeated = fitting.filter(({ isRepeated }) => isRepeated === true);
  const [before, last] = repeated.slice(-2);
  if (before === undefined || last === undefined) return null;
  const leftOut = last.leftOut + 1;
  return fitting.flatMap((section) =>
    section === last ? [] : [section === before ? { ...before, leftOut } : section],
  );
};
