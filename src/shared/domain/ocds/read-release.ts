import type { RecordNote } from '../importing/source-record.ts';
import { compactJson, isJsonObject, objectAt, textAt, textsAt, type JsonValue } from './json-value.ts';
import { partiesOf } from './ocds-parties.ts';
import { readContracts, type ReleaseParts } from './read-contracts.ts';
import { readTender } from './read-tender.ts';
import { publishedDay } from './published-date.ts';
import { sumOfAmounts } from './published-amount.ts';
import type { PublishedContract, PublishedRelease } from './published.ts';

/** Prefix of the process ids of the Québec tendering system; the notice number follows. */
const seaoPrefix = 'ocds-ec9k95-';

const contentChars = 20_000;

/** Whether the value is a release: an object with the id of its process. */
export const isRelease = (value: JsonValue): boolean => isJsonObject(value) && textAt(value, 'ocid') !== null;

/**
 * Reads an OCDS release (1.0, 1.1, the dialect of the SEAO), as tolerant as its publishers are free: what is missing is
 * unknown, what cannot be read is a warning.
 * @param isReconstructed put together from a record's versions or compilation: not a text that anybody published
 */
export const readRelease = (release: JsonValue, isReconstructed: boolean): PublishedRelease => {
  const ocid = textAt(release, 'ocid') ?? '';
  const isSeao = ocid.startsWith(seaoPrefix);
  const warnings: RecordNote[] = [];
  const tags = textsAt(release, 'tag');
  const date = textAt(release, 'date');
  const publishedOn = publishedDay(date);
  if (date !== null && publishedOn === null)
    warnings.push({ code: 'date-unreadable', field: 'date', value: date });
  const parts: ReleaseParts = {
    release,
    tags,
    isSeao,
    publishedOn,
    tender: objectAt(release, 'tender'),
    parties: partiesOf(release),
    language: languageOf(textAt(release, 'language'), isSeao),
    warn: (code, field, value) => warnings.push({ code, field, value }),
  };
  const contracts = readContracts(parts);
  const content = isReconstructed ? null : compactJson(release);
  if (content !== null && content.length > contentChars)
    warnings.push({ code: 'content-too-long', field: null, value: String(content.length) });
  if (isReconstructed) warnings.push({ code: 'release-reconstructed', field: null, value: tags.join(' ') });
  return {
    scheme: 'ocds',
    processId: ocid,
    processNumber: isSeao ? ocid.slice(seaoPrefix.length) : ocid,
    releaseId: textAt(release, 'id'),
    publishedOn,
    order: orderOf(date, publishedOn),
    tags,
    contracts,
    tender: readTender(parts),
    amount: totalOf(contracts),
    content,
    warnings,
  };
};

/** Sum of the contracts' values, else of the awards'. */
const totalOf = (contracts: readonly PublishedContract[]) => {
  const signed = contracts.filter(({ contractId, value }) => contractId !== null && value !== null);
  return sumOfAmounts(
    signed.length > 0 ? signed.map(({ value }) => value) : contracts.map(({ original }) => original),
  );
};

/** OCDS takes English for granted where no language is given; the SEAO is in French. */
const languageOf = (language: string | null, isSeao: boolean): 'fr' | 'en' => {
  const code = language?.toLowerCase().slice(0, 2) ?? (isSeao ? 'fr' : 'en');
  return code === 'fr' ? 'fr' : 'en';
};

/** Instants sort as text once they are all in one time zone. */
const orderOf = (date: string | null, day: string | null): string => {
  const instant = date === null ? Number.NaN : Date.parse(date);
  return Number.isNaN(instant) ? (day ?? '') : new Date(instant).toISOString();
};
