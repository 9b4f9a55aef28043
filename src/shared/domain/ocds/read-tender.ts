import { objectAt, objectsAt, textAt, type JsonObject } from './json-value.ts';
import { amountReader } from './ocds-amounts.ts';
import type { PublishedTender } from './published.ts';
import { namedTenderers, readBids } from './read-bids.ts';
import type { ReleaseParts } from './read-contracts.ts';
import { awardCriteriaOf, tenderMethodOf } from './tender-terms.ts';

/** Item codes beyond these say nothing more to a person; the publication has them all. */
const mostCodes = 200;

/** How the contracts of a release were put out to tender, and who bid; null when it says neither. */
export const readTender = (parts: ReleaseParts): PublishedTender | null => {
  const { tender, language, isSeao, warn } = parts;
  const bids = readBids(parts);
  // An id and a title alone are how contracts name their process.
  const saysMore = [...tender.keys()].some((key) => !/^(?:id|title.*|description.*|status)$/u.test(key));
  if (!saysMore && bids.length === 0) return null;
  const amounts = amountReader(isSeao ? 'CAD' : null, warn);
  const period = objectAt(tender, 'tenderPeriod');
  return {
    titleFr: textAt(tender, 'title_fr') ?? (language === 'fr' ? textAt(tender, 'title') : null),
    titleEn: textAt(tender, 'title_en') ?? (language === 'en' ? textAt(tender, 'title') : null),
    method: tenderMethodOf(textAt(tender, 'procurementMethod'), textAt(tender, 'procurementMethodDetails')),
    awardCriteria: awardCriteriaOf(textAt(tender, 'awardCriteria')),
    startsAt: instantAt(period, 'startDate', parts),
    closesAt: instantAt(period, 'endDate', parts),
    tendererCount: tendererCount(parts),
    itemCodes: itemCodes(tender),
    estimate: amounts.at(tender, 'value', 'tender/value'),
    bids,
  };
};

/** A day or date-time as published, with its time zone; a text that begins with no day is left out, with a warning. */
const instantAt = (period: JsonObject, key: string, { warn }: ReleaseParts): string | null => {
  const text = textAt(period, key);
  if (text === null) return null;
  if (text.length <= 40 && /^\d{4}-\d{2}-\d{2}(?:[T ]|$)/u.test(text)) return text;
  warn('date-unreadable', `tender/tenderPeriod/${key}`, text);
  return null;
};

/** As stated, else as many as are named. */
const tendererCount = (parts: ReleaseParts): number | null => {
  const stated = textAt(parts.tender, 'numberOfTenderers');
  if (stated !== null && /^\d{1,6}$/u.test(stated)) return Number(stated);
  const named = namedTenderers(parts).length;
  return named === 0 ? null : named;
};

/** `UNSPSC:43211500; CPV:72000000`, each once, in their order. */
const itemCodes = (tender: JsonObject): string | null => {
  const codes = [tender, ...objectsAt(tender, 'items')]
    .flatMap((source) => [
      ...objectsAt(source, 'classification'),
      ...objectsAt(source, 'additionalClassifications'),
    ])
    .flatMap((classification) => {
      const id = textAt(classification, 'id');
      const scheme = textAt(classification, 'scheme');
      return id === null ? [] : [scheme === null ? id : `${scheme}:${id}`];
    });
  const unique = [...new Set(codes)].slice(0, mostCodes);
  return unique.length === 0 ? null : unique.join('; ');
};
