import { objectAt, objectsAt, textAt, type JsonObject, type JsonValue } from './json-value.ts';
import type { PublishedParty } from './published.ts';

export type PartyIndex = {
  /** A party from where it is mentioned: by its id in the list of parties, else from what the mention says itself. */
  readonly partyOf: (mention: JsonValue | undefined) => PublishedParty | null;
  /** Parties with one of these roles, in their order. */
  readonly withRole: (...roles: readonly string[]) => readonly PublishedParty[];
  /** The list's own entries of a role, to be looked up by their ids. */
  readonly mentionsOf: (role: string) => readonly JsonObject[];
  /** Its registration number, whatever register it is of; null when none is published. */
  readonly identifierOf: (mention: JsonValue | undefined) => string | null;
  /** The buyer is a municipal body, where the publisher says so. */
  readonly isMunicipal: boolean;
};

/** The parties of a release; a release of version 1.0 has none, and says all where it mentions one. */
export const partiesOf = (release: JsonValue): PartyIndex => {
  const parties = objectsAt(release, 'parties');
  const byId = new Map<string, JsonObject>();
  for (const party of parties) {
    const id = textAt(party, 'id');
    if (id !== null) byId.set(id, party);
  }
  return {
    partyOf: (mention) => {
      const id = textAt(mention, 'id');
      return readParty((id === null ? undefined : byId.get(id)) ?? null, mention);
    },
    withRole: (...roles) =>
      parties
        .filter((party) => rolesOf(party).some((role) => roles.includes(role)))
        .map((party) => readParty(party, party))
        .filter((party) => party !== null),
    mentionsOf: (role) => parties.filter((party) => rolesOf(party).includes(role)),
    identifierOf: (mention) =>
      textAt(mention, 'identifier', 'id') ??
      textAt(byId.get(textAt(mention, 'id') ?? ''), 'identifier', 'id'),
    isMunicipal: parties.some(
      (party) => (textAt(party, 'details', 'municipal') ?? textAt(party, 'details', 'Municipal')) === '1',
    ),
  };
};

const rolesOf = (party: JsonObject): readonly string[] => {
  const roles = party.get('roles');
  return Array.isArray(roles) ? roles.filter((role) => typeof role === 'string') : [];
};

const readParty = (party: JsonObject | null, mention: JsonValue | undefined): PublishedParty | null => {
  const sources = [party, mention];
  const firstOf = (read: (source: JsonValue | undefined) => string | null): string | null =>
    sources.map((source) => read(source ?? undefined)).find((text) => text !== null) ?? null;
  const name = firstOf(
    (source) =>
      textAt(source, 'name') ?? textAt(source, 'legalName') ?? textAt(source, 'identifier', 'legalName'),
  );
  if (name === null) return null;
  const country = firstOf((source) => textAt(source, 'address', 'country'));
  return {
    name: name.replace(/\s+/gu, ' '),
    neq: firstOf(neqOf),
    country: country !== null && /^[A-Za-z]{2}$/u.test(country) ? country.toUpperCase() : null,
  };
};

/** The Québec enterprise number, in either spelling, or as an identifier whose scheme says so. */
const neqOf = (source: JsonValue | undefined): string | null => {
  const details = objectAt(source, 'details');
  const own = textAt(details, 'neq') ?? textAt(details, 'NEQ') ?? textAt(details, 'Neq');
  if (own !== null) return own;
  const identifiers = [objectAt(source, 'identifier'), ...objectsAt(source, 'additionalIdentifiers')];
  const found = identifiers.find((identifier) => /neq|req/iu.test(textAt(identifier, 'scheme') ?? ''));
  return found === undefined ? null : textAt(found, 'id');
};
