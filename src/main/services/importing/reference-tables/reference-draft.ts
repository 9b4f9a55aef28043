import { createHash } from 'node:crypto';
import type { RowDraft } from '#shared/domain/importing/source-record.ts';
import { textOf, type ReferenceCells } from '#shared/domain/reference-tables/read-reference-row.ts';
import type { ReferenceEntity } from '#shared/domain/reference-tables/reference-formats.ts';
import { workingOf } from '#shared/domain/reference-tables/worked-out.ts';

type Drafted = {
  readonly entity: ReferenceEntity;
  readonly row: number;
  readonly fields: RowDraft['fields'];
  /** No other row of the file has its number. */
  readonly isOnly: boolean;
};

/**
 * A tender that bids named before has its row already: what is open there is filled. An employee whose number the case
 * has is the same one, of whom the later table counts; so is a work package of the same contract.
 */
export const referenceDraft = ({ entity, row, fields, isOnly }: Drafted): RowDraft => {
  const draft = { entity, key: `${entity} of row ${row}`, fields };
  const { contentHash: _hash, sourceRow: _row, processId: _process, number, ...facts } = fields;
  const known = Object.fromEntries(
    Object.entries(facts).filter(
      ([, value]) => value !== null && value !== 'unknown' && typeof value !== 'object',
    ),
  );
  if (entity === 'tender')
    return { ...draft, identity: ['processId'], ifKnown: { replaces: {}, fills: known } };
  if (entity === 'workPackage')
    return {
      ...draft,
      identity: ['contractId', 'number'],
      ifKnown: { replaces: packageFacts(known, fields), fills: {} },
    };
  if (entity === 'employee' && typeof number === 'string' && isOnly)
    return { ...draft, identity: ['number', 'organizationId'], ifKnown: { replaces: known, fills: {} } };
  return draft;
};

/** An amount is said with its currency and both of its bounds; one that is not said stays what it was. */
const packageFacts = (known: RowDraft['fields'], fields: RowDraft['fields']): RowDraft['fields'] => {
  const { contractId: _contract, currency, hedge: _hedge, low: _low, high: _high, ...facts } = known;
  const { hedge = null, low = null, high = null } = fields;
  return hedge === null ? facts : { ...facts, currency: currency ?? null, hedge, low, high };
};

/** Of what the row says: a row that was delivered before is known by it. */
export const contentHash = (
  entity: ReferenceEntity,
  fields: Readonly<Record<string, unknown>>,
  cells: ReferenceCells,
): string => {
  const known = Object.entries(fields).filter(([, value]) => value !== null);
  const references = [...cells].flatMap(([field, cell]) => {
    const text = textOf(cell);
    const isSaid = Object.hasOwn(fields, field) || Object.hasOwn(workingOf(entity).columns, field);
    return isSaid || text === '' ? [] : [[field, text]];
  });
  return createHash('sha256')
    .update(JSON.stringify([entity, known.toSorted(byName), references.toSorted(byName)]))
    .digest('hex');
};

const byName = ([a = '']: readonly unknown[], [b = '']: readonly unknown[]): number =>
  String(a) < String(b) ? -1 : 1;
