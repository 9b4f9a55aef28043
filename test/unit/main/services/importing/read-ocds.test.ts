import { describe, expect, it } from 'vitest';
import { AppFailure } from '#shared/ipc/app-error.ts';
import { defaultLimits } from '#main/files/read-limits.ts';
import { only, packageOf, readReleases as read, release } from '../../../../support/ocds-releases.ts';

const failureOf = async (reading: Promise<unknown>): Promise<unknown> => {
  try {
    await reading;
  } catch (error) {
    return error instanceof AppFailure ? error.error : error;
  }
  return null;
};

describe('readOcds', () => {
  it('makes a contract, its parties and a publication of a release of the SEAO', async () => {
    const records = await read(`\uFEFF${packageOf(release())}`);
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({
      row: 1,
      amount: { currency: 'CAD', decimal: '43016.00' },
      problems: [],
    });
    expect(only(records, 'contract')).toMatchObject([
      {
        reference: '1234567',
        internalNumber: 'AO-2026-07',
        titleFr: 'Réfection de la rue Principale',
        titleEn: null,
        awardMethod: 'mutual-agreement',
        status: 'active',
        originalLow: 43_016_00,
        originalHigh: 43_016_00,
        awardedAmount: 43_016_00,
        awardedOn: '2026-05-20',
        tags: 'municipal',
        processId: 'ocds-ec9k95-1234567',
      },
    ]);
    expect(only(records, 'organization')).toMatchObject([
      { kind: 'public-body', name: 'Ville de Saint-Exemple', neq: null },
      { kind: 'vendor', name: 'Entreprises Fictives inc.', neq: '1140000001' },
    ]);
    expect(only(records, 'publication')).toMatchObject([
      {
        scheme: 'ocds',
        processId: 'ocds-ec9k95-1234567',
        releaseId: 'r1',
        publishedOn: '2026-06-01',
        tags: 'contract',
        amount: 43_016_00,
        content: JSON.stringify(release()),
        sourceRow: 1,
      },
    ]);
  });

  it('keeps the award apart from the final value of a contract that is over', async () => {
    const contracts = [
      { id: 'c1', awardID: 'a1', status: 'terminated', value: { amount: 30502.47, currency: 'CAD' } },
    ];
    const records = await read(packageOf(release({ tag: ['contractTermination'], contracts })));
    expect(records[0]?.amount).toEqual({ currency: 'CAD', decimal: '30502.47' });
    expect(only(records, 'contract')).toMatchObject([
      { originalLow: 43_016_00, awardedAmount: 43_016_00, status: 'completed' },
    ]);
    expect(only(records, 'amendment')).toMatchObject([
      { direction: 'decrease', low: 12_513_53, high: 12_513_53 },
    ]);
  });

  it('compares releases of one process, also when they come in the wrong order', async () => {
    const contractOf = (amount: number, amendments: readonly object[]) => ({
      contracts: [
        { id: 'c1', awardID: 'a1', status: 'active', value: { amount, currency: 'CAD' }, amendments },
      ],
    });
    const first = release();
    const second = release({
      ...contractOf(50_000, [{ id: 'AV-1', date: '2026-07-01', rationale: 'Travaux imprévus' }]),
      id: 'r2',
      date: '2026-07-05T00:00:00Z',
      tag: ['contractUpdate'],
    });
    const third = release({
      ...contractOf(48_000.5, [{ id: 'AV-1' }, { id: 'AV-2' }]),
      id: 'r3',
      date: '2026-08-05T00:00:00Z',
      tag: ['contractUpdate'],
    });
    const expected = [
      {
        number: 'AV-1',
        direction: 'increase',
        low: 6_984_00,
        signedOn: '2026-07-01',
        description: 'Travaux imprévus',
      },
      { number: 'AV-2', direction: 'decrease', low: 1_999_50 },
    ];
    for (const order of [
      [first, second, third],
      [third, second, first],
      [second, third, first],
    ]) {
      const records = await read(packageOf(...order));
      const amendments = only(records, 'amendment').toSorted((a, b) =>
        String(a['number']).localeCompare(String(b['number'])),
      );
      expect(amendments).toMatchObject(expected);
      expect(only(records, 'contract')).toMatchObject([{ originalLow: 43_016_00, reference: '1234567' }]);
      expect(only(records, 'publication')).toHaveLength(3);
    }
  });

  it('counts a change once when the release that brought it comes last', async () => {
    const at = (id: string, date: string, amount: number) =>
      release({ id, date, contracts: [{ id: 'c1', awardID: 'a1', value: { amount, currency: 'CAD' } }] });
    const [first, second, third] = [
      at('r1', '2026-01-01', 100),
      at('r2', '2026-02-01', 130),
      at('r3', '2026-03-01', 130),
    ];
    const records = await read(packageOf(first, third, second));
    expect(only(records, 'amendment')).toMatchObject([
      { number: 'r3', direction: 'none', low: 0 },
      { number: 'r2', direction: 'increase', low: 30_00 },
    ]);
  });

  it('keeps the decimal of a number, and its text in the publication', async () => {
    const text = packageOf(release()).replaceAll('"amount":43016', '"amount":9007199254740993.10');
    const records = await read(text);
    expect(records[0]?.amount).toBeNull();
    expect(records[0]?.warnings.map(({ code }) => code)).toContain('amount-unreadable');
    expect(only(records, 'publication')[0]?.['content']).toContain('9007199254740993.10');
  });

  it('gives contracts of one process references of their own', async () => {
    const contracts = [
      { id: '1', value: { amount: 1, currency: 'CAD' } },
      { id: '2', value: { amount: 2, currency: 'CAD' } },
    ];
    const records = await read(packageOf(release({ awards: [], contracts })));
    expect(only(records, 'contract').map((row) => row['reference'])).toEqual(['1234567', '1234567-2']);
    expect(records[0]?.amount?.decimal).toBe('3.00');
  });

  it('takes milestones and transactions', async () => {
    const implementation = {
      milestones: [
        {
          id: 'm1',
          title: 'Livraison',
          dueDate: '2026-09-01T00:00:00Z',
          dateMet: '2026-09-10',
          status: 'met',
        },
      ],
      transactions: [
        { id: 't1', date: '2026-09-30', value: { amount: 12.5, currency: 'CAD' }, payee: { id: 'FO-1' } },
      ],
    };
    const contracts = [{ id: 'c1', value: { amount: 43016, currency: 'CAD' }, implementation }];
    const records = await read(packageOf(release({ contracts })));
    expect(only(records, 'milestone')).toMatchObject([
      { name: 'Livraison', plannedOn: '2026-09-01', actualOn: '2026-09-10', status: 'met' },
    ]);
    expect(only(records, 'payment')).toMatchObject([
      { reference: 't1', paidOn: '2026-09-30', amount: 12_50 },
    ]);
  });

  it('points to contracts and organisations that the register knows', async () => {
    const records = await read(packageOf(release()), {
      findContract: (reference) => (reference === '1234567' ? 7 : null),
      findOrganization: (_name, { neq }) => (neq === '1140000001' ? 3 : null),
    });
    expect(only(records, 'contract')).toEqual([]);
    expect(only(records, 'publication')).toMatchObject([{ contractId: 7 }]);
  });

  it('compares with what an earlier import brought of the contract', async () => {
    const day = '2026-06-01';
    const publication = {
      contractId: 7,
      scheme: 'ocds',
      releaseId: 'r1',
      publishedOn: day,
      order: day,
      tags: 'contract',
    };
    const known = {
      findContract: () => 7,
      publicationsOf: () => [{ ...publication, currency: 'CAD', amount: 43_016_00 }],
    };
    const contracts = [
      {
        id: 'c1',
        value: { amount: 50_000, currency: 'CAD' },
        amendments: [{ id: 'A1', date: '2026-06-28' }],
      },
    ];
    const later = release({ id: 'r2', date: '2026-07-01', tag: ['contractUpdate'], contracts });
    const records = await read(packageOf(release(), later), known);
    expect(only(records, 'publication')).toHaveLength(2);
    expect(only(records, 'amendment')).toMatchObject([{ contractId: 7, number: 'A1', low: 6_984_00 }]);
    const older = release({ id: 'r0', date: '2026-05-01', contracts });
    expect(only(await read(packageOf(older), known), 'amendment')).toEqual([]);
  });

  it('rejects a release with a doubtful organisation, and remembers nothing of it', async () => {
    const again = release({ id: 'r2', parties: [], buyer: { name: 'Autre ville' }, awards: [] });
    const records = await read(packageOf(release(), again), {
      findOrganization: (name) => (name === 'Ville de Saint-Exemple' ? 'doubtful' : null),
    });
    expect(records[0]).toMatchObject({
      drafts: [],
      problems: [{ code: 'doubtful-vendor', field: 'buyer', value: 'Ville de Saint-Exemple' }],
    });
    expect(records[1]?.drafts.find(({ entity }) => entity === 'contract')?.fields['reference']).toBe(
      '1234567',
    );
  });

  it('reads records: releases first, else versions, else the compiled one', async () => {
    const one = release();
    const versioned = {
      id: undefined,
      ocid: one.ocid,
      contracts: [
        {
          id: 'c1',
          value: {
            amount: [
              { releaseID: 'r1', releaseDate: '2026-06-01', releaseTag: ['contract'], value: 10 },
              { releaseID: 'r2', releaseDate: '2026-07-01', releaseTag: ['contractUpdate'], value: 12 },
            ],
            currency: [
              { releaseID: 'r1', releaseDate: '2026-06-01', releaseTag: ['contract'], value: 'CAD' },
            ],
          },
        },
      ],
    };
    const link = { url: 'https://example.org/r1.json', date: '2026-06-01', tag: ['contract'] };
    const inFull = { ocid: one.ocid, releases: [one], compiledRelease: one };
    const byVersions = {
      ocid: one.ocid,
      releases: [link],
      compiledRelease: one,
      versionedRelease: versioned,
    };
    const compiled = { ocid: one.ocid, releases: [link], compiledRelease: { ...one, tag: ['compiled'] } };
    for (const wrap of [
      (record: object) => ({ records: [record] }),
      (record: object) => record,
      (record: object) => [record],
    ]) {
      expect(await read(JSON.stringify(wrap(inFull)))).toHaveLength(1);
      const versions = await read(JSON.stringify(wrap(byVersions)));
      expect(versions.map(({ amount }) => amount?.decimal)).toEqual(['10.00', '12.00']);
      expect(only(versions, 'amendment')).toMatchObject([{ number: 'r2', low: 2_00 }]);
      expect(only(versions, 'publication').map((row) => row['content'])).toEqual([null, null]);
      const whole = await read(JSON.stringify(wrap(compiled)));
      expect(only(whole, 'publication')).toMatchObject([{ tags: 'compiled' }]);
    }
  });

  it('reads JSON lines, single releases, lists and packages in lines', async () => {
    const [a, b] = [release(), release({ ocid: 'ocds-ec9k95-2', id: 'x' })];
    expect(await read(`${JSON.stringify(a)}\n\n${JSON.stringify(b)}\r\n`)).toHaveLength(2);
    expect(await read(`${packageOf(a)}\n${packageOf(b)}`)).toHaveLength(2);
    expect(await read(JSON.stringify([a, b]))).toHaveLength(2);
    expect(await read(JSON.stringify([{ releases: [a, b] }]))).toHaveLength(2);
    expect(await read(JSON.stringify(a, null, 2))).toHaveLength(1);
    expect(await read(packageOf())).toEqual([]);
    expect(await read(Buffer.from(`\uFEFF${packageOf(a)}`, 'utf16le'))).toHaveLength(1);
  });

  it('takes the last of repeated keys, and says so', async () => {
    const text = packageOf(release()).replace('"id":"r1"', '"id":"r0","id":"r1"');
    const records = await read(text);
    expect(records[0]?.warnings).toContainEqual({ code: 'repeated-key', field: 'id', value: null });
    expect(only(records, 'publication')).toMatchObject([{ releaseId: 'r1' }]);
  });

  it('rejects what is no release beside what is one', async () => {
    const records = await read(packageOf(release(), { id: 'no ocid' }));
    expect(records[1]?.problems).toEqual([{ code: 'not-a-release', field: 'ocid', value: null }]);
    expect(records[1]?.cells['content']).toBe('{"id":"no ocid"}');
  });

  it.each([
    ['{"a":0}\n{', { code: 'file-unreadable', reason: 'json-broken' }],
    [`${packageOf(release()).slice(0, 200)}`, { code: 'file-unreadable', reason: 'json-broken' }],
    [
      '{"releases":[\n{"ocid":"x",}]}',
      { code: 'file-unreadable', reason: 'json-broken', detail: 'line 2, column 13' },
    ],
    [Buffer.from([0x22, 0xff, 0x22]), { code: 'file-unreadable', reason: 'encoding' }],
    ['{"": 0}', { code: 'file-unreadable', reason: 'not-ocds' }],
    ['', { code: 'file-unreadable', reason: 'empty' }],
    ['   \n', { code: 'file-unreadable', reason: 'not-ocds' }],
    [`{"releases":[${'['.repeat(100_000)}`, { code: 'limit-exceeded', limit: 'depth' }],
    [`{"releases":[{"ocid":"${'x'.repeat(200_000)}"}]}`, { code: 'limit-exceeded', limit: 'cellChars' }],
    [`{"releases":[{"ocid":"x","n":${'1'.repeat(900_000)}`, { code: 'limit-exceeded', limit: 'cellChars' }],
    [
      `{"releases":[${'{"ocid":"x"},'.repeat(11)}{}]}`,
      { code: 'limit-exceeded', limit: 'rows', maximum: 10 },
    ],
  ])('refuses a file with a code: %#', async (content, expected) => {
    const limits = { ...defaultLimits, rows: 10 };
    expect(await failureOf(read(content, {}, limits))).toMatchObject(expected);
  });
});
