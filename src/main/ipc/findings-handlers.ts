import type { IpcHandlers } from '#shared/ipc/api.ts';
import { readLimits } from '../files/read-limits.ts';
import { safeName } from '../services/documents/kept-bytes.ts';
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

export const createDocumentsHandlers = (context: HandlerContext): IpcHandlers['documents'] => {
  const session = () => context.cases.require();
  return {
    choose: async () => context.files.grant(await context.dialogs.openDocuments()),
    keep: async ({ token, under }) => {
      const { fileBytes } = readLimits(context.settings.read().limits);
      const kept = await session()
        .writer()
        .keepDocuments({ paths: context.files.pathsOf(token), maximumBytes: fileBytes, under });
      await announce(context, ['document']);
      return kept;
    },
    saveCopy: async ({ id }) => {
      const { values } = await session().reader.get({ entity: 'document', id });
      const path = await context.dialogs.saveDocument(safeName(String(values['fileName'])));
      if (path === null) return null;
      const saved = await session().reader.saveDocument({ id, path });
      context.writtenFiles.add(saved.path);
      return saved;
    },
  };
};
