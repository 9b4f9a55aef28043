import { describe, expect, it } from 'vitest';
import { checkXlsx } from '../../../corpus/expectations/xlsx.ts';
import { checkCsv, checkPublishedTable } from '../../../corpus/expectations/csv.ts';
import { checkPublication } from '../../../corpus/expectations/ocds.ts';
import { sameDecimal, sumOf } from '../../../corpus/expectations/table-facts.ts';
import type { FileRun, ReadSheet } from '../../../corpus/file-run.ts';
import { faultsOf } from '../../../corpus/judge.ts';

const sheet: ReadSheet = {
  name: 'Feuil1',
  visibility: 'visible',
  rows: 3,
  header: ['Nom', 'Coût'],
  headerRow: 1,
  encoding: 'windows-1252',
  delimiter: ';',
  hiddenRows: [],
  hiddenColumns: [],
  tables: [],
  cells: [
    { ref: 'A1', type: 'text', value: 'Nom', text: 'Nom' },
    { ref: 'B1', type: 'text', value: 'Coût', text: 'Coût' },
    { ref: 'A2', type: 'date', value: '1904-01-01', text: '1904-01-01' },
    { ref: 'B2', type: 'number', value: '0.10', text: '0,10' },
    { ref: 'B3', type: 'number', value: '0.20', text: '0,20' },
  ],
};

const good: FileRun = {
  file: 'xlsx/a.xlsx',
  read: {
    seconds: 30,
    processorSeconds: 1,
    peakMegabytes: 200,
    reply: { kind: 'xlsx', sheets: [sheet], documents: [], warnings: [] },
    code: null,
    message: '',
    crash: null,
  },
  imported: {
    seconds: 30,
    processorSeconds: 1,
    peakMegabytes: 200,
    reply: {
      kind: 'xlsx',
      rows: { read: 2, accepted: 1, rejected: 1, ignored: 0 },
      amounts: { currency: 'CAD', read: '0.3', accepted: '0.10', rejected: '0.20', ignored: '0' },
      committed: true,
    },
    code: null,
    message: '',
    crash: null,
  },
  kept: { damage: null, counts: {}, invoices: [], tags: [] },
};

const imported = (change: Partial<FileRun['imported']>): FileRun => ({
  ...good,
  imported: { ...good.imported, ...change },
});

describe('faults of a file', () => {
  it('none when it ended, ties and left the case whole', () => {
    expect(faultsOf(good)).toEqual([]);
  });

  it.each([
    [{ crash: 'internal', reply: null }, 'internal'],
    [{ processorSeconds: 20.5 }, 'over 20 s'],
    [{ seconds: 20.5, processorSeconds: null }, 'over 20 s'],
    [{ peakMegabytes: 601 }, 'over 600 MB'],
  ])('%j', (change, fault) => {
    expect(faultsOf(imported(change))).toEqual([fault]);
  });

  it('rows or amounts that do not add up, and a case that is not whole', () => {
    const { reply } = good.imported;
    if (reply === null) throw new Error('no reply');
    expect(faultsOf(imported({ reply: { ...reply, rows: { ...reply.rows, read: 3 } } }))).toEqual([
      'rows do not tie',
    ]);
    expect(faultsOf(imported({ reply: { ...reply, amounts: { ...reply.amounts, read: '0.31' } } }))).toEqual([
      'amounts do not tie',
    ]);
    expect(faultsOf({ ...good, kept: { ...good.kept, damage: 'imports left' } })).toEqual(['imports left']);
  });
});

describe('what is stated of a file', () => {
  it('a cell by its type and value', () => {
    const stated = (cell: string, type: string, expected: unknown) =>
      checkXlsx({ sheet: 0, cell, type, expected }, good);
    expect(stated('A2', 'date', '1904-01-01T00:00:00Z')).toEqual([]);
    expect(stated('B2', 'number', 0.1)).toEqual([]);
    expect(stated('B2', 'number', 0.2)).toEqual(['B2: "0.10", stated 0.2']);
    expect(stated('B2', 'string', '0.10')).toEqual(['B2 type: "number", stated "string"']);
    expect(stated('C9', 'string', 'x')).toEqual(['no cell C9']);
  });

  it('a file that is to be refused and was read', () => {
    expect(checkXlsx({ must: 'reject cleanly' }, good)).toEqual(['is to be refused, and was read']);
    const refusal = { ...good.read, reply: null, code: 'file-unreadable' };
    expect(checkXlsx({ must: 'reject cleanly' }, { ...good, read: refusal })).toEqual([]);
  });

  it('the dialect and the size of a text', () => {
    expect(checkCsv({ encoding: 'windows-1252', delimiter: ';', records: 3, cols: 2 }, good)).toEqual([]);
    expect(checkCsv({ delimiter: ',', records: 5 }, good)).toEqual([
      'delimiter: ";", stated ","',
      'records: 3, stated 5',
    ]);
  });

  it('exact sums of columns', () => {
    expect(checkPublishedTable({ rows: 2, sum_Coût: '0.3' }, good)).toEqual([]);
    expect(checkPublishedTable({ sum_Coût: '0.30000000000000004' }, good)).toEqual([
      'sum_Coût: 0.3, stated 0.30000000000000004',
    ]);
    expect(sumOf([{ ref: 'A1', type: 'text', value: 'x', text: 'x' }])).toBeNull();
    expect(sameDecimal('-1.50', '-1.5')).toBe(true);
    expect(sameDecimal(null, '0')).toBe(false);
  });
});

describe('what is stated of a publication', () => {
  const releases = (kept: Partial<FileRun['kept']>): FileRun => ({
    ...good,
    kept: { ...good.kept, ...kept },
  });
  const stated = {
    top: ['releases'],
    n: 2,
    contracts: 1,
    amendments: 3,
    tags: ['compiled', 'contractAmendment', 'tender'],
  };

  it('holds with amendments and every tag', () => {
    const kept = { counts: { contracts: 1, amendments: 2 }, tags: ['contractAmendment', 'tender'] };
    expect(checkPublication(stated, releases(kept))).toEqual([]);
  });

  it('does not without amendments, or without a tag', () => {
    const kept = { counts: { contracts: 1 }, tags: ['contractAmendment'] };
    expect(checkPublication(stated, releases(kept))).toEqual([
      'no amendments, 3 stated',
      'no release tagged tender',
    ]);
  });

  it('asks for no amendment of a tender alone, and for no tags of releases that are links', () => {
    const tender = { ...stated, tags: ['contract', 'tenderAmendment'] };
    expect(checkPublication(tender, releases({ counts: { contracts: 1 }, tags: ['compiled'] }))).toEqual([]);
  });
});
