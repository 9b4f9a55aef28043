import type { DatedRules } from './dated-rules.ts';

/** GST and QST of a day, in parts per million of the amount before tax. */
export type TaxRates = { readonly gst: number; readonly qst: number };

const rates = { gst: { code: 'gst-rate', ppm: 50_000 }, qst: { code: 'qst-rate', ppm: 99_750 } } as const;

/** From this day on QST is 9.975 % of the amount without GST: where a case has no rule of its own, none is known before. */
const firstDay = '2013-01-01';

/** The rates of a day by the dated rules `gst-rate` and `qst-rate`; null where they are not known. */
export const taxRatesOn = (rules: DatedRules): ((on: string) => TaxRates | null) => {
  const known = new Map<string, TaxRates | null>();
  const rateOf = (tax: keyof TaxRates, on: string): number | null => {
    const { code, ppm } = rates[tax];
    const found = rules.ruling(code, { on, bodyKind: null, nature: null });
    if (found.kind === 'rule' && found.rule.limitPpm !== null) return found.rule.limitPpm;
    return found.kind === 'not-in-force' || on < firstDay ? null : ppm;
  };
  return (on) => {
    const before = known.get(on);
    if (before !== undefined) return before;
    const [gst, qst] = [rateOf('gst', on), rateOf('qst', on)];
    const made = gst === null || qst === null ? null : { gst, qst };
    known.set(on, made);
    return made;
  };
};
