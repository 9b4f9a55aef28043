import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IpcHandlers } from '#shared/ipc/api.ts';
import { AppFailure } from '#shared/ipc/app-failure.ts';
import { readLimits } from '../files/read-limits.ts';
import { safeName } from '../services/documents/kept-bytes.ts';
import { announce, type HandlerContext } from './handler-context.ts';

type DocumentsHandlers = IpcHandlers['documents'];

const fileBytes = ({ settings }: HandlerContext): number => readLimits(settings.read().limits).fileBytes;

/** Calls that keep documents, and give them out again. */
export const createDocumentsHandlers = (context: HandlerContext): DocumentsHandlers => {
  const session = () => context.cases.require();
  return {
    ...createPreviewHandlers(context),
    ...createAttachHandlers(context),
    choose: async () => context.files.grant(await context.dialogs.openDocuments()),
    keep: async ({ token, under }) => {
      const paths = context.files.pathsOf(token);
      const kept = await session()
        .writer()
        .keepDocuments({ paths, maximumBytes: fileBytes(context), under });
      await announce(context, ['document']);
      return kept;
    },
    fromImport: async (input) => {
      const listed = await session().writer().documentOfImport(input);
      await announce(context, ['document']);
      return listed;
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

const createAttachHandlers = (
  context: HandlerContext,
): Pick<DocumentsHandlers, 'suggestInvoices' | 'attach' | 'ofInvoice'> => {
  const session = () => context.cases.require();
  return {
    ofInvoice: (input) => session().reader.supportOfInvoice(input),
    suggestInvoices: ({ token, jobId }) =>
      context.jobs.run(jobId, ({ onProgress, onStart }) =>
        session().withOwnReader(
          (reader) => reader.suggestInvoices({ paths: context.files.pathsOf(token) }, { onProgress }),
          onStart,
        ),
      ),
    attach: async ({ token, attachments: asked, jobId }) => {
      const paths = context.files.pathsOf(token);
      const attachments = asked.map(({ file, invoiceId }) => {
        const path = paths[file];
        if (path === undefined) throw new AppFailure({ code: 'file-not-found', file: `${token} ${file}` });
        return { path, invoiceId };
      });
      const attached = await context.jobs.run(jobId, (job) =>
        session()
          .writer()
          .attachDocuments({ attachments, maximumBytes: fileBytes(context) }, job),
      );
      await announce(context, ['document', 'supportingDocument']);
      return attached;
    },
  };
};

/** What the window is given whole: as much of a PDF as is read, and more than any picture is worth. */
const mostBytesShown = 64 * 1024 ** 2;

const createPreviewHandlers = (
  context: HandlerContext,
): Pick<DocumentsHandlers, 'sources' | 'preview' | 'bytes'> => {
  const session = () => context.cases.require();
  const fileOf = (id: number, maximumBytes: number) =>
    session().reader.documentFile({
      id,
      folder: join(session().temporaryFolder(), 'documents'),
      maximumBytes,
    });
  return {
    sources: ({ search }) =>
      session().reader.documentSources({ search, locale: context.settings.read().locale }),
    preview: async ({ id, ...asked }) => {
      const { path, ...file } = await fileOf(id, fileBytes(context));
      const preview = await session().withFileThread((thread) => thread.previewDocument({ path, ...asked }));
      return { file, preview };
    },
    bytes: async ({ id }) => {
      const { path } = await fileOf(id, Math.min(mostBytesShown, fileBytes(context)));
      return { bytes: new Uint8Array(await readFile(path)) };
    },
  };
};
