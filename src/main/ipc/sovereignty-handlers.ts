import type { IpcHandlers } from '#shared/ipc/api.ts';
import type { HandlerContext } from './handler-context.ts';

export const createSovereigntyHandlers = (context: HandlerContext): IpcHandlers['sovereignty'] => {
  const reader = () => context.cases.require().reader;
  return {
    contract: ({ id }) => reader().contractSovereignty({ id, locale: context.settings.read().locale }),
    lobbying: ({ id }) => reader().vendorLobbying({ id, today: context.today() }),
    control: () => reader().controlCountries(),
  };
};
