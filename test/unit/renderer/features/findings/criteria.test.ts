import { describe, expect, it } from 'vitest';
import { criteriaOf } from '#renderer/features/findings/model/criteria.ts';
import { createFormat } from '#renderer/lib/format.ts';
import { createI18n } from '#renderer/lib/i18n.ts';
import { registerWords } from '#renderer/lib/register-words.ts';

const criteriaIn = (locale: 'fr' | 'en', rule: Parameters<typeof criteriaOf>[0]): string => {
  const i18n = createI18n(locale);
  return criteriaOf(rule, {
    t: i18n.getFixedT(locale, 'findings'),
    format: createFormat(locale),
    words: registerWords(i18n),
  });
};

const rule = {
  code: 'R-1',
  titleFr: 'Modification accessoire',
  titleEn: 'Accessory amendment',
  limitPpm: 125_000,
  validFrom: '2012-12-07',
  article: 'LCOP, art. 17',
  mark: 'verified',
  noteFr: 'La valeur de toutes les modifications s’additionne.',
};

describe('the criteria that a rule gives', () => {
  it('are its title, limit, validity, reference and note, in the language in use', () => {
    expect(criteriaIn('fr', rule)).toBe(
      [
        'Modification accessoire',
        'Limite\u00A0: 12,5\u00A0%',
        'en vigueur depuis le 2012-12-07',
        'Référence\u00A0: LCOP, art. 17',
        'La valeur de toutes les modifications s’additionne.',
      ].join('\n'),
    );
    expect(criteriaIn('en', rule)).toBe(
      [
        'Accessory amendment',
        'Limit: 12.5%',
        'in force since 2012-12-07',
        'Reference: LCOP, art. 17',
        // There is none in English.
        'La valeur de toutes les modifications s’additionne.',
      ].join('\n'),
    );
  });

  it('leave out what is missing, and say what was not verified', () => {
    expect(
      criteriaIn('en', {
        titleEn: 'Threshold',
        limitAmount: 13_380_000,
        currency: 'CAD',
        limitDays: 30,
        validFrom: '2022-01-01',
        validTo: '2023-12-31',
        mark: 'proposed',
      }),
    ).toBe(
      [
        'Threshold',
        'Limit: 30 days, $133,800.00',
        'in force from 2022-01-01 to 2023-12-31',
        'Rule not verified at its source.',
      ].join('\n'),
    );
  });
});
