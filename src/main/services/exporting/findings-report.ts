import { formatInterval, fromHedge } from '#shared/domain/money/interval.ts';
import { inLanguage } from '#shared/domain/text/in-language.ts';
import type { ReadableDb } from '../../db/types.ts';
import { looks } from '../../files/workbook-writer/cell-looks.ts';
import { blankCell, textCell } from '../../files/workbook-writer/cells.ts';
import { textFormat } from '../../files/workbook-writer/number-formats.ts';
import type { OpenedWorkbook } from '../../files/workbook-writer/open-workbook.ts';
import { evidenceOfFinding } from '../findings/finding-evidence.ts';
import { listFindings, type ListedFinding } from '../findings/list-findings.ts';
import { listPapers } from '../findings/list-papers.ts';
import type { FindingEvidence } from '#shared/ipc/calls/findings.ts';
import type { Labels } from './labels.ts';
import type { SheetFrame } from './sheet-frame.ts';

export type FindingsReport = {
  readonly name: string;
  readonly title: string;
  readonly labels: Labels;
  readonly frame: SheetFrame;
};

type Row =
  | { readonly kind: 'title' | 'heading'; readonly text: string }
  | { readonly kind: 'fact'; readonly label: string; readonly text: string }
  | { readonly kind: 'space' };

/**
 * Writes the findings as pages to print and sign: each with its elements, its evidence by index number and its
 * sign-offs, then the index of working papers. Nothing when the case has neither.
 */
export const writeFindingsReport = async (
  workbook: OpenedWorkbook,
  db: ReadableDb,
  report: FindingsReport,
): Promise<void> => {
  const rows = reportRows(db, report);
  if (rows.length === 0) return;
  const sheet = workbook.openSheet({
    name: report.name,
    columns: [
      { header: '', width: labelWidth, look: 'stored' },
      { header: '', width: textWidth, look: 'stored' },
    ],
    form: 'page',
    frozenColumns: 0,
    ...report.frame,
  });
  const render = renderer(workbook);
  for (const row of rows) await sheet.writeRow(render(row, sheet.nextRow()), heightOf(row));
  await sheet.close();
};

const labelWidth = 22;
const textWidth = 96;

const reportRows = (db: ReadableDb, { title, labels }: FindingsReport): readonly Row[] => {
  const findings = listFindings(db);
  const papers = paperRows(db, labels);
  if (findings.length === 0 && papers.length === 0) return [];
  return [
    { kind: 'title', text: labels.text('findings.title', { title }) },
    ...findings.flatMap((finding) => findingRows(db, finding, labels)),
    ...papers,
  ];
};

const findingRows = (db: ReadableDb, finding: ListedFinding, labels: Labels): readonly Row[] => {
  const fact = (column: string, text: string | null): Row[] =>
    text === null || text.trim() === ''
      ? []
      : [
          {
            kind: 'fact',
            label: labels.column('finding', column),
            text: inLanguage(text, labels.locale),
          },
        ];
  const { evidence } = evidenceOfFinding(db, finding.id, labels.locale);
  return [
    { kind: 'space' },
    { kind: 'heading', text: `${finding.number} – ${inLanguage(finding.title, labels.locale)}` },
    ...fact('severity', labels.choice('finding', 'severity', finding.severity)),
    ...fact('contractId', finding.contract),
    ...fact('condition', finding.condition),
    ...fact('criteria', [finding.rule, finding.criteria].filter(Boolean).join(' – ')),
    ...fact('cause', finding.cause),
    ...fact('effect', [finding.effect, amountOf(finding, labels)].filter(Boolean).join('\n')),
    ...fact('recommendation', finding.recommendation),
    ...fact('responsible', finding.responsible),
    ...fact('dueOn', finding.dueOn),
    ...evidence.map((piece, index): Row => ({
      kind: 'fact',
      label: index === 0 ? labels.entities('evidence') : '',
      text: evidenceText(piece, labels),
    })),
    ...fact('status', labels.choice('finding', 'status', finding.status)),
    ...fact('preparedBy', signature(finding.preparedBy, finding.preparedOn, labels)),
    ...fact('reviewedBy', signature(finding.reviewedBy, finding.reviewedOn, labels)),
  ];
};

const amountOf = ({ low, high, hedge, currency }: ListedFinding, { locale }: Labels): string | null => {
  const interval = fromHedge(low, high, hedge);
  return interval === null || currency === null ? null : formatInterval(interval, currency, locale);
};

/** A line to sign on while nobody has. */
const signature = (by: string | null, on: string | null, labels: Labels): string =>
  by === null ? '________________________' : labels.text('findings.signed', { name: by, date: on ?? '' });

const evidenceText = (
  { indexNumber, kind, label, place, note, exception }: FindingEvidence,
  labels: Labels,
): string => {
  const what =
    exception === null ? inLanguage(label ?? '–', labels.locale) : `${exception.test} ${exception.key}`;
  const named = `${labels.choice('evidence', 'kind', kind)} – ${what}`;
  return [indexNumber, named, place, note]
    .map((part) => inLanguage(part ?? '', labels.locale))
    .filter((part) => part !== '')
    .join(' · ');
};

const paperRows = (db: ReadableDb, labels: Labels): readonly Row[] => {
  const papers = listPapers(db);
  if (papers.length === 0) return [];
  return [
    { kind: 'space' },
    { kind: 'heading', text: labels.text('findings.papers') },
    ...papers.map(({ indexNumber, title, fileName, sha256, findings }): Row => ({
      kind: 'fact',
      label: indexNumber ?? '–',
      text: [
        title,
        ...(fileName === title ? [] : [fileName]),
        ...(findings === null ? [] : [labels.text('findings.supports', { findings })]),
        `SHA-256 ${sha256}`,
      ].join(' · '),
    })),
  ];
};

const renderer = (workbook: OpenedWorkbook): ((row: Row, at: number) => string) => {
  const [title, heading] = [workbook.style(looks.title), workbook.style(looks.heading)];
  const [label, text] = [workbook.style(looks.label), workbook.style(looks.value(textFormat))];
  return (row, at) => {
    const [a, b] = [`A${at}`, `B${at}`];
    switch (row.kind) {
      case 'space':
        return '';
      case 'title':
        return textCell(a, title, row.text);
      case 'heading':
        return textCell(a, heading, row.text) + blankCell(b, heading);
      case 'fact':
        return textCell(a, label, row.label) + textCell(b, text, row.text);
    }
  };
};

/** Points; programs do not fit the height of rows that others wrote, and none is higher than 409. */
const heightOf = (row: Row): number => {
  switch (row.kind) {
    case 'title':
      return 30;
    case 'space':
      return 12;
    case 'heading':
      return 22;
    case 'fact':
      return Math.min(409, 14 * lines(row.text) + 3);
  }
};

const lines = (text: string): number =>
  text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / textWidth)), 0);
