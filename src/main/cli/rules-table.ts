import { formatAmount } from '#shared/domain/money/format-amount.ts';
import { minorToDecimal } from '#shared/domain/money/money.ts';
import type { AnyFields } from '#shared/domain/register/entities.ts';
import { isLimitMissing } from '#shared/domain/rules/missing-limit.ts';
import type { Terminal } from './terminal.ts';

export type ListedRules = {
  readonly rules: readonly AnyFields[];
  /** Rules of the pack that were added; null when that was not asked. */
  readonly added: number | null;
  /** Rules of the pack that the case lacks, after that. */
  readonly lacking: number;
};

/** What `constat rules --json` prints: amounts as decimal strings, shares in parts per million. */
export const rulesJson = ({ rules, added, lacking }: ListedRules) => ({
  rules: rules.map(({ limitAmount, enabled, ...rule }) => ({
    ...rule,
    amount: amountOf({ ...rule, limitAmount: limitAmount ?? null }),
    enabled: enabled === 1,
    limitMissing: isLimitMissing({ ...rule, limitAmount: limitAmount ?? null }),
  })),
  lacking,
  ...(added === null ? {} : { added }),
});

const amountOf = ({ limitAmount, currency }: AnyFields): string | null =>
  typeof limitAmount === 'number' ? minorToDecimal(limitAmount, String(currency ?? 'CAD')) : null;

/** The rules for a terminal: validity, verification, limit and title, aligned; then what is missing. */
export const rulesTable = (listed: ListedRules, terminal: Terminal): readonly string[] => {
  const { words } = terminal;
  const rows = listed.rules.map((rule) => [
    `${textOf(rule['validFrom'], '…')} – ${textOf(rule['validTo'], '…')}`,
    words(`register:choices.rule.mark.${textOf(rule['mark'], '')}`),
    limitText(rule, terminal),
    titleOf(rule, terminal),
  ]);
  const widths = [0, 1, 2].map((index) => Math.max(0, ...rows.map((row) => row[index]?.length ?? 0)));
  return [
    ...rows.map((row) => row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  ')),
    ...summaryOf(listed, terminal),
  ];
};

const summaryOf = ({ rules, added, lacking }: ListedRules, { words }: Terminal): readonly string[] => [
  words('rules:cli.listed', {
    count: rules.length,
    missing: rules.filter((rule) => isLimitMissing(rule)).length,
  }),
  ...(added === null ? [] : [words('rules:added', { count: added })]),
  ...(lacking === 0 ? [] : [words('rules:lacks', { count: lacking }), words('rules:cli.addPack')]),
];

const textOf = (value: AnyFields[string] | undefined, none: string): string =>
  value === null || value === undefined ? none : String(value);

const titleOf = (rule: AnyFields, { locale, words }: Terminal): string =>
  [
    textOf(rule[locale === 'fr' ? 'titleFr' : 'titleEn'], ''),
    ...(rule['enabled'] === 1 ? [] : [`(${words('rules:cli.notApplied')})`]),
  ].join(' ');

/**
 * What it compares with, or that nobody has entered it. An upper limit is of the days or the share, a lower one of the
 * amount; what else the rule has stands in brackets.
 */
const limitText = (rule: AnyFields, terminal: Terminal): string => {
  const { words } = terminal;
  if (isLimitMissing(rule)) return words('rules:missingLimit');
  const { operator } = rule;
  const [first, ...others] =
    operator === 'at-most' ? limitsOf(rule, terminal).toReversed() : limitsOf(rule, terminal);
  if (first === undefined) return '–';
  return [
    ...(typeof operator === 'string' ? [words(`register:choices.rule.operator.${operator}`)] : []),
    first,
    ...(others.length === 0 ? [] : [`(${others.join(', ')})`]),
  ].join(' ');
};

const limitsOf = (rule: AnyFields, { locale, words }: Terminal): readonly string[] => {
  const { limitAmount, limitPpm, limitDays } = rule;
  const currency = textOf(rule['currency'], 'CAD');
  return [
    ...(typeof limitAmount === 'number' ? [formatAmount(limitAmount, currency, locale)] : []),
    ...(typeof limitPpm === 'number' ? [words('rules:cli.percent', { percent: limitPpm / 10_000 })] : []),
    ...(typeof limitDays === 'number' ? [words('rules:days', { count: limitDays })] : []),
  ];
};
