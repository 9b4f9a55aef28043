import type { AnyFields } from '#shared/domain/register/entities.ts';
import { missingRules, readRulePack } from '../services/rules/rule-pack.ts';
import type { CaseSession } from './case-session.ts';

/** All rules of a case, as they were entered or corrected there. */
export const rulesOfCase = async ({ reader }: CaseSession): Promise<readonly AnyFields[]> => {
  const query = { entity: 'rule', filters: [], sort: [], search: '' };
  const { rows } = await reader.page({ query, offset: 0, limit: Number.MAX_SAFE_INTEGER });
  return rows.map(({ id, values }) => ({ id, ...values }));
};

/** The rules that the application ships and the case lacks. */
export const rulesLackingIn = async (
  session: CaseSession,
  resourcesUrl: URL,
): Promise<readonly AnyFields[]> =>
  missingRules(readRulePack(resourcesUrl), await session.reader.knownRules());

/** Adds them as one change; nothing is written when there is none. Gives how many. */
export const addRulesLackingIn = async (session: CaseSession, resourcesUrl: URL): Promise<number> => {
  const rows = await rulesLackingIn(session, resourcesUrl);
  if (rows.length > 0) await session.writer().insert({ entity: 'rule', rows });
  return rows.length;
};
