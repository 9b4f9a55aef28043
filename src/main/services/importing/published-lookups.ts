import type { DisclosureCells } from '#shared/domain/disclosure/read-disclosure-row.ts';
import { readDisclosureRow } from '#shared/domain/disclosure/read-disclosure-row.ts';
import type { ReadableDb } from '../../db/types.ts';

/** A publication of a contract that the case has. */
export type KnownPublication = {
  readonly contractId: number;
  readonly scheme: string;
  readonly releaseId: string | null;
  readonly publishedOn: string | null;
  /** Sorts those of one scheme in time, as `PublishedRelease.order`; a day where nothing finer is known. */
  readonly order: string;
  readonly tags: string | null;
  readonly currency: string | null;
  readonly amount: number | null;
};

/** Where a contract that was published stands in the register. */
export type KnownState = {
  readonly contractId: number;
  readonly awardedAmount: number | null;
  /** Its end, as its latest amendment has it. */
  readonly endsOn: string | null;
  /** Numbers of its amendments. */
  readonly changes: readonly string[];
};

type StoredPublication = Omit<KnownPublication, 'order'> & { readonly content: string | null };

/** What was published of contracts so far, in the order of its days: a later file tells only what changed since. */
export const knownPublications = (db: ReadableDb): readonly KnownPublication[] => {
  const stored = db.prepare<[], StoredPublication>(
    `SELECT contract_id AS contractId, scheme, release_id AS releaseId, published_on AS publishedOn, tags, currency,
      amount, iif(scheme = 'disclosure', content, NULL) AS content
     FROM visible_publications WHERE contract_id IS NOT NULL ORDER BY published_on, id`,
  );
  const known: KnownPublication[] = [];
  for (const { content, ...publication } of stored.iterate()) {
    const order = publication.publishedOn ?? orderOfRow(content);
    if (order !== null) known.push({ ...publication, order });
  }
  return known.toSorted((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0));
};

/** Rows of proactive disclosure have no day of publication: their quarter and dates order them. */
const orderOfRow = (content: string | null): string | null => {
  if (content === null) return null;
  try {
    return readDisclosureRow(JSON.parse(content) as DisclosureCells)?.order ?? null;
  } catch {
    return null;
  }
};

/** Where contracts with publications stand. */
export const knownStates = (db: ReadableDb): readonly KnownState[] => {
  const changes = Map.groupBy(
    db
      .prepare<[], { contractId: number; number: string }>(
        `SELECT contract_id AS contractId, number FROM visible_amendments
         WHERE number IS NOT NULL AND contract_id IN (SELECT contract_id FROM visible_publications) ORDER BY id`,
      )
      .all(),
    ({ contractId }) => contractId,
  );
  return db
    .prepare<[], Omit<KnownState, 'changes'>>(
      `SELECT c.id AS contractId, c.awarded_amount AS awardedAmount, coalesce(
         (SELECT a.new_ends_on FROM visible_amendments a WHERE a.contract_id = c.id AND a.new_ends_on IS NOT NULL
          ORDER BY coalesce(a.published_on, '') DESC, a.id DESC LIMIT 1), c.ends_on) AS endsOn
       FROM visible_contracts c WHERE c.id IN (SELECT contract_id FROM visible_publications)`,
    )
    .all()
    .map((state) => ({
      ...state,
      changes: (changes.get(state.contractId) ?? []).map(({ number }) => number),
    }));
};
