import { z } from 'zod';
import { assessmentProblems } from '../../domain/sovereignty/assessment.ts';
import { moneyInterval } from '../overrun-schemas.ts';
import { id, nothing, procedure } from '../procedure.ts';

const source = z.object({ id: z.number(), title: z.string() }).nullable();

const owner = z.object({ id: z.number(), name: z.string(), country: z.string().nullable() });

const card = z.object({
  id: z.number(),
  /** The legal entity, else the vendor of the contract, and who owns it, upwards. Empty where neither is known. */
  chain: z.array(owner),
  resellers: z.string().nullable(),
  /** As stated, else that of the last of the chain. */
  controlCountry: z.string().nullable(),
  hostingCountry: z.string().nullable(),
  hostingRegions: z.string().nullable(),
  allowedRegions: z.string().nullable(),
  /** Regions of hosting that are not among those allowed, where any are named. */
  regionsOutside: z.array(z.string()),
  keyHolder: z.string(),
  classification: z.string(),
  privacyAssessment: z.string(),
  assessedOn: z.string().nullable(),
  transferredOn: z.string().nullable(),
  /** Of personal information only. */
  problem: z.enum(assessmentProblems).nullable(),
  currency: z.string().nullable(),
  exitCost: moneyInterval.nullable(),
  source,
  notes: z.string().nullable(),
});

const claim = z.object({
  id: z.number(),
  country: z.string().nullable(),
  position: z.string(),
  statedBy: z.string().nullable(),
  statedOn: z.string().nullable(),
  quoteFr: z.string().nullable(),
  quoteEn: z.string().nullable(),
  /** Whom it was said of; null where it was said of the contract itself. */
  about: z.string().nullable(),
  source,
});

const communication = z.object({
  id: z.number(),
  communicatedOn: z.string(),
  /** From the communication to the award. */
  days: z.number(),
  office: z.string().nullable(),
  /** Whether a mandate of the vendor covers its day. */
  isUnderMandate: z.boolean(),
});

const award = z.object({
  contractId: z.number(),
  reference: z.string(),
  titleFr: z.string().nullable(),
  titleEn: z.string().nullable(),
  publicBody: z.string().nullable(),
  awardMethod: z.string(),
  /** Null where neither award nor signature is dated: nothing can be compared then. */
  awardedOn: z.string().nullable(),
  /** Mandates that cover the year before the award. */
  mandates: z.number(),
  /** In the year before the award, the latest first. */
  communications: z.array(communication),
});

/** Under whose law contracts stand, and who spoke for their vendors. The rows are read and written through `register`. */
export const sovereigntyCalls = {
  /** Cards of a contract and what is said of foreign laws, by law; contradictory positions are side by side. */
  contract: procedure(
    z.object({ id }),
    z.object({
      cards: z.array(card),
      laws: z.array(z.object({ law: z.string(), isContradictory: z.boolean(), claims: z.array(claim) })),
    }),
  ),
  /** Awards of a vendor that were not made by public tender, beside what its lobbyists did in the year before. */
  lobbying: procedure(z.object({ id }), z.object({ awards: z.array(award) })),
  /** Who controls the vendor of each contract: the country, null where it is not known. */
  control: procedure(nothing, z.array(z.object({ contractId: z.number(), country: z.string().nullable() }))),
};

export type SovereigntyCard = z.infer<typeof card>;
export type LawClaim = z.infer<typeof claim>;
export type LobbiedAward = z.infer<typeof award>;
