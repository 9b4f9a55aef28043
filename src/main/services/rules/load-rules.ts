import { readFileSync } from 'node:fs';
import type { AnyFields } from '#shared/domain/register/entities.ts';
import type { Change } from '../trail/change.ts';

/** Adds the rules that the application ships (`rules/base-rules.json`) as rows that the user may correct. */
export const loadRules = (change: Change, resourcesUrl: URL): void => {
  const rules = JSON.parse(
    readFileSync(new URL('rules/base-rules.json', resourcesUrl), 'utf8'),
  ) as readonly AnyFields[];
  for (const rule of rules) change.insert('rule', rule);
};
