import {
  isJsonObject,
  textAt,
  textsAt,
  type JsonList,
  type JsonObject,
  type JsonValue,
} from './json-value.ts';

/** Beyond, a versioned release is no history of a contract any more. */
const mostVersions = 500;

type Version = { readonly id: string; readonly date: string; readonly tags: readonly string[] };

/**
 * The releases that a versioned release was made of, in their order: each as it stood then, with everything said
 * before. A field of a versioned release is a list of values, each with the release that brought it.
 */
export const releasesOfVersions = (versioned: JsonObject): readonly JsonObject[] => {
  const versions = new Map<string, Version>();
  collectVersions(versioned, versions);
  return [...versions.values()]
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
    .slice(0, mostVersions)
    .map((version) => releaseAt(versioned, version));
};

const releaseAt = (versioned: JsonObject, version: Version): JsonObject => {
  const state = stateAt(versioned, version.date);
  const release = new Map(isJsonObject(state) ? state : []);
  return release.set('id', version.id).set('date', version.date).set('tag', version.tags);
};

const isVersion = (value: JsonValue): value is JsonObject => isJsonObject(value) && value.has('releaseDate');

const isVersioned = (value: JsonValue): value is JsonList =>
  Array.isArray(value) && value.length > 0 && value.every(isVersion);

const collectVersions = (value: JsonValue, versions: Map<string, Version>): void => {
  if (isVersioned(value)) {
    for (const one of value) {
      const date = textAt(one, 'releaseDate') ?? '';
      const id = textAt(one, 'releaseID') ?? date;
      if (date !== '' && !versions.has(id)) versions.set(id, { id, date, tags: textsAt(one, 'releaseTag') });
    }
  } else if (Array.isArray(value)) for (const one of value) collectVersions(one, versions);
  else if (isJsonObject(value)) for (const one of value.values()) collectVersions(one, versions);
};

/** The value as it stood on a date; undefined when nothing was said of it yet. Ids are not versioned. */
const stateAt = (value: JsonValue, date: string): JsonValue | undefined => {
  if (isVersioned(value)) {
    let found: JsonValue | undefined;
    for (const one of value) {
      if (isJsonObject(one) && (textAt(one, 'releaseDate') ?? '') <= date) found = one.get('value');
    }
    return found ?? undefined;
  }
  if (Array.isArray(value)) {
    const states = value.map((one: JsonValue) => stateAt(one, date)).filter((one) => one !== undefined);
    return states.length === 0 ? undefined : states;
  }
  return isJsonObject(value) ? objectStateAt(value, date) : value;
};

const objectStateAt = (value: JsonObject, date: string): JsonObject | undefined => {
  const state = new Map<string, JsonValue>();
  for (const [key, inner] of value) {
    const known = stateAt(inner, date);
    if (known !== undefined) state.set(key, known);
  }
  // An element of a list that has only its id was not there yet.
  const isOnlyId = state.size === 0 || (state.size === 1 && state.has('id') && value.size > 1);
  return isOnlyId ? undefined : state;
};
