import { addDays, daysBetween } from '#shared/domain/calendar/calendar-date.ts';
import type { RowOf } from '#shared/domain/register/entities.ts';
import type { LobbiedAward } from '#shared/ipc/calls/sovereignty.ts';
import type { ReadableDb } from '../../db/types.ts';
import { auditFacts, type ContractFacts } from '../audit/audit-facts.ts';
import { awardedOn } from '../audit/contract-exceptions.ts';
import { readRows } from '../audit/read-rows.ts';
import { covers, isUnder, isWithBody } from '../audit/tests/a10-lobbying-gap.ts';

const daysBefore = 365;

type Lobbying = {
  readonly mandates: readonly RowOf<'lobbyingMandate'>[];
  readonly talks: readonly RowOf<'lobbyingCommunication'>[];
};

/**
 * Awards of a vendor that were not made by public tender, the latest first, each with the mandates and communications of
 * the year before it that concern its public body, or one that is not named; read as test A10 does.
 */
export const vendorLobbying = (db: ReadableDb, id: number, today: string): { awards: LobbiedAward[] } => {
  const ofVendor = ({ vendorId }: { readonly vendorId: number | null }): boolean => vendorId === id;
  const lobbying = {
    mandates: readRows(db, 'lobbyingMandate').filter(ofVendor),
    talks: readRows(db, 'lobbyingCommunication').filter(ofVendor),
  };
  const awards = auditFacts(db, today)
    .contracts()
    .filter(
      ({ contract }) =>
        ofVendor(contract) && contract.kind !== 'programme' && contract.awardMethod !== 'public-tender',
    )
    .map((of) => toAward(of, lobbying))
    .toSorted((a, b) => (b.awardedOn ?? '').localeCompare(a.awardedOn ?? '') || a.contractId - b.contractId);
  return { awards };
};

const toAward = (of: ContractFacts, { mandates, talks }: Lobbying): LobbiedAward => {
  const { id, reference, titleFr, titleEn, awardMethod } = of.contract;
  const to = awardedOn(of);
  const from = to === null ? null : addDays(to, -daysBefore);
  const covering =
    to === null || from === null ? [] : mandates.filter((mandate) => covers(mandate, of, { from, to }));
  const communications = talks.flatMap((talk) => {
    const { communicatedOn, office } = talk;
    if (to === null || from === null || communicatedOn === null || !isWithBody(talk, of)) return [];
    if (communicatedOn < from || communicatedOn > to) return [];
    const isUnderMandate = covering.some((mandate) => isUnder(talk, mandate));
    return [{ id: talk.id, communicatedOn, days: daysBetween(communicatedOn, to), office, isUnderMandate }];
  });
  return {
    contractId: id,
    reference,
    titleFr,
    titleEn,
    publicBody: of.publicBody,
    awardMethod,
    awardedOn: to,
    mandates: covering.length,
    communications: communications.toSorted((a, b) => a.days - b.days || a.id - b.id),
  };
};
