import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openReadable } from '#main/db/open-database.ts';
import type { ReadableDb } from '#main/db/types.ts';
import { openCase } from '#main/services/case/open-case.ts';
import { makeChange, type CaseContext } from '#main/services/trail/change.ts';
import type { AnyFields, EntityName } from '#shared/domain/register/entities.ts';
import { newCaseFile } from './new-case-file.ts';
import { tempFolder } from './temp-folder.ts';

export { fakeClock, resourcesUrl } from './new-case-file.ts';

export type CaseFixture = {
  readonly path: string;
  readonly context: CaseContext;
  readonly add: (entity: EntityName, fields: AnyFields) => number;
  readonly reader: () => ReadableDb;
  readonly close: () => void;
};

/** A new, real case file in a folder of its own, open for writing. Closed when the running test ends. */
export const newCase = async ({
  sample = false,
}: { readonly sample?: boolean } = {}): Promise<CaseFixture> => {
  const path = join(tempFolder(), 'case.constat');
  const clock = newCaseFile(path, sample);
  const { context, close } = await openCase(path, { actor: 'Auditor', clock });
  let isOpen = true;
  const closeOnce = (): void => {
    if (isOpen) close();
    isOpen = false;
  };
  onTestFinished(closeOnce);
  return {
    path,
    context,
    add: (entity, fields) =>
      makeChange(context, 'register.insert', (change) => change.insert(entity, fields)),
    reader: () => {
      const db = openReadable(path);
      onTestFinished(() => {
        db.close();
      });
      return db;
    },
    close: closeOnce,
  };
};

/** The least that a contract needs. */
export const contractFields = (reference: string, fields: AnyFields = {}): AnyFields => ({
  reference,
  kind: 'contract',
  awardMethod: 'unknown',
  status: 'active',
  currency: 'CAD',
  taxBasis: 'excluded',
  ...fields,
});
