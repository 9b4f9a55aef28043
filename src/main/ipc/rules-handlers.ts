import type { IpcHandlers } from '#shared/ipc/api.ts';
import type { AnyFields } from '#shared/domain/register/entities.ts';
import { missingRules, readRulePack } from '../services/rules/rule-pack.ts';
import { announce, type HandlerContext } from './handler-context.ts';

export const createRulesHandlers = (context: HandlerContext): IpcHandlers['rules'] => {
  const missing = async (): Promise<readonly AnyFields[]> => {
    const query = { entity: 'rule', filters: [], sort: [], search: '' };
    const page = await context.cases.require().reader.page({
      query,
      offset: 0,
      limit: Number.MAX_SAFE_INTEGER,
      locale: context.settings.read().locale,
      today: context.today(),
    });
    return missingRules(
      readRulePack(context.resourcesUrl),
      page.rows.map(({ values }) => values),
    );
  };
  return {
    missing: async () => ({ count: (await missing()).length }),
    addMissing: async () => {
      const rows = await missing();
      if (rows.length === 0) return { added: 0 };
      await context.cases.require().writer().insert({ entity: 'rule', rows });
      await announce(context, ['rule']);
      return { added: rows.length };
    },
  };
};
