import { formatAmount } from '#shared/domain/money/format-amount.ts';
import { inLanguage } from '#shared/domain/text/in-language.ts';
import { minorToDecimal } from '#shared/domain/money/money.ts';
import { conclusionSentence } from '#shared/domain/sampling/conclusion-sentence.ts';
import { factorText } from '#shared/domain/sampling/percent.ts';
import type {
  SampleCheck,
  SampleDetail,
  SampleEvaluation,
  SamplePlan,
  SampleRequest,
} from '#shared/ipc/calls/sampling.ts';
import type { RowOf } from '#shared/domain/register/entities.ts';
import { asideParts } from '#shared/domain/sampling/aside-parts.ts';
import type { Terminal } from './terminal.ts';

type Item = RowOf<'sampleItem'>;

/** Amounts are decimal strings in the currency beside them, rates parts per million, factors millionths. */
export const planJson = (request: SampleRequest, plan: SamplePlan) => {
  const decimal = (minor: string | number | null): string | null =>
    minor === null ? null : minorToDecimal(BigInt(minor), plan.currency);
  const { design } = request;
  return {
    population: request.population,
    design:
      design.method === 'mus'
        ? { ...design, tolerable: decimal(design.tolerable), expected: decimal(design.expected) }
        : design,
    seed: request.seed,
    ...plan,
    amount: decimal(plan.amount),
    aside: { ...plan.aside, negativeAmount: decimal(plan.aside.negativeAmount) },
    interval: decimal(plan.interval),
    start: decimal(plan.start),
    top: plan.top === null ? null : { ...plan.top, amount: decimal(plan.top.amount) },
  };
};

/** A sample with its evaluation, and with its items where they are given. */
export const sampleJson = (
  sample: SampleDetail,
  items: readonly Item[] | null,
  { words, locale }: Terminal,
) => {
  const { id, title, drawnOn, request, plan, examined, evaluation } = sample;
  const sentence = conclusionSentence(sample, locale);
  return {
    id,
    title,
    drawnOn,
    ...planJson(request, plan),
    examined,
    evaluation: evaluationJson(evaluation, plan.currency),
    sentence: words(`sampling:${sentence.key}`, { ...sentence.values }),
    ...(items === null ? {} : { items: items.map(itemJson) }),
  };
};

const itemJson = ({ position, stratum, entity, rowId, label, currency, ...item }: Item) => {
  const decimal = (minor: number | null): string | null =>
    minor === null ? null : minorToDecimal(minor, currency ?? '');
  return {
    position,
    stratum,
    entity,
    rowId,
    label,
    currency,
    bookAmount: decimal(item.bookAmount),
    auditedAmount: decimal(item.auditedAmount),
    deviation: item.deviation,
    note: item.note,
  };
};

const evaluationJson = (evaluation: SampleEvaluation, currency: string) => {
  const decimal = (minor: string | number | null): string | null =>
    minor === null ? null : minorToDecimal(BigInt(minor), currency);
  if (evaluation.of === 'rate') return { ...evaluation, projected: decimal(evaluation.projected) };
  const side = ({ errors, isBeyondBook, ...amounts }: typeof evaluation.over) => ({
    ...Object.fromEntries(Object.entries(amounts).map(([name, minor]) => [name, decimal(minor)])),
    isBeyondBook,
    errors: errors.map((error) => ({
      ...error,
      bookAmount: decimal(error.bookAmount),
      misstatement: decimal(error.misstatement),
      projected: decimal(error.projected),
      allowance: decimal(error.allowance),
    })),
  });
  return { ...evaluation, over: side(evaluation.over), under: side(evaluation.under) };
};

/** What a draw is or would be, line by line. */
export const planLines = (
  { seed }: Pick<SampleRequest, 'seed'>,
  plan: SamplePlan,
  { words, locale }: Terminal,
): readonly string[] => {
  const money = (minor: string | number): string => formatAmount(BigInt(minor), plan.currency, locale);
  const { count, hash, size } = plan;
  const aside = asideParts(plan.aside, money).map(({ key, values }) => words(`sampling:plan.${key}`, values));
  return [
    plan.factor === null
      ? words('sampling:cli.populationRows', { count, hash })
      : words('sampling:cli.population', { count, hash, amount: money(plan.amount ?? '0') }),
    ...(aside.length === 0 ? [] : [words('sampling:cli.aside', { what: aside.join(', ') })]),
    plan.factor === null
      ? words('sampling:cli.rows', { seed })
      : words('sampling:cli.mus', {
          seed,
          interval: money(plan.interval ?? 0),
          factor: factorText(plan.factor, locale),
          start: money(plan.start ?? 0),
        }),
    plan.top === null
      ? words('sampling:cli.sizeRows', { size })
      : words('sampling:cli.size', { size, top: plan.top.count }),
    ...(plan.allowed === null ? [] : [words('sampling:cli.allowed', { allowed: plan.allowed })]),
  ];
};

/** A sample, how its limit comes about, and its conclusion. */
export const sampleLines = (
  sample: SampleDetail,
  items: readonly Item[] | null,
  terminal: Terminal,
): readonly string[] => {
  const { words, locale } = terminal;
  const sentence = conclusionSentence(sample, locale);
  return [
    words('sampling:cli.drawn', { id: sample.id, title: sample.title }),
    ...planLines(sample.request, sample.plan, terminal).map(indented),
    ...limitLines(sample, terminal).map(indented),
    ...(items ?? []).map((item) => indented(itemLine(item, terminal))),
    indented(words(`sampling:${sentence.key}`, { ...sentence.values })),
  ];
};

const indented = (line: string): string => `  ${line}`;

const itemLine = ({ position, bookAmount, currency, label }: Item, { words, locale }: Terminal): string =>
  words('sampling:cli.item', {
    position,
    label: inLanguage(label, locale),
    amount: bookAmount === null ? '–' : formatAmount(bookAmount, currency ?? 'CAD', locale),
  });

const limitLines = ({ evaluation, plan }: SampleDetail, { words, locale }: Terminal): readonly string[] => {
  if (evaluation.of === 'rate' || evaluation.unexamined > 0) return [];
  const money = (minor: string | null): string => formatAmount(BigInt(minor ?? 0), plan.currency, locale);
  return (['over', 'under'] as const).map((side) => {
    const { basicPrecision, projected, allowance, known, upper } = evaluation[side];
    return words('sampling:cli.upper', {
      side: words(`sampling:evaluation.${side}`),
      basic: money(basicPrecision),
      projected: money(projected),
      allowance: money(allowance),
      known: money(known),
      upper: money(upper),
    });
  });
};

/** Whether a draw is reproduced, and else what changed. */
export const checkLines = (
  check: SampleCheck,
  currency: string,
  { words, locale }: Terminal,
): readonly string[] => {
  if (check.isSamePopulation) return [words(`sampling:check.${check.isSameDraw ? 'same' : 'otherDraw'}`)];
  const money = (minor: number | null): string =>
    minor === null ? '–' : formatAmount(minor, currency, locale);
  const counts = (['inserted', 'updated', 'removed'] as const).filter((kind) => check[kind] > 0);
  return [
    words('sampling:check.changed'),
    ...counts.map((kind) => indented(words(`sampling:check.${kind}`, { count: check[kind] }))),
    ...(check.imports.length === 0
      ? []
      : [indented(words('sampling:check.imports', { files: check.imports.join(', ') }))]),
    ...check.items.map(({ position, label, was, now, isGone }) => {
      const state = isGone
        ? words('sampling:check.gone')
        : words('sampling:check.was', { was: money(was), now: money(now) });
      return indented(`${position}  ${inLanguage(label, locale)}: ${state}`);
    }),
  ];
};
