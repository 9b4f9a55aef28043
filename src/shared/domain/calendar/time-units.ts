import { sortKey } from '../text/sort-key.ts';

/** What work is counted in. A month is not: subscriptions are billed by it. */
export type TimeUnit = 'minute' | 'hour' | 'half-day' | 'day' | 'week';

/** As vendors write them, without accents, case or punctuation; also the codes of UN/ECE Recommendation 20. */
const names: Readonly<Record<TimeUnit, string>> = {
  minute: 'min|mins|mn|minute|minutes',
  hour: 'h|hr|hrs|hre|hres|heure|heures|hour|hours|hur|lh|heure personne|heures personnes|personne heure|person hour|person hours|man hour|man hours|labour hour|labour hours|labor hour|labor hours',
  'half-day': 'demi journee|demi journees|demi jour|demi jours|half day|half days',
  day: 'j|jr|jrs|jour|jours|journee|journees|day|days|jour personne|jours personnes|personne jour|person day|person days|man day|man days',
  week: 'sem|semaine|semaines|week|weeks|wee',
};

const unitByName: ReadonlyMap<string, TimeUnit> = new Map(
  (Object.entries(names) as [TimeUnit, string][]).flatMap(([unit, written]) =>
    written.split('|').map((name) => [name, unit] as const),
  ),
);

/** The unit of time that a unit of measure is, `h`, `Hrs.`, `HUR`, `jours-personnes`; null for any other. */
export const timeUnitOf = (written: string): TimeUnit | null =>
  unitByName.get(
    sortKey(written)
      .replace(/[^a-z0-9]+/gu, ' ')
      .trim(),
  ) ?? null;
