import type { IpcHandlers } from '#shared/ipc/api.ts';
import { announce, type HandlerContext } from './handler-context.ts';

export const createFindingsHandlers = (context: HandlerContext): IpcHandlers['findings'] => {
  const session = () => context.cases.require();
  return {
    suggest: () => session().reader.suggestNumbers(),
    evidence: ({ id }) => session().reader.findingEvidence({ id, locale: context.settings.read().locale }),
    sign: async (input) => {
      await session().writer().signFinding(input);
      await announce(context, ['finding']);
      return {};
    },
    fromException: async (input) => {
      const added = await session().writer().findingFromException(input);
      await announce(context, ['finding', 'evidence']);
      return added;
    },
  };
};
