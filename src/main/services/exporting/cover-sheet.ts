import type { CaseInfo } from '#shared/ipc/contract.ts';
import { looks } from '../../files/workbook-writer/cell-looks.ts';
import { blankCell, dateCell, numberCell, textCell } from '../../files/workbook-writer/cells.ts';
import { dateFormat, integerFormat, textFormat } from '../../files/workbook-writer/number-formats.ts';
import type { OpenedWorkbook } from '../../files/workbook-writer/open-workbook.ts';
import type { Labels } from './labels.ts';
import type { MeasureSheet } from './measures/measure-sheets.ts';
import type { SheetFrame } from './sheet-frame.ts';
import { sheetEntities, type SheetNames } from './sheet-names.ts';

export type Cover = {
  readonly facts: {
    readonly info: CaseInfo;
    readonly fileName: string;
    readonly today: string;
    /** Rows of the sheets of measures. */
    readonly counts: ReadonlyMap<MeasureSheet, number>;
  };
  readonly names: SheetNames;
  readonly labels: Labels;
  readonly frame: SheetFrame;
};

type CoverRow =
  | { readonly kind: 'title' | 'heading' | 'warning' | 'paragraph'; readonly text: string }
  | {
      readonly kind: 'fact';
      readonly label: string;
      readonly value: string | number;
      readonly form?: 'date' | 'mono';
    }
  | { readonly kind: 'space' };

/** Writes the cover: which case, when, in what state, what is in it, and how to read the sheets. */
export const writeCoverSheet = async (workbook: OpenedWorkbook, cover: Cover): Promise<void> => {
  const sheet = workbook.openSheet({
    name: cover.names.cover,
    columns: [
      { header: '', width: labelWidth, look: 'stored' },
      { header: '', width: valueWidth, look: 'stored' },
    ],
    form: 'page',
    frozenColumns: 0,
    ...cover.frame,
  });
  const render = coverRenderer(workbook);
  for (const row of coverRows(cover)) await sheet.writeRow(render(row, sheet.nextRow()), heightOf(row));
  await sheet.close();
};

const labelWidth = 34;
const valueWidth = 92;

const coverRows = ({ facts, names, labels }: Cover): readonly CoverRow[] => [
  { kind: 'title', text: labels.text('cover.title', { title: facts.info.title }) },
  ...(facts.info.isSample ? ([{ kind: 'warning', text: labels.text('cover.sample') }] as const) : []),
  { kind: 'space' },
  ...caseRows(facts, labels),
  { kind: 'space' },
  { kind: 'heading', text: labels.text('cover.contents') },
  ...contentRows(facts, names, labels),
  { kind: 'space' },
  { kind: 'heading', text: labels.text('cover.trail') },
  { kind: 'fact', label: labels.text('cover.events'), value: facts.info.events },
  { kind: 'fact', label: labels.text('cover.head'), value: facts.info.head, form: 'mono' },
  { kind: 'paragraph', text: labels.text('cover.proves') },
  { kind: 'paragraph', text: labels.text('cover.doesNotProve') },
  { kind: 'space' },
  { kind: 'heading', text: labels.text('cover.reading') },
  ...(['unknown', 'ranges', 'formulas', 'provenance', 'percent', 'keys', 'textCells'] as const).map(
    (key): CoverRow => ({
      kind: 'paragraph',
      text: labels.text(`cover.${key}`),
    }),
  ),
];

const caseRows = ({ info, fileName, today }: Cover['facts'], labels: Labels): readonly CoverRow[] => [
  { kind: 'fact', label: labels.text('cover.case'), value: info.title },
  { kind: 'fact', label: labels.text('cover.file'), value: fileName },
  { kind: 'fact', label: labels.text('cover.exportedOn'), value: today, form: 'date' },
  { kind: 'fact', label: labels.text('cover.language'), value: labels.text('cover.languageName') },
  { kind: 'fact', label: labels.text('cover.filter'), value: labels.text('cover.wholeCase') },
  { kind: 'fact', label: labels.text('cover.schema'), value: info.schemaVersion },
];

const contentRows = (
  { info, counts }: Cover['facts'],
  names: SheetNames,
  labels: Labels,
): readonly CoverRow[] => [
  { kind: 'fact', label: names.overruns, value: labels.text('cover.overrunSheet') },
  ...[...names.measures].flatMap(([measure, sheet]): CoverRow[] => {
    const value = counts.get(measure) ?? 0;
    return value === 0 ? [] : [{ kind: 'fact', label: sheet, value }];
  }),
  ...sheetEntities.map((entity): CoverRow => ({
    kind: 'fact',
    label: names.register.get(entity) ?? '',
    value: info.counts[entity] ?? 0,
  })),
];

const coverRenderer = (workbook: OpenedWorkbook): ((row: CoverRow, at: number) => string) => {
  const styles = {
    title: workbook.style(looks.title),
    heading: workbook.style(looks.heading),
    warning: workbook.style(looks.warning),
    label: workbook.style(looks.label),
    paragraph: workbook.style(looks.value(textFormat)),
    number: workbook.style(looks.value(integerFormat)),
    date: workbook.style(looks.value(dateFormat)),
    mono: workbook.style(looks.mono),
  };
  return (row, at) => {
    const [a, b] = [`A${at}`, `B${at}`];
    switch (row.kind) {
      case 'space':
        return '';
      case 'title':
        return textCell(a, styles.title, row.text);
      case 'heading':
        return textCell(a, styles.heading, row.text) + blankCell(b, styles.heading);
      case 'warning':
        return blankCell(a, styles.warning) + textCell(b, styles.warning, row.text);
      case 'paragraph':
        return textCell(b, styles.paragraph, row.text);
      case 'fact':
        return textCell(a, styles.label, row.label) + factCell(b, row, styles);
    }
  };
};

type FactStyles = {
  readonly paragraph: number;
  readonly number: number;
  readonly date: number;
  readonly mono: number;
};

const factCell = (ref: string, row: Extract<CoverRow, { kind: 'fact' }>, styles: FactStyles): string => {
  if (typeof row.value === 'number') return numberCell(ref, styles.number, String(row.value));
  if (row.form === 'date') return dateCell(ref, styles.date, row.value);
  return textCell(ref, row.form === 'mono' ? styles.mono : styles.paragraph, row.value);
};

/** Spreadsheet programs do not fit a row's height to wrapped text that was written by others: points per line. */
const heightOf = (row: CoverRow): number => {
  switch (row.kind) {
    case 'title':
      return 30;
    case 'space':
      return 9;
    case 'heading':
      return 20;
    case 'warning':
      return 17 * lines(row.text, valueWidth * 0.85) + 4;
    case 'paragraph':
      return 14 * lines(row.text, valueWidth) + 3;
    case 'fact':
      return 14 * lines(String(row.value), valueWidth) + 1;
  }
};

const lines = (text: string, width: number): number => Math.max(1, Math.ceil(text.length / width));
