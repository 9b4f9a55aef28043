import type { RecordFormat } from '#shared/domain/importing/formats.ts';
import { unreadable } from '../../../files/unreadable.ts';
import { cloudReader } from '../cloud/cloud-reader.ts';
import { readContracts } from '../disclosure/read-contracts.ts';
import { readDisclosure } from '../disclosure/read-disclosure.ts';
import { einvoiceReader } from '../einvoice/einvoice-reader.ts';
import { readOcds } from '../ocds/read-ocds.ts';
import { readSeaoXml } from '../ocds/read-seao-xml.ts';
import type { RecordReader } from '../record-source.ts';
import { referenceReader } from '../reference-tables/read-reference-table.ts';
import type { ChooseReader } from './read-records.ts';
import { recogniseFormat } from './inspect-records.ts';

const readers: Readonly<Record<RecordFormat, RecordReader>> = {
  ubl: einvoiceReader,
  cii: einvoiceReader,
  ocds: readOcds,
  'seao-xml': readSeaoXml,
  disclosure: readDisclosure,
  contracts: readContracts,
  focus: cloudReader('focus'),
  cur: cloudReader('cur'),
  azure: cloudReader('azure'),
  'purchase-orders': referenceReader('purchase-orders'),
  approvals: referenceReader('approvals'),
  employees: referenceReader('employees'),
  'price-list': referenceReader('price-list'),
  authorisations: referenceReader('authorisations'),
  holidays: referenceReader('holidays'),
  tenders: referenceReader('tenders'),
  bids: referenceReader('bids'),
  'lobbying-mandates': referenceReader('lobbying-mandates'),
  'lobbying-communications': referenceReader('lobbying-communications'),
  'work-packages': referenceReader('work-packages'),
  'time-sheets': referenceReader('time-sheets'),
};

/** The reader of a format, by what the file holds unless a person said what it is. */
export const chooseReader: ChooseReader = async (path, wanted, limits) => {
  const format = wanted ?? (await recogniseFormat(path, limits));
  if (format === null || format === 'invoices') throw unreadable(path, 'no-records');
  return { format, read: readers[format] };
};
