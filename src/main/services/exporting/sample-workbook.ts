import { minorToDecimal } from '#shared/domain/money/money.ts';
import { asideParts } from '#shared/domain/sampling/aside-parts.ts';
import { conclusionSentence } from '#shared/domain/sampling/conclusion-sentence.ts';
import { factorText, percentOfPpm } from '#shared/domain/sampling/percent.ts';
import { formatAmount } from '#shared/domain/money/format-amount.ts';
import { inLanguage } from '#shared/domain/text/in-language.ts';
import type { Locale } from '#shared/ipc/contract.ts';
import type { SampleDetail } from '#shared/ipc/calls/sampling.ts';
import type { ReadableDb } from '../../db/types.ts';
import { looks } from '../../files/workbook-writer/cell-looks.ts';
import { blankCell, formulaCell, numberCell, textCell } from '../../files/workbook-writer/cells.ts';
import { integerFormat, moneyFormat, textFormat } from '../../files/workbook-writer/number-formats.ts';
import {
  openWorkbook,
  type OpenedWorkbook,
  type SheetColumn,
} from '../../files/workbook-writer/open-workbook.ts';
import { sheetName } from '../../files/workbook-writer/references.ts';
import { replaceFile } from '../../files/workbook-writer/replace-file.ts';
import { readItems, readSample, type ItemRow } from '../sampling/read-sample.ts';
import { openCatalogues } from '../words.ts';
import type { ExportProgress } from './export-progress.ts';
import { whileReading } from './while-reading.ts';

export type SampleExport = ExportProgress & {
  readonly id: number;
  readonly path: string;
  readonly locale: Locale;
  /** Folder with `locales/`. */
  readonly resourcesUrl: URL;
};

type Words = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/**
 * Writes a sample as a working paper: how it was drawn, what it shows, and its items with the difference of each as a
 * live formula. Throws AppFailure: not-found, file-locked, disk-full, file-unreadable; the file is then as it was.
 */
export const exportSample = (
  db: ReadableDb,
  { id, path, locale, resourcesUrl }: SampleExport,
): Promise<{ readonly path: string }> =>
  whileReading(db, async () => {
    const sample = readSample(db, id);
    const items = readItems(db, id);
    const { t } = openCatalogues(resourcesUrl, locale);
    const words: Words = (key, values) => t(key, values ?? {});
    await replaceFile(path, async (temporaryPath) => {
      const workbook = openWorkbook(temporaryPath, {
        title: sample.title,
        creator: 'Constat',
        createdAt: new Date(),
      });
      try {
        const names = [sheetName(words('sampling:detail.draw'), [])];
        names.push(sheetName(words('sampling:detail.items'), names));
        await writeFacts(workbook, names[0] ?? '', factsOf(sample, words, locale));
        await writeItems(workbook, names[1] ?? '', { items, words, locale });
        await workbook.finish({});
      } catch (error) {
        await workbook.abandon();
        throw error;
      }
    });
    return { path };
  });

type Fact = readonly [label: string, value: string];

const writeFacts = async (workbook: OpenedWorkbook, name: string, facts: readonly Fact[]): Promise<void> => {
  const sheet = workbook.openSheet({
    name,
    columns: [
      { header: '', width: 34, look: 'stored' },
      { header: '', width: valueWidth, look: 'stored' },
    ],
    form: 'page',
    frozenColumns: 0,
    printFooter: '',
  });
  const [label, value] = [workbook.style(looks.label), workbook.style(looks.value(textFormat))];
  for (const [term, text] of facts) {
    const row = sheet.nextRow();
    const height = 14 * Math.max(1, Math.ceil(text.length / valueWidth)) + 2;
    await sheet.writeRow(textCell(`A${row}`, label, term) + textCell(`B${row}`, value, text), height);
  }
  await sheet.close();
};

const valueWidth = 92;

const factsOf = (sample: SampleDetail, words: Words, locale: Locale): readonly Fact[] => {
  const { request, plan } = sample;
  const { population, design } = request;
  const sentence = conclusionSentence(sample, locale);
  return [
    [words('sampling:list.columns.title'), sample.title],
    [words('sampling:form.method'), words(`sampling:methods.${design.method}`)],
    [words('sampling:form.entity'), words(`sampling:entities.${population.entity}`)],
    [
      words('sampling:form.amount'),
      `${words(`register:columns.${population.entity}.${population.amount}`)}, ${population.currency}`,
    ],
    // As it is kept, so that the same rows can be asked for again.
    ['JSON', JSON.stringify(population)],
    [words('sampling:form.confidence'), percentOfPpm(design.confidencePpm, locale)],
    [words('sampling:plan.count'), String(plan.count)],
    [words('sampling:plan.hash'), plan.hash],
    [words('sampling:plan.seed'), request.seed],
    ...unitFacts(sample, words, locale),
    [words('sampling:plan.size'), String(plan.size)],
    ...limitFacts(sample, words, locale),
    [words('sampling:evaluation.conclusion'), words(`sampling:${sentence.key}`, { ...sentence.values })],
  ];
};

const moneyOf =
  ({ plan: { currency } }: SampleDetail, locale: Locale) =>
  (minor: string | number): string =>
    formatAmount(BigInt(minor), currency, locale);

const unitFacts = (sample: SampleDetail, words: Words, locale: Locale): readonly Fact[] => {
  const { plan, request } = sample;
  const { design } = request;
  if (design.method !== 'mus' || plan.factor === null || plan.top === null) return [];
  const money = moneyOf(sample, locale);
  const aside = asideParts(plan.aside, money).map(({ key, values }) => words(`sampling:plan.${key}`, values));
  return [
    [words('sampling:plan.amount'), money(plan.amount ?? '0')],
    [words('sampling:plan.aside'), aside.join(', ') || words('sampling:plan.asideNone')],
    [words('sampling:form.tolerable'), money(design.tolerable)],
    [words('sampling:form.expected'), money(design.expected)],
    [words('sampling:plan.factor'), factorText(plan.factor, locale)],
    [words('sampling:plan.interval'), money(plan.interval ?? 0)],
    [words('sampling:plan.start'), money(plan.start ?? 0)],
    [
      words('sampling:plan.top'),
      plan.top.count === 0
        ? words('sampling:plan.topNone')
        : words('sampling:plan.topMade', { count: plan.top.count, amount: money(plan.top.amount) }),
    ],
  ];
};

const limitFacts = (sample: SampleDetail, words: Words, locale: Locale): readonly Fact[] => {
  const { evaluation } = sample;
  if (evaluation.of !== 'misstatement' || evaluation.unexamined > 0) return [];
  const money = moneyOf(sample, locale);
  return (['over', 'under'] as const).map((side): Fact => {
    const { basicPrecision, projected, allowance, known, upper } = evaluation[side];
    const values = {
      side: words(`sampling:evaluation.${side}`),
      basic: money(basicPrecision),
      projected: money(projected),
      allowance: money(allowance),
      known: money(known),
      upper: money(upper ?? '0'),
    };
    return [words('sampling:evaluation.upper'), words('sampling:cli.upper', values)];
  });
};

type ItemSheet = {
  readonly items: readonly ItemRow[];
  readonly words: Words;
  readonly locale: Locale;
};

const itemColumns = (words: Words): readonly SheetColumn[] => {
  const label = (column: string): string => words(`register:columns.sampleItem.${column}`);
  return [
    { header: label('position'), width: 8, look: 'stored', isNumeric: true },
    { header: label('stratum'), width: 18, look: 'stored' },
    { header: label('label'), width: 60, look: 'stored' },
    { header: label('bookAmount'), width: 18, look: 'stored', isNumeric: true },
    { header: label('auditedAmount'), width: 18, look: 'stored', isNumeric: true },
    { header: words('sampling:evaluation.misstatement'), width: 18, look: 'calculated', isNumeric: true },
    { header: label('deviation'), width: 12, look: 'stored' },
    { header: label('note'), width: 40, look: 'stored' },
  ];
};

const writeItems = async (
  workbook: OpenedWorkbook,
  name: string,
  { items, words, locale }: ItemSheet,
): Promise<void> => {
  const sheet = workbook.openSheet({
    name,
    columns: itemColumns(words),
    form: 'table',
    frozenColumns: 1,
    printFooter: '',
  });
  const render = itemRenderer(workbook, words, locale);
  for (const item of items) await sheet.writeRow(render(item, sheet.nextRow()));
  await sheet.close();
};

const itemRenderer = (workbook: OpenedWorkbook, words: Words, locale: Locale) => {
  const text = workbook.style(looks.stored(textFormat, 'left'));
  const integer = workbook.style(looks.stored(integerFormat, 'right'));
  const money = (currency: string | null, look: 'stored' | 'calculated'): number =>
    workbook.style(looks[look](moneyFormat(currency, locale), 'right'));
  const choice = (column: string, value: string | null): string =>
    value === null ? '' : words(`register:choices.sampleItem.${column}.${value}`);
  const amount = (ref: string, minor: number | null, currency: string | null): string =>
    minor === null
      ? blankCell(ref, money(currency, 'stored'))
      : numberCell(ref, money(currency, 'stored'), minorToDecimal(minor, currency ?? ''));
  return (item: ItemRow, row: number): string =>
    [
      numberCell(`A${row}`, integer, String(item.position)),
      textCell(`B${row}`, text, choice('stratum', item.stratum)),
      textCell(`C${row}`, text, inLanguage(item.label, locale)),
      amount(`D${row}`, item.bookAmount, item.currency),
      amount(`E${row}`, item.auditedAmount, item.currency),
      formulaCell(`F${row}`, money(item.currency, 'calculated'), differenceAt(row, item)),
      textCell(`G${row}`, text, choice('deviation', item.deviation)),
      textCell(`H${row}`, text, inLanguage(item.note ?? '', locale)),
    ].join('');
};

/** Book less audited; nothing while one of them is not known. */
const differenceAt = (row: number, { bookAmount, auditedAmount, currency }: ItemRow) => ({
  formula: `IF(OR(D${row}="",E${row}=""),"",D${row}-E${row})`,
  result:
    bookAmount === null || auditedAmount === null
      ? { text: '' }
      : { decimal: minorToDecimal(BigInt(bookAmount) - BigInt(auditedAmount), currency ?? '') },
});
