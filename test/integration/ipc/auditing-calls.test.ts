import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { settingsOf } from '#main/services/importing/import-settings.ts';
import type { ExceptionRow } from '#shared/ipc/auditing-schemas.ts';
import { recogniseAll } from '#shared/ipc/import-schemas.ts';
import { openWindowFixture, refusalOf, valueOf, type WindowFixture } from '../../support/window-fixture.ts';

/** Two invoices of one vendor, on one day, over one amount, in rows 3 and 5 of the file: one exception of T04. */
const file = `Invoice number,Date,Vendor,Net amount
F-1,2025-05-02,Acme inc.,100.00
F-2,2025-05-05,Acme inc.,250.00
F-3,2025-05-06,Acme inc.,300.00
F-9,2025-05-05,Acme inc.,250.00
`;

const windowWithImport = async (): Promise<WindowFixture & { readonly importId: number }> => {
  const window = openWindowFixture();
  const { api, folder } = window;
  window.choose(join(folder, 'dossier.constat'));
  valueOf(await api.cases.create({ sample: false }));
  valueOf(
    await api.register.insert({ entity: 'organization', rows: [{ kind: 'vendor', name: 'Acme inc.' }] }),
  );
  writeFileSync(join(folder, 'mai.csv'), file);
  window.choose(join(folder, 'mai.csv'));
  const token = valueOf(await api.importing.choose({}))?.token ?? '';
  const inspection = valueOf(await api.importing.inspect({ token, options: recogniseAll }));
  const { importId } = valueOf(
    await api.importing.stage({ token, settings: settingsOf(inspection), jobId: 'i-1' }),
  );
  valueOf(await api.importing.commit({ importId, acceptValid: true }));
  return { ...window, importId };
};

const exceptionsOf = async ({ api }: WindowFixture, runId: number): Promise<readonly ExceptionRow[]> =>
  valueOf(await api.auditing.exceptions({ runId, status: 'all', verdict: 'all', offset: 0, limit: 10 })).rows;

describe('tests in the window', () => {
  test('are run, judged, run again and compared, and lead to the rows of the file', async () => {
    const window = await windowWithImport();
    const { auditing, history, proof, importing } = window.api;
    const result = valueOf(await auditing.run({ tests: ['T04', 'T09'], settings: {}, jobId: 'r-1' }));
    expect(result).toMatchObject({ battery: 1, failed: [], isCancelled: false });
    expect(result.runs.map((run) => [run.test, run.status, run.exceptionCount])).toEqual([
      ['T04', 'done', 1],
      ['T09', 'not-applicable', 0],
    ]);
    expect(window.pushes).toContainEqual({
      name: 'data:changed',
      payload: expect.objectContaining({ entities: ['testRun'] }),
    });
    expect(window.pushes).toContainEqual({
      name: 'job:progress',
      payload: { jobId: 'r-1', phase: 'T04', done: 0, total: 2 },
    });
    const runId = result.runs[0]?.id ?? 0;
    const [exception] = await exceptionsOf(window, runId);
    const key = exception?.key ?? '';
    const detail = valueOf(await auditing.exception({ runId, key }));
    expect(detail.rows).toEqual(
      [
        ['F-2 – 2025-05-05', 3],
        ['F-9 – 2025-05-05', 5],
      ].map(([label, row]) => ({
        entity: 'invoice',
        id: expect.any(Number),
        label,
        isPresent: true,
        source: {
          importId: window.importId,
          file: 'mai.csv',
          sheet: null,
          row,
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/u),
        },
      })),
    );
    valueOf(await auditing.dispose({ runId, keys: [key], verdict: 'explained', note: 'Deux sites' }));
    expect(window.pushes.at(-1)).toMatchObject({ payload: { entities: ['disposition'] } });

    const again = valueOf(await auditing.run({ tests: ['T04'], settings: {}, jobId: 'r-2' }));
    expect(again.runs[0]).toMatchObject({
      previousId: runId,
      comparison: { new: 0, gone: 0, changed: 0, same: 1 },
      dispositions: { explained: 1, open: 0, stale: 0 },
    });
    const afterId = again.runs[0]?.id ?? 0;
    expect(
      valueOf(await auditing.compare({ beforeId: runId, afterId, status: 'all', offset: 0, limit: 10 })),
    ).toMatchObject({
      total: 1,
      rows: [{ status: 'same', key, after: { disposition: { note: 'Deux sites' } } }],
    });
    expect(valueOf(await auditing.batteries({ offset: 0, limit: 10 }))).toMatchObject({ total: 2 });
    expect(valueOf(await auditing.getRun({ runId: afterId }))).toMatchObject({ run: { id: afterId } });
    expect(
      valueOf(await auditing.runs({ test: 'T04', offset: 0, limit: 10 })).rows.map(({ id }) => id),
    ).toEqual([afterId, runId]);

    valueOf(await history.undo({}));
    expect((await exceptionsOf(window, afterId))[0]?.disposition).toBeNull();
    valueOf(await importing.undo({ importId: window.importId }));
    expect(valueOf(await auditing.exception({ runId, key })).rows[0]).toMatchObject({
      isPresent: false,
      source: { file: 'mai.csv', row: 3 },
    });
    expect(valueOf(await proof.verify({}))).toMatchObject({ ok: true, firstMismatch: null });
  });

  test('are listed with what they lack, and explained in both languages', async () => {
    const { api } = await windowWithImport();
    const tests = valueOf(await api.auditing.tests({}));
    expect(tests.find(({ id }) => id === 'T04')).toMatchObject({
      reads: ['invoice'],
      missing: [],
      lastRun: null,
    });
    expect(tests.find(({ id }) => id === 'A01')).toMatchObject({
      missing: ['contract', 'amendment'],
      parameters: [{ name: 'percent', kind: 'percent', default: 10, mark: 'stated', min: 0, values: null }],
    });
    for (const { id } of tests) {
      for (const locale of ['fr', 'en'] as const) {
        const page = valueOf(await api.auditing.page({ test: id, locale }));
        const words = [
          page.title,
          ...page.reads,
          ...page.exclusions,
          ...page.parameters.map((p) => p.meaning),
        ];
        // A word that a catalogue lacks comes back as its key.
        expect(
          words.filter((word) => /^(?:audit:)?(?:titles|needs|exclusions|parameters)\./u.test(word)),
          id,
        ).toEqual([]);
      }
    }
    expect(valueOf(await api.auditing.page({ test: 'T01', locale: 'fr' })).title).toBe('Doublon exact');
    expect(refusalOf(await api.auditing.page({ test: 'T99', locale: 'fr' }))).toMatchObject({
      code: 'not-found',
    });
  });

  test('refuse a test, a parameter and a value that there is not, and a run that there is not', async () => {
    const { api } = await windowWithImport();
    const { auditing } = api;
    const run = (tests: string[], settings: Record<string, Record<string, string>>) =>
      auditing.run({ tests, settings, jobId: 'r' });
    expect(refusalOf(await run(['T99'], {}))).toEqual({ code: 'usage', detail: 'T99' });
    expect(refusalOf(await run(['T02'], { T02: { days: 'many' } }))).toEqual({
      code: 'usage',
      detail: 'T02.days=many',
    });
    expect(valueOf(await run(['T02'], { T02: { days: '3' } })).runs[0]?.changedParameters).toEqual(['days']);
    expect(refusalOf(await auditing.getRun({ runId: 99 }))).toMatchObject({ code: 'not-found', id: 99 });
    expect(
      refusalOf(await auditing.dispose({ runId: 99, keys: ['k'], verdict: 'exception', note: null })),
    ).toMatchObject({ code: 'not-found' });
  });
});
