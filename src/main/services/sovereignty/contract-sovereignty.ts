import type { RowOf } from '#shared/domain/register/entities.ts';
import { assessmentProblem } from '#shared/domain/sovereignty/assessment.ts';
import { fromHedge } from '#shared/domain/money/interval.ts';
import type { LawClaim, SovereigntyCard } from '#shared/ipc/calls/sovereignty.ts';
import type { Locale } from '#shared/ipc/contract.ts';
import { readRow } from '../../db/row-store.ts';
import type { ReadableDb } from '../../db/types.ts';
import { readRows } from '../audit/read-rows.ts';
import { controlOf, ownerChain } from './owner-chain.ts';

type Organization = RowOf<'organization'>;
type Context = {
  readonly contract: RowOf<'contract'>;
  readonly organizations: ReadonlyMap<number, Organization>;
  readonly sources: ReadonlyMap<number, RowOf<'source'>>;
  readonly locale: Locale;
};

const personal: readonly string[] = ['personal', 'sensitive-personal'];

/** The sovereignty cards of a contract and the claims about foreign laws that concern it or whoever it was given to. */
export const contractSovereignty = (
  db: ReadableDb,
  id: number,
  locale: Locale,
): {
  cards: SovereigntyCard[];
  laws: { law: string; isContradictory: boolean; claims: LawClaim[] }[];
} => {
  const contract = readRow(db, 'contract', id) as RowOf<'contract'> | undefined;
  if (contract === undefined) return { cards: [], laws: [] };
  const organizations = new Map(readRows(db, 'organization').map((one) => [one.id, one]));
  const sources = new Map(readRows(db, 'source').map((one) => [one.id, one]));
  const context = { contract, organizations, sources, locale };
  const exposures = readRows(db, 'exposure').filter(({ contractId }) => contractId === id);
  const concerned = new Set(
    [contract.vendorId, ...exposures.map(({ legalEntityId }) => legalEntityId)].flatMap((start) =>
      ownerChain(start, organizations).map((one) => one.id),
    ),
  );
  const claims = readRows(db, 'lawClaim').filter(
    ({ contractId, organizationId }) =>
      contractId === id || (contractId === null && organizationId !== null && concerned.has(organizationId)),
  );
  return {
    cards: exposures.map((exposure) => toCard(exposure, context)),
    laws: [...Map.groupBy(claims, ({ law }) => law)].map(([law, said]) => ({
      law,
      isContradictory: new Set(said.map(({ position }) => position)).size > 1,
      claims: said
        .toSorted((a, b) => (a.statedOn ?? '9999').localeCompare(b.statedOn ?? '9999') || a.id - b.id)
        .map((one) => toClaim(one, context)),
    })),
  };
};

const toCard = (exposure: RowOf<'exposure'>, context: Context): SovereigntyCard => {
  const { contract, organizations } = context;
  const chain = ownerChain(exposure.legalEntityId ?? contract.vendorId, organizations);
  const { low, high, hedge } = exposure;
  const cost = low === null && high === null ? null : fromHedge(low, high, hedge ?? 'exact');
  return {
    ...exposure,
    chain: chain.map((one) => ({ id: one.id, name: nameOf(one, context), country: one.country })),
    controlCountry: exposure.controlCountry ?? controlOf(chain),
    regionsOutside: regionsOutside(exposure),
    problem: personal.includes(exposure.classification)
      ? assessmentProblem(exposure, contract.startsOn ?? contract.signedOn)
      : null,
    exitCost: cost === null ? null : { low: textOf(cost.low), high: textOf(cost.high) },
    source: sourceOf(exposure.sourceId, context),
  };
};

const toClaim = (claim: RowOf<'lawClaim'>, context: Context): LawClaim => {
  const about = claim.organizationId === null ? undefined : context.organizations.get(claim.organizationId);
  return {
    ...claim,
    about: about === undefined ? null : nameOf(about, context),
    source: sourceOf(claim.sourceId, context),
  };
};

const textOf = (minor: bigint | null): string | null => minor?.toString() ?? null;

const nameOf = ({ name, nameEn }: Organization, { locale }: Context): string =>
  (locale === 'en' ? nameEn : null) ?? name;

const sourceOf = (id: number | null, { sources }: Context): { id: number; title: string } | null => {
  const source = id === null ? undefined : sources.get(id);
  return source === undefined ? null : { id: source.id, title: source.title };
};

const regionsOf = (text: string | null): readonly string[] =>
  (text ?? '')
    .split(/[,;\n]+/u)
    .map((region) => region.trim().toLowerCase())
    .filter((region) => region !== '');

const regionsOutside = ({ hostingRegions, allowedRegions }: RowOf<'exposure'>): string[] => {
  const allowed = new Set(regionsOf(allowedRegions));
  return allowed.size === 0 ? [] : regionsOf(hostingRegions).filter((region) => !allowed.has(region));
};
