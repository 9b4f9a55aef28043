import { readFileSync } from 'node:fs';
import type { AnyFields } from '#shared/domain/register/entities.ts';

const packFiles = ['rules/base-rules.json', 'rules/rule-pack.json'] as const;

/**
 * The rules that the application ships: those of overruns, then the dated pack. Where nobody has read the amount or the
 * number of days, the row is there with an operator and no limit, so that it is seen to be missing.
 */
export const readRulePack = (resourcesUrl: URL): readonly AnyFields[] =>
  packFiles.flatMap(
    (name) => JSON.parse(readFileSync(new URL(name, resourcesUrl), 'utf8')) as readonly AnyFields[],
  );

/** A rule of a case as it is now, and as it was when it was added; null where the trail does not say. */
export type KnownRule = { readonly now: AnyFields; readonly added: AnyFields | null };

/**
 * The rules of the pack that a case lacks. One that was added as a rule of the pack stays that rule, whatever was corrected
 * since. Another is known by its code, body, nature and first day, so that one whose limit, article or note was corrected
 * is not added again; one of the pack without a first day may have been dated. One that has another body, nature or first
 * day is known by its title.
 */
export const missingRules = (
  pack: readonly AnyFields[],
  known: readonly KnownRule[],
): readonly AnyFields[] => {
  const rows = known.map(({ now, added }) =>
    added !== null && pack.some((rule) => isSameRule(rule, added) || isCalledTheSame(rule, added))
      ? added
      : now,
  );
  return [...Map.groupBy(pack, identityOf).values()].flatMap((alike) => {
    const [first] = alike;
    if (first === undefined) return [];
    const there = rows.filter(
      (row) => isSameRule(first, row) || alike.some((rule) => isCalledTheSame(rule, row)),
    );
    const titles = new Set(there.map((row) => row['titleFr']));
    return alike
      .filter((rule) => !titles.has(rule['titleFr'] ?? null))
      .slice(0, Math.max(0, alike.length - there.length));
  });
};

const identityOf = (rule: AnyFields): string =>
  JSON.stringify(['code', 'bodyKind', 'nature', 'validFrom'].map((name) => rule[name] ?? null));

const isSameRule = (rule: AnyFields, row: AnyFields): boolean =>
  ['code', 'bodyKind', 'nature'].every((name) => (rule[name] ?? null) === (row[name] ?? null)) &&
  ((rule['validFrom'] ?? null) === null || rule['validFrom'] === row['validFrom']);

const isCalledTheSame = (rule: AnyFields, row: AnyFields): boolean =>
  rule['code'] === row['code'] && rule['titleFr'] !== undefined && rule['titleFr'] === row['titleFr'];
