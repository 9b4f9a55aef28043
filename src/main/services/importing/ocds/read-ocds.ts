import {
  compactJson,
  isJsonObject,
  objectAt,
  objectsAt,
  textAt,
  valueAt,
  type JsonValue,
} from '#shared/domain/ocds/json-value.ts';
import { isRelease, readRelease } from '#shared/domain/ocds/read-release.ts';
import { releasesOfVersions } from '#shared/domain/ocds/versioned-release.ts';
import type { RecordNote, SourceRecord } from '#shared/domain/importing/source-record.ts';
import type { JsonUnit } from '../../../files/ocds/json-builder.ts';
import { readJsonUnits } from '../../../files/ocds/read-json-units.ts';
import { limitCheck, type LimitCheck } from '../../../files/read-limits.ts';
import { unreadable } from '../../../files/unreadable.ts';
import type { RecordReader } from '../record-source.ts';
import { contractBookOf, type ContractBook } from './contract-book.ts';
import { whole } from './whole-file.ts';

/**
 * Reads OCDS: release packages, record packages, single releases, JSON lines of any of these. One record per release;
 * of a record package its releases, else those of its versioned release, else the compiled one. Throws file-unreadable
 * (`json-broken`, `encoding`, `not-ocds` when nothing in it is OCDS) and limit-exceeded.
 */
export const readOcds: RecordReader = (path, context, limits) => {
  const units = readJsonUnits(path, ['releases', 'records'], limits);
  const reading: Reading = {
    file: path,
    book: contractBookOf(context),
    check: limitCheck(path, limits),
    row: 0,
    hasPackage: false,
    hasRelease: false,
    hasLinked: false,
  };
  const records = whole(recordBatches(units.batches, reading), context);
  return Promise.resolve({ records, progress: units.progress });
};

type Reading = {
  readonly file: string;
  readonly book: ContractBook;
  readonly check: LimitCheck;
  /** Releases so far. */
  row: number;
  /** There was a list of releases or records, if only an empty one. */
  hasPackage: boolean;
  hasRelease: boolean;
  /** The document at hand has releases that are only linked to: its compilation is all there is. */
  hasLinked: boolean;
};

async function* recordBatches(
  batches: AsyncIterable<readonly JsonUnit[]>,
  reading: Reading,
): AsyncGenerator<readonly SourceRecord[]> {
  for await (const units of batches) {
    const records = units.flatMap((unit) => recordsOfUnit(reading, unit));
    if (records.length > 0) yield records;
  }
  if (!reading.hasPackage && !reading.hasRelease) throw unreadable(reading.file, 'not-ocds');
}

const recordsOfUnit = (
  reading: Reading,
  { list, value, repeatedKeys }: JsonUnit,
): readonly SourceRecord[] => {
  const notes = repeatedKeys.map((key) => ({ code: 'repeated-key', field: key, value: null }));
  if (list === 'records') return recordsOfRecord(reading, value, notes);
  if (list === 'releases') return releaseInList(reading, value, notes);
  return recordsOfDocument(reading, value, notes);
};

/** A release of a package, or of a record that is the document itself: there it may be only a link. */
const releaseInList = (reading: Reading, value: JsonValue, notes: readonly RecordNote[]) => {
  const isLink = !isRelease(value) && textAt(value, 'url') !== null;
  reading.hasLinked ||= isLink;
  return isLink ? [] : [recordOfRelease(reading, value, notes)];
};

/** What is left of a document once its lists are read: nothing but its head, a record, a release, or nothing known. */
const recordsOfDocument = (
  reading: Reading,
  value: JsonValue,
  notes: readonly RecordNote[],
): readonly SourceRecord[] => {
  const isPackage = isJsonObject(value) && (value.has('releases') || value.has('records'));
  if (!isPackage) return recordsOfElement(reading, value, notes);
  reading.hasPackage = true;
  // In a list of packages the lists are not read by themselves.
  const inner = [
    ...objectsAt(value, 'releases').flatMap((one) => releaseInList(reading, one, notes)),
    ...objectsAt(value, 'records').flatMap((one) => recordsOfRecord(reading, one, notes)),
  ];
  const isLinked = reading.hasLinked;
  reading.hasLinked = false;
  return isLinked ? [...inner, ...fromCompilation(reading, value, notes)] : inner;
};

const recordsOfElement = (
  reading: Reading,
  value: JsonValue,
  notes: readonly RecordNote[],
): readonly SourceRecord[] =>
  valueAt(value, 'compiledRelease') === undefined
    ? [recordOfRelease(reading, value, notes)]
    : recordsOfRecord(reading, value, notes);

const recordsOfRecord = (
  reading: Reading,
  record: JsonValue,
  notes: readonly RecordNote[],
): readonly SourceRecord[] => {
  const releases = objectsAt(record, 'releases').filter(isRelease);
  if (releases.length === 0) return fromCompilation(reading, record, notes);
  return releases.map((release, index) => recordOfRelease(reading, release, index === 0 ? notes : []));
};

/** The history that a versioned release tells, else the one state that a compiled release is. */
const fromCompilation = (
  reading: Reading,
  record: JsonValue,
  notes: readonly RecordNote[],
): readonly SourceRecord[] => {
  const versions = releasesOfVersions(objectAt(record, 'versionedRelease'));
  const compiled = valueAt(record, 'compiledRelease');
  if (versions.length === 0) return [recordOfRelease(reading, compiled ?? record, notes)];
  const ocid = textAt(record, 'ocid') ?? textAt(record, 'versionedRelease', 'ocid');
  return versions.map((version, index) => {
    const release = new Map(version).set('ocid', ocid);
    return recordOfRelease(reading, release, index === 0 ? notes : [], true);
  });
};

const recordOfRelease = (
  reading: Reading,
  value: JsonValue,
  notes: readonly RecordNote[],
  isReconstructed = false,
): SourceRecord => {
  reading.row += 1;
  reading.check('rows', reading.row);
  if (!isRelease(value)) return notARelease(reading.row, value, notes);
  reading.hasRelease = true;
  const record = reading.book.enter(readRelease(value, isReconstructed), reading.row);
  return notes.length === 0 ? record : { ...record, warnings: [...notes, ...record.warnings] };
};

const notARelease = (row: number, value: JsonValue, warnings: readonly RecordNote[]): SourceRecord => ({
  row,
  drafts: [],
  amount: null,
  problems: [{ code: 'not-a-release', field: 'ocid', value: null }],
  warnings,
  cells: { content: compactJson(value).slice(0, 4000) },
  document: null,
});
