import type { IpcHandlers } from '#shared/ipc/api.ts';
import { announce, type HandlerContext } from './handler-context.ts';

export const createRegisterHandlers = (context: HandlerContext): IpcHandlers['register'] => {
  const reader = () => context.cases.require().reader;
  const writer = () => context.cases.require().writer();
  const asked = () => ({ locale: context.settings.read().locale, today: context.today() });
  return {
    page: (input) => reader().page({ ...input, ...asked() }),
    aggregate: (input) => reader().aggregate({ ...input, ...asked() }),
    get: (input) => reader().get({ ...input, ...asked() }),
    options: (input) => reader().options({ ...input, ...asked() }),
    columnValues: (input) => reader().columnValues(input),
    insert: async (input) => {
      const inserted = await writer().insert(input);
      await announce(context, [input.entity]);
      return inserted;
    },
    update: async (input) => {
      await writer().update(input);
      await announce(context, [input.entity]);
      return {};
    },
    paste: async (input) => {
      const pasted = await writer().paste(input);
      await announce(context, [input.entity]);
      return pasted;
    },
    remove: async (input) => {
      await writer().remove(input);
      await announce(context, [input.entity]);
      return {};
    },
    duplicate: async (input) => {
      const inserted = await writer().duplicate(input);
      await announce(context, [input.entity]);
      return inserted;
    },
  };
};

export const createHistoryHandlers = (context: HandlerContext): IpcHandlers['history'] => ({
  state: () => context.cases.require().reader.historyState(),
  undo: async () => {
    const { entities, state } = await context.cases.require().writer().undo();
    await announce(context, entities);
    return state;
  },
  redo: async () => {
    const { entities, state } = await context.cases.require().writer().redo();
    await announce(context, entities);
    return state;
  },
  events: (input) =>
    context.cases.require().reader.events({ ...input, locale: context.settings.read().locale }),
  scopes: () => context.cases.require().reader.trailScopes(),
});
