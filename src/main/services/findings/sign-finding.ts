import {
  signedBy,
  signOffOf,
  signOffRefusal,
  type SignOff,
  type SignOffStep,
} from '#shared/domain/findings/sign-off.ts';
import { AppFailure } from '#shared/ipc/app-failure.ts';
import { prepared } from '../../db/prepared.ts';
import { readRow } from '../../db/row-store.ts';
import type { ReadableDb } from '../../db/types.ts';
import { localDate } from '../../local-date.ts';
import { makeChange, type CaseContext } from '../trail/change.ts';

/**
 * Takes a step of the sign-off in the name of whoever acts: one event each. Throws not-found, sign-off-refused.
 */
export const signFinding = (context: CaseContext, id: number, step: SignOffStep): SignOff =>
  makeChange(context, `findings.${step}`, (change) => {
    const { db, actor, clock } = context;
    const row = readRow(db, 'finding', id);
    if (row === undefined) throw new AppFailure({ code: 'not-found', entity: 'finding', id });
    const now = signOffOf(row);
    const notes = openNotes(db, id);
    const reason = signOffRefusal(step, now, { actor, openNotes: notes });
    if (reason !== null)
      throw new AppFailure({ code: 'sign-off-refused', reason, name: actor, count: notes });
    const patch = signedBy(step, { actor, today: localDate(new Date(clock())) });
    change.update('finding', id, patch, step);
    return { ...now, ...patch };
  });

/** Review notes of a finding that nobody has answered. */
export const openNotes = (db: ReadableDb, findingId: number): number =>
  (
    prepared(db, "SELECT count(*) AS n FROM review_notes WHERE finding_id = ? AND status = 'open'").get(
      findingId,
    ) as { n: number }
  ).n;
