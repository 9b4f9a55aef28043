import { normaliseOrganizationName } from '#shared/domain/text/normalise-name.ts';
import type { DraftRef, RowDraft } from '#shared/domain/importing/source-record.ts';
import type { PublishedParty } from '#shared/domain/ocds/published.ts';
import type { RecordContext } from '../record-context.ts';
import { fitted } from './fitted.ts';

export type OrganizationRole = 'public-body' | 'vendor';

export type OrganizationBook = {
  readonly isDoubtful: (party: PublishedParty) => boolean;
  /** Its id in the register, or its draft, which is added to `drafts`: each record brings all that it points to. */
  readonly refer: (party: PublishedParty, role: OrganizationRole, drafts: RowDraft[]) => number | DraftRef;
};

/** The organisations that a file names: those the register knows, and one draft for each other. */
export const createOrganizationBook = (context: RecordContext): OrganizationBook => {
  const known = new Map<string, number | null | 'doubtful'>();
  const drafted = new Map<string, OrganizationRole | 'both'>();
  const lookUp = (party: PublishedParty): number | null | 'doubtful' => {
    const key = `${party.neq ?? ''}\n${party.name}`;
    let found = known.get(key);
    if (found === undefined) {
      found = context.findOrganization(party.name, { neq: party.neq });
      known.set(key, found);
    }
    return found;
  };
  return {
    isDoubtful: (party) => lookUp(party) === 'doubtful',
    refer: (party, role, drafts) => {
      const found = lookUp(party);
      if (typeof found === 'number') return found;
      const key = `organization ${party.neq ?? normaliseOrganizationName(party.name)}`;
      const before = drafted.get(key);
      const kind = before === undefined || before === role ? role : 'both';
      drafted.set(key, kind);
      drafts.push(organizationDraft(key, party, kind));
      return { key };
    },
  };
};

const organizationDraft = (
  key: string,
  party: PublishedParty,
  kind: OrganizationRole | 'both',
): RowDraft => ({
  entity: 'organization',
  key,
  fields: fitted('organization', {
    kind,
    name: party.name,
    nameEn: party.nameEn ?? null,
    neq: party.neq,
    country: party.country,
  }),
  identity: [party.neq === null ? 'name' : 'neq'],
});
