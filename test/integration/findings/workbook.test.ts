import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { readRow } from '#main/db/row-store.ts';
import { keepDocuments } from '#main/services/documents/keep-documents.ts';
import { signFinding } from '#main/services/findings/sign-finding.ts';
import { undo } from '#main/services/history/history.ts';
import { verifyCase } from '#main/services/proof/verify.ts';
import { editWorkbook } from '../../support/edit-workbook.ts';
import { newRound, type Round } from '../../support/merge-session.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const signedRound = async () => {
  const round = await newRound();
  const path = join(tempFolder(), 'proces-verbal.txt');
  writeFileSync(path, 'Séance du 3 mars');
  const { ids } = await keepDocuments(round.context, { paths: [path], maximumBytes: 1000, under: null });
  const id = round.add('finding', {
    title: 'Avenants sans autorisation',
    severity: 'high',
    condition: 'Trois avenants signés sans résolution.',
    effect: 'Dépense non autorisée.',
    currency: 'CAD',
    hedge: 'at-least',
    low: 125_000_00,
    high: 125_000_00,
  });
  const evidenceId = round.add('evidence', {
    findingId: id,
    kind: 'document',
    documentId: ids[0] ?? 0,
    place: 'p. 2',
  });
  signFinding({ ...round.context, actor: 'Ana' }, id, 'prepare');
  signFinding({ ...round.context, actor: 'Bao' }, id, 'review');
  return { round, id, evidenceId, documentId: ids[0] ?? 0 };
};

const statusOf = (round: Round, id: number): unknown => readRow(round.context.db, 'finding', id)?.['status'];

describe('findings in the workbook', () => {
  it('stand on sheets of their own and on pages to print, with the index of working papers', async () => {
    const { round } = await signedRound();
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(await round.export());
    expect(workbook.worksheets.slice(-6).map(({ name }) => name)).toEqual([
      'Constats',
      'Éléments probants',
      'Notes de révision',
      'Pièces',
      'Pièces justificatives',
      'Rapport des constats',
    ]);
    const lines = (workbook.getWorksheet('Rapport des constats')?.getSheetValues() ?? []).flatMap((row) =>
      Array.isArray(row) ? [row.slice(1).map(String)] : [],
    );
    expect(lines).toContainEqual(['C-001 – Avenants sans autorisation']);
    expect(lines).toContainEqual(['Effet', 'Dépense non autorisée.\nau moins 125\u00A0000,00\u00A0$']);
    expect(lines).toContainEqual(['Éléments probants', 'A-1 · Pièce – proces-verbal · p. 2']);
    expect(lines).toContainEqual(['Révisé par', 'Bao, le 2026-01-15']);
    expect(lines.at(-1)).toEqual([
      'A-1',
      expect.stringMatching(/^proces-verbal · proces-verbal\.txt · appuie C-001 · SHA-256 [0-9a-f]{64}$/u),
    ]);
  });

  it.each([
    ['a cell of the finding', 'Constats', 'finding', 'Cause', 'Délégation mal comprise'],
    ['its evidence', 'Éléments probants', 'evidence', 'Endroit', 'p. 3'],
  ] as const)(
    'that come back with %s changed are drafts again',
    async (_name, sheet, entity, column, value) => {
      const { round, id, evidenceId } = await signedRound();
      const path = await editWorkbook(await round.export(), 'back.xlsx', (open) =>
        open(sheet).set(`${entity}:${entity === 'finding' ? id : evidenceId}`, column, value),
      );
      const planned = await round.plan(path);
      expect(planned.plan).toMatchObject({ problems: [], conflicts: [], added: [], removed: [] });
      expect(planned.plan.changes).toHaveLength(1);
      expect(round.apply(planned)).toEqual([]);
      expect(statusOf(round, id)).toBe('draft');
      expect(verifyCase(round.context.db).firstMismatch).toBeNull();
      undo(round.context);
      expect(statusOf(round, id)).toBe('draft');
      expect(verifyCase(round.context.db).firstMismatch).toBeNull();
    },
  );

  it('that come back unchanged stay signed, and a status typed there signs nothing', async () => {
    const { round, id } = await signedRound();
    const exported = await round.export();
    expect((await round.plan(exported)).plan).toMatchObject({ changes: [], problems: [] });
    const path = await editWorkbook(exported, 'back.xlsx', (open) => {
      open('Constats').set(`finding:${id}`, 'État', 'Clos');
      open('Constats').append({ Titre: 'Nouveau', Gravité: 'Faible', Numéro: 'C-7', État: 'Révisé' });
    });
    const planned = await round.plan(path);
    expect(planned.plan.problems).toMatchObject([{ column: 'status', code: 'read-only' }]);
    round.apply(planned);
    expect(statusOf(round, id)).toBe('reviewed');
    const added = round.context.db
      .prepare("SELECT status, reviewed_by FROM findings WHERE number = 'C-7'")
      .get();
    expect(added).toEqual({ status: 'draft', reviewed_by: null });
  });
});
