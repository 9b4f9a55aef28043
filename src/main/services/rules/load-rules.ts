import type { Change } from '../trail/change.ts';
import { readRulePack } from './rule-pack.ts';

/** Adds the rules that the application ships as rows that the user may correct. */
export const loadRules = (change: Change, resourcesUrl: URL): void => {
  for (const rule of readRulePack(resourcesUrl)) change.insert('rule', rule);
};
