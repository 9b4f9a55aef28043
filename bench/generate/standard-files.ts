import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { quebecInvoice } from '../../scripts/fixtures/einvoices.mjs';
import { ubl } from '../../scripts/fixtures/ubl.mjs';
import { generated } from '../bench-folder.ts';

/** A folder of UBL invoices, each with a number of its own. */
export const einvoiceFolder = (count: number): Promise<string> =>
  generated(`einvoices-${count}`, (path) => {
    mkdirSync(path);
    for (let index = 0; index < count; index += 1) {
      const number = `QC-${String(index).padStart(6, '0')}`;
      writeFileSync(join(path, `${number}.xml`), ubl({ ...quebecInvoice, number }));
    }
  });

const release = (index: number) => ({
  ocid: `ocds-bench-${index}`,
  id: `release-${index}`,
  date: '2025-03-01T00:00:00Z',
  tag: ['contract'],
  initiationType: 'tender',
  parties: [
    { id: 'B', name: 'Ministère fictif', roles: ['buyer'] },
    { id: `S${index % 40}`, name: `Fournisseur fictif ${index % 40}`, roles: ['supplier'] },
  ],
  buyer: { id: 'B', name: 'Ministère fictif' },
  tender: { id: `DA-${index}`, title: `Système fictif ${index}`, procurementMethod: 'open' },
  awards: [
    {
      id: 'A',
      date: '2025-02-01T00:00:00Z',
      suppliers: [{ id: `S${index % 40}`, name: `Fournisseur fictif ${index % 40}` }],
      value: { amount: 43_000 + index / 100, currency: 'CAD' },
    },
  ],
  contracts: [{ id: 'C', awardID: 'A', value: { amount: 43_000 + index / 100, currency: 'CAD' } }],
});

/** A package of releases, one contract each. */
export const releasePackage = (count: number): Promise<string> =>
  generated(`releases-${count}.json`, (path) => {
    const releases = Array.from({ length: count }, (_, index) => release(index));
    writeFileSync(path, JSON.stringify({ uri: 'https://example.invalid', version: '1.1', releases }));
  });
