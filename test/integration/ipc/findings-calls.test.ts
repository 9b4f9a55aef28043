import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openWindowFixture, refusalOf, valueOf, type WindowFixture } from '../../support/window-fixture.ts';

const windowWithCase = async (): Promise<WindowFixture> => {
  const window = openWindowFixture();
  window.choose(join(window.folder, 'dossier.constat'));
  valueOf(await window.api.cases.create({ sample: false }));
  return window;
};

const addFinding = async ({ api }: WindowFixture): Promise<number> => {
  const { ids } = valueOf(
    await api.register.insert({ entity: 'finding', rows: [{ title: 'Constat', severity: 'low' }] }),
  );
  return ids[0] ?? 0;
};

test('documents come by a token, become evidence, and go out as copies', async () => {
  const window = await windowWithCase();
  const { api } = window;
  expect(valueOf(await api.findings.suggest({}))).toEqual({ finding: 'C-001', document: 'A-1' });
  const path = join(window.folder, 'contrat signé.pdf');
  writeFileSync(path, '%PDF-1.7 texte');
  window.choose(path);
  const chosen = valueOf(await api.documents.choose({}));
  expect(chosen).toMatchObject({ name: 'contrat signé.pdf', count: 1 });
  const { ids } = valueOf(await api.documents.keep({ token: chosen?.token ?? '', under: null }));
  const documentId = ids[0] ?? 0;
  expect(window.pushes.at(-1)).toMatchObject({ name: 'data:changed', payload: { entities: ['document'] } });

  const findingId = await addFinding(window);
  valueOf(
    await api.register.insert({
      entity: 'evidence',
      rows: [
        { findingId, kind: 'row', entity: 'document', rowId: 99, indexNumber: 'B-1' },
        { findingId, kind: 'document', documentId, place: 'p. 3' },
      ],
    }),
  );
  expect(valueOf(await api.findings.evidence({ id: findingId }))).toMatchObject({
    openNotes: 0,
    evidence: [
      {
        kind: 'document',
        indexNumber: 'A-1',
        label: 'contrat signé',
        place: 'p. 3',
        isPresent: true,
        target: { entity: 'document', id: documentId },
      },
      { kind: 'row', indexNumber: 'B-1', label: null, isPresent: false },
    ],
  });

  const copy = join(window.folder, 'copie.pdf');
  window.choose(copy);
  expect(valueOf(await api.documents.saveCopy({ id: documentId }))).toEqual({ path: copy });
  expect(readFileSync(copy, 'utf8')).toBe('%PDF-1.7 texte');
  // A token that was never given out, as a page that was taken over might try.
  expect(refusalOf(await api.documents.keep({ token: path, under: null }))).toMatchObject({
    code: 'file-not-found',
  });
});

test('a finding is signed by the name of the settings, and by another one for the review', async () => {
  const window = await windowWithCase();
  const { api } = window;
  const id = await addFinding(window);
  valueOf(await api.app.setPreferences({ actor: 'Zoé' }));
  valueOf(await api.findings.sign({ id, step: 'prepare' }));
  expect(refusalOf(await api.findings.sign({ id, step: 'review' }))).toMatchObject({
    code: 'sign-off-refused',
    reason: 'same-person',
    name: 'Zoé',
  });
  valueOf(await api.app.setPreferences({ actor: 'Yan' }));
  valueOf(await api.findings.sign({ id, step: 'review' }));
  expect(valueOf(await api.register.get({ entity: 'finding', id })).values).toMatchObject({
    status: 'reviewed',
    preparedBy: 'Zoé',
    reviewedBy: 'Yan',
  });
});

test('an exception becomes a finding with its amount at risk and its contract', async () => {
  const window = await windowWithCase();
  const { api } = window;
  const { ids: contracts } = valueOf(
    await api.register.insert({
      entity: 'contract',
      rows: [
        {
          reference: 'A-1',
          kind: 'contract',
          awardMethod: 'unknown',
          status: 'active',
          currency: 'CAD',
          taxBasis: 'excluded',
        },
      ],
    }),
  );
  const { ids: vendors } = valueOf(
    await api.register.insert({ entity: 'organization', rows: [{ kind: 'vendor', name: 'Acme inc.' }] }),
  );
  const invoice = {
    vendorId: vendors[0] ?? 0,
    contractId: contracts[0] ?? 0,
    kind: 'invoice',
    number: 'F-1',
    issuedOn: '2026-03-01',
    currency: 'CAD',
    total: 114_975,
  };
  valueOf(await api.register.insert({ entity: 'invoice', rows: [invoice, invoice] }));
  const { runs } = valueOf(await api.auditing.run({ tests: ['T01'], settings: {}, jobId: 'run' }));
  const runId = runs[0]?.id ?? 0;
  const { rows } = valueOf(
    await api.auditing.exceptions({ runId, status: 'all', verdict: 'all', offset: 0, limit: 10 }),
  );
  const key = rows[0]?.key ?? '';
  const { id } = valueOf(
    await api.findings.fromException({ test: 'T01', key, title: 'Doublon exact', condition: 'Deux fois.' }),
  );
  // The second of two equal invoices is what is at risk: 1 149,75 $.
  expect(valueOf(await api.register.get({ entity: 'finding', id })).values).toMatchObject({
    number: 'C-001',
    title: 'Doublon exact',
    condition: 'Deux fois.',
    status: 'draft',
    contractId: contracts[0],
    currency: 'CAD',
    low: 114_975,
    high: 114_975,
    hedge: 'exact',
  });
  expect(valueOf(await api.findings.evidence({ id })).evidence).toMatchObject([
    {
      kind: 'exception',
      isPresent: true,
      exception: { test: 'T01', key, runId, amountAtRisk: { low: '114975', high: '114975' } },
    },
  ]);
  expect(
    refusalOf(await api.findings.fromException({ test: 'T02', key, title: 'x', condition: null })),
  ).toMatchObject({ code: 'not-found' });
  // One undo takes finding and evidence away.
  valueOf(await api.history.undo({}));
  expect(
    valueOf(
      await api.register.aggregate({ query: { entity: 'evidence', filters: [], sort: [], search: '' } }),
    ).count,
  ).toBe(0);
});
