import type { TFunction } from 'i18next';
import type { Format } from '#renderer/lib/format.ts';
import type { RegisterWords } from '#renderer/lib/register-words.ts';
import type { AnyFields } from '#shared/domain/register/entities.ts';

type CriteriaWords = {
  /** Of the namespace `findings`. */
  readonly t: TFunction;
  readonly format: Format;
  readonly words: RegisterWords;
};

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** Parts per million as percentage points: 125000 is `12.5`. */
const points = (ppm: number): string => {
  const fraction = String(Math.abs(ppm % 10_000))
    .padStart(4, '0')
    .replace(/0+$/u, '');
  const whole = `${ppm < 0 ? '-' : ''}${Math.trunc(Math.abs(ppm) / 10_000)}`;
  return fraction === '' ? whole : `${whole}.${fraction}`;
};

/**
 * What a rule says, as the text that a finding keeps: title, limit, when it is in force, where it stands, its note. The
 * rule may be corrected later; the finding keeps what was read.
 */
export const criteriaOf = (rule: AnyFields, { t, format, words }: CriteriaWords): string => {
  const here = format.locale === 'fr' ? 'Fr' : 'En';
  const there = here === 'Fr' ? 'En' : 'Fr';
  const article = text(rule['article']);
  return [
    text(rule[`title${here}`]) ?? text(rule[`title${there}`]),
    limitOf(rule, { t, format, words }),
    validityOf(rule, { t, format, words }),
    article === null ? null : t('criteria.article', { article }),
    text(rule[`note${here}`]) ?? text(rule[`note${there}`]),
    rule['mark'] === 'verified' ? null : t('criteria.unverified'),
  ]
    .filter((line) => line !== null)
    .join('\n');
};

const limitOf = (rule: AnyFields, { t, format, words }: CriteriaWords): string | null => {
  const { limitPpm, limitDays, limitAmount, currency } = rule;
  const limits = [
    ...(typeof limitPpm === 'number' ? [format.percent(points(limitPpm))] : []),
    ...(typeof limitDays === 'number' ? [t('criteria.days', { count: limitDays })] : []),
    ...(typeof limitAmount === 'number' ? [format.money(limitAmount, text(currency))] : []),
  ];
  if (limits.length === 0) return null;
  const operator = text(rule['operator']);
  const sign = operator === null ? '' : `${words.choice('rule', 'operator', operator).toLocaleLowerCase()} `;
  return t('criteria.limit', { limit: sign + limits.join(', ') });
};

const validityOf = (rule: AnyFields, { t }: CriteriaWords): string | null => {
  const [from, to] = [text(rule['validFrom']), text(rule['validTo'])];
  if (from !== null && to !== null) return t('criteria.between', { from, to });
  if (from !== null) return t('criteria.from', { date: from });
  return to === null ? null : t('criteria.to', { date: to });
};
