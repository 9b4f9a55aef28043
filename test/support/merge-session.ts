import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { exportWorkbook } from '#main/services/exporting/export-workbook.ts';
import { applyMerge } from '#main/services/merging/apply-merge.ts';
import { mergeReason } from '#main/services/merging/merge-reason.ts';
import type { PlannedMerge } from '#main/services/merging/merge-steps.ts';
import { planMerge } from '#main/services/merging/plan-merge.ts';
import { openReadable } from '#main/db/open-database.ts';
import type { Locale } from '#shared/ipc/contract.ts';
import { newCase, resourcesUrl, type CaseFixture } from './case-fixture.ts';
import { tempFolder } from './temp-folder.ts';

export type Round = CaseFixture & {
  /** Exports the case as it is and returns the path. */
  readonly export: (name?: string) => Promise<string>;
  readonly plan: (path: string) => Promise<PlannedMerge>;
  /** Writes all items but the conflicts, or these. */
  readonly apply: (planned: PlannedMerge, items?: readonly number[]) => readonly number[];
};

/** A case with what is needed to let a workbook make the round trip. */
export const newRound = async ({
  sample = false,
  locale = 'fr',
}: { readonly sample?: boolean; readonly locale?: Locale } = {}): Promise<Round> => {
  const fixture = await newCase({ sample });
  const folder = tempFolder();
  const reader = openReadable(fixture.path);
  onTestFinished(() => {
    reader.close();
  });
  return {
    ...fixture,
    export: async (name = 'out.xlsx') => {
      const path = join(folder, name);
      await exportWorkbook(reader, {
        path,
        casePath: fixture.path,
        locale,
        today: '2026-01-15',
        resourcesUrl,
      });
      return path;
    },
    plan: (path) => planMerge(reader, { path, locale, resourcesUrl }),
    apply: ({ plan, steps }, items) =>
      applyMerge(
        fixture.context,
        (items ?? [...plan.changes, ...plan.added, ...plan.removed].map(({ item }) => item)).map((item) => ({
          item,
          steps: steps[item] ?? [],
        })),
        mergeReason(plan),
      ).stale,
  };
};
