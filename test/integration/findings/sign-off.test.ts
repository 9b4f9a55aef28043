import { describe, expect, it } from 'vitest';
import { readRow } from '#main/db/row-store.ts';
import { signFinding } from '#main/services/findings/sign-finding.ts';
import { historyState, redo, undo } from '#main/services/history/history.ts';
import { verifyCase } from '#main/services/proof/verify.ts';
import {
  duplicateRows,
  insertRows,
  pasteCells,
  removeRows,
  updateCells,
} from '#main/services/register/register-commands.ts';
import type { CaseContext } from '#main/services/trail/change.ts';
import type { AnyFields } from '#shared/domain/register/entities.ts';
import { AppFailure } from '#shared/ipc/app-failure.ts';
import { contractFields, newCase, type CaseFixture } from '../../support/case-fixture.ts';

const failureOf = (work: () => unknown): unknown => {
  try {
    work();
  } catch (thrown) {
    if (thrown instanceof AppFailure) return thrown.error;
    throw thrown;
  }
  throw new Error('nothing was refused');
};

const as = ({ context }: CaseFixture, actor: string): CaseContext => ({ ...context, actor });

const findingFields: AnyFields = { number: 'C-001', title: 'Avenants sans autorisation', severity: 'high' };

const signOff = (fixture: CaseFixture, id: number): unknown => {
  const row = readRow(fixture.context.db, 'finding', id);
  return [row?.['status'], row?.['preparedBy'], row?.['reviewedBy']];
};

const draft = ['draft', null, null];

const lastEvents = ({ context }: CaseFixture, count: number): unknown[] =>
  (
    context.db
      .prepare('SELECT action, entity, command, actor FROM events ORDER BY seq DESC LIMIT ?')
      .all(count) as { action: string; entity: string; command: string; actor: string }[]
  )
    .map(({ action, entity, command, actor }) => `${actor}: ${command} ${action} ${entity}`)
    .toReversed();

/** A finding with one piece of evidence and a cleared note, signed by two people. */
const signedFinding = async () => {
  const fixture = await newCase();
  const contractId = fixture.add('contract', contractFields('A-1'));
  const id = fixture.add('finding', findingFields);
  const evidenceId = fixture.add('evidence', {
    findingId: id,
    kind: 'row',
    entity: 'contract',
    rowId: contractId,
  });
  const noteId = fixture.add('reviewNote', { findingId: id, body: 'Et la cause ?', status: 'cleared' });
  signFinding(as(fixture, 'Ana Côté'), id, 'prepare');
  signFinding(as(fixture, 'Bao Nguyen'), id, 'review');
  return { fixture, id, contractId, evidenceId, noteId };
};

describe('signing a finding', () => {
  it('takes two different people, whatever the case and accents of their names', async () => {
    const fixture = await newCase();
    const id = fixture.add('finding', findingFields);
    expect(signOff(fixture, id)).toEqual(draft);
    expect(failureOf(() => signFinding(as(fixture, 'Bao Nguyen'), id, 'review'))).toMatchObject({
      code: 'sign-off-refused',
      reason: 'not-prepared',
    });
    signFinding(as(fixture, 'Ana Côté'), id, 'prepare');
    for (const sameName of ['Ana Côté', 'ANA COTE', ' ana  côté'])
      expect(failureOf(() => signFinding(as(fixture, sameName), id, 'review'))).toMatchObject({
        reason: 'same-person',
        name: sameName,
      });
    expect(failureOf(() => signFinding(as(fixture, 'Bao Nguyen'), id, 'prepare'))).toMatchObject({
      reason: 'already-signed',
    });
    // One letter more is another person.
    signFinding(as(fixture, 'Anna Côté'), id, 'review');
    expect(signOff(fixture, id)).toEqual(['reviewed', 'Ana Côté', 'Anna Côté']);
    expect(lastEvents(fixture, 2)).toEqual([
      'Ana Côté: findings.prepare prepare finding',
      'Anna Côté: findings.review review finding',
    ]);
    expect(verifyCase(fixture.context.db).firstMismatch).toBeNull();
  });

  it('by the reviewer waits until no review note is open', async () => {
    const fixture = await newCase();
    const id = fixture.add('finding', findingFields);
    const noteId = fixture.add('reviewNote', { findingId: id, body: 'Quelle règle ?', status: 'open' });
    expect(readRow(fixture.context.db, 'reviewNote', noteId)).toMatchObject({
      writtenBy: 'Auditor',
      writtenOn: '2026-01-15',
    });
    signFinding(as(fixture, 'Ana'), id, 'prepare');
    expect(failureOf(() => signFinding(as(fixture, 'Bao'), id, 'review'))).toMatchObject({
      reason: 'open-notes',
      count: 1,
    });
    updateCells(fixture.context, 'reviewNote', [
      { id: noteId, column: 'answer', value: 'LCOP, art. 17' },
      { id: noteId, column: 'status', value: 'answered' },
    ]);
    // Answering a note is no edit of what the preparer signed.
    expect(signOff(fixture, id)).toEqual(['prepared', 'Ana', null]);
    signFinding(as(fixture, 'Bao'), id, 'review');
    expect(signOff(fixture, id)).toEqual(['reviewed', 'Ana', 'Bao']);
  });

  it('ends with closing, which only a reviewed finding can be', async () => {
    const { fixture, id } = await signedFinding();
    const other = fixture.add('finding', { ...findingFields, number: 'C-002' });
    expect(failureOf(() => signFinding(fixture.context, other, 'close'))).toMatchObject({
      reason: 'not-reviewed',
    });
    expect(failureOf(() => signFinding(fixture.context, other, 'reopen'))).toMatchObject({
      reason: 'not-signed',
    });
    signFinding(fixture.context, id, 'close');
    expect(signOff(fixture, id)).toEqual(['closed', 'Ana Côté', 'Bao Nguyen']);
    signFinding(fixture.context, id, 'reopen');
    expect(signOff(fixture, id)).toEqual(draft);
    expect(verifyCase(fixture.context.db).firstMismatch).toBeNull();
  });

  it('is not to be had by writing the columns', async () => {
    const fixture = await newCase();
    const id = fixture.add('finding', { ...findingFields, status: 'reviewed', reviewedBy: 'Nobody' });
    expect(signOff(fixture, id)).toEqual(draft);
    for (const column of ['status', 'preparedBy', 'reviewedBy', 'reviewedOn'])
      expect(
        failureOf(() => updateCells(fixture.context, 'finding', [{ id, column, value: 'reviewed' }])),
      ).toMatchObject({ code: 'validation', issues: [{ column, problem: 'read-only' }] });
  });
});

describe('a signed finding is a draft again', () => {
  type Signed = Awaited<ReturnType<typeof signedFinding>>;

  const paths: readonly (readonly [string, (signed: Signed) => void])[] = [
    [
      'when a cell of it is edited',
      ({ fixture, id }) =>
        updateCells(fixture.context, 'finding', [{ id, column: 'title', value: 'Autre titre' }]),
    ],
    [
      'when cells are pasted over it',
      ({ fixture, id }) =>
        void pasteCells(fixture.context, 'finding', {
          changes: [{ id, column: 'cause', value: 'Collé' }],
          rows: [],
        }),
    ],
    [
      'when evidence is added',
      ({ fixture, id, contractId }) =>
        void insertRows(fixture.context, 'evidence', [
          { findingId: id, kind: 'row', entity: 'contract', rowId: contractId },
        ]),
    ],
    [
      'when its evidence is edited',
      ({ fixture, evidenceId }) =>
        updateCells(fixture.context, 'evidence', [{ id: evidenceId, column: 'note', value: 'p. 3' }]),
    ],
    [
      'when its evidence is removed',
      ({ fixture, evidenceId }) => removeRows(fixture.context, 'evidence', [evidenceId]),
    ],
    [
      'when a review note is opened after the review',
      ({ fixture, noteId }) =>
        updateCells(fixture.context, 'reviewNote', [{ id: noteId, column: 'status', value: 'open' }]),
    ],
  ];

  it.each(paths)('%s', async (_name, edit) => {
    const signed = await signedFinding();
    const { fixture, id } = signed;
    edit(signed);
    expect(signOff(fixture, id)).toEqual(draft);
    expect(lastEvents(fixture, 1)).toEqual([expect.stringContaining(' reopen finding')]);
    expect(verifyCase(fixture.context.db).firstMismatch).toBeNull();

    // Taking the edit back does not sign for those who did, and neither does anything behind it.
    while (historyState(fixture.context.db).undoAction !== 'register.insert') {
      undo(fixture.context);
      expect(signOff(fixture, id)).toEqual(draft);
      expect(verifyCase(fixture.context.db).firstMismatch).toBeNull();
    }
    while (historyState(fixture.context.db).canRedo) redo(fixture.context);
    expect(signOff(fixture, id)).toEqual(draft);
    expect(verifyCase(fixture.context.db).firstMismatch).toBeNull();
  });

  it('both findings, when evidence moves from one to the other', async () => {
    const { fixture, id, evidenceId } = await signedFinding();
    const other = fixture.add('finding', { ...findingFields, number: 'C-002' });
    signFinding(as(fixture, 'Ana'), other, 'prepare');
    updateCells(fixture.context, 'evidence', [{ id: evidenceId, column: 'findingId', value: other }]);
    expect([signOff(fixture, id), signOff(fixture, other)]).toEqual([draft, draft]);
  });

  it('but stays signed when something else is edited', async () => {
    const { fixture, id, contractId, noteId } = await signedFinding();
    const other = fixture.add('finding', { ...findingFields, number: 'C-002' });
    updateCells(fixture.context, 'finding', [{ id: other, column: 'title', value: 'Autre' }]);
    updateCells(fixture.context, 'contract', [{ id: contractId, column: 'titleFr', value: 'Projet' }]);
    updateCells(fixture.context, 'reviewNote', [{ id: noteId, column: 'answer', value: 'Vu.' }]);
    // The same title again writes nothing.
    updateCells(fixture.context, 'finding', [{ id, column: 'title', value: String(findingFields['title']) }]);
    expect(signOff(fixture, id)).toEqual(['reviewed', 'Ana Côté', 'Bao Nguyen']);
    undo(fixture.context);
    expect(signOff(fixture, id)).toEqual(['reviewed', 'Ana Côté', 'Bao Nguyen']);
  });
});

describe('undoing', () => {
  it('a sign-off takes it back, and redoing does not give it again', async () => {
    const { fixture, id } = await signedFinding();
    undo(fixture.context);
    expect(signOff(fixture, id)).toEqual(['prepared', 'Ana Côté', null]);
    expect(historyState(fixture.context.db).canRedo).toBe(false);
    undo(fixture.context);
    expect(signOff(fixture, id)).toEqual(draft);
    expect(verifyCase(fixture.context.db).firstMismatch).toBeNull();
  });

  it('the removal of a signed finding brings a draft back, with its evidence and notes', async () => {
    const { fixture, id, evidenceId, noteId } = await signedFinding();
    removeRows(fixture.context, 'finding', [id]);
    expect(readRow(fixture.context.db, 'finding', id)).toBeUndefined();
    expect(readRow(fixture.context.db, 'evidence', evidenceId)).toBeUndefined();
    undo(fixture.context);
    expect(signOff(fixture, id)).toEqual(draft);
    expect(readRow(fixture.context.db, 'evidence', evidenceId)).toMatchObject({ findingId: id });
    expect(readRow(fixture.context.db, 'reviewNote', noteId)).toMatchObject({ status: 'cleared' });
    expect(verifyCase(fixture.context.db).firstMismatch).toBeNull();
    redo(fixture.context);
    expect(readRow(fixture.context.db, 'finding', id)).toBeUndefined();
    undo(fixture.context);
    expect(verifyCase(fixture.context.db).firstMismatch).toBeNull();
  });

  it('the removal of a signed finding without evidence brings a draft back, and it can go again', async () => {
    const fixture = await newCase();
    const id = fixture.add('finding', findingFields);
    signFinding(as(fixture, 'Ana'), id, 'prepare');
    removeRows(fixture.context, 'finding', [id]);
    undo(fixture.context);
    expect(signOff(fixture, id)).toEqual(draft);
    redo(fixture.context);
    undo(fixture.context);
    undo(fixture.context);
    undo(fixture.context);
    expect(readRow(fixture.context.db, 'finding', id)).toBeUndefined();
    expect(verifyCase(fixture.context.db).firstMismatch).toBeNull();
  });
});

describe('a new finding', () => {
  it('gets the next number when none is given; a copy gets one too, and nobody’s signature', async () => {
    const { fixture, id } = await signedFinding();
    const { ids } = insertRows(fixture.context, 'finding', [{ title: 'Deuxième', severity: 'low' }]);
    const copies = duplicateRows(fixture.context, 'finding', [id]).ids;
    expect(
      [...ids, ...copies].map((each) => readRow(fixture.context.db, 'finding', each)?.['number']),
    ).toEqual(['C-002', 'C-003']);
    expect(signOff(fixture, copies[0] ?? 0)).toEqual(draft);
  });

  it.each([
    ['document', 'documentId'],
    ['figure', 'figureId'],
    ['exception', 'test'],
    ['row', 'entity'],
  ])('takes no evidence of the kind %s that names nothing', async (kind, column) => {
    const fixture = await newCase();
    const findingId = fixture.add('finding', findingFields);
    expect(failureOf(() => insertRows(fixture.context, 'evidence', [{ findingId, kind }]))).toMatchObject({
      code: 'validation',
      issues: expect.arrayContaining([expect.objectContaining({ column, problem: 'required' })]) as unknown,
    });
  });
});
