import type { IpcMainInvokeEvent, WebFrameMain } from 'electron';
import { describe, expect, test } from 'vitest';
import { createSenderCheck } from '#main/app/sender-check.ts';
import { createHandlers } from '#main/ipc/create-handlers.ts';
import { ipcContract } from '#shared/ipc/contract.ts';
import { ipcMethods } from '#shared/ipc/methods.ts';
import { createIpcBus } from '../../support/ipc-bus.ts';
import { openWindowFixture, refusalOf, valueOf } from '../../support/window-fixture.ts';

const pageUrl = 'constat://app/';

const promised = Object.entries(ipcMethods).flatMap(([namespace, methods]) =>
  methods.map((method) => `${namespace}.${method}`),
);

test('every method that the preload exposes is in the contract and has a handler, and nothing else has', () => {
  const { served } = openWindowFixture();
  const contracted = Object.entries(ipcContract).flatMap(([namespace, methods]) =>
    Object.keys(methods).map((method) => `${namespace}.${method}`),
  );
  expect(served().toSorted()).toEqual(promised.toSorted());
  expect(contracted.toSorted()).toEqual(promised.toSorted());
});

test('the handlers behind a namespace are every method of it', async () => {
  const { context } = openWindowFixture();
  const handlers: Readonly<Record<string, () => Promise<object>>> = createHandlers(context);
  for (const [namespace, methods] of Object.entries(ipcMethods))
    expect(Object.keys((await handlers[namespace]?.()) ?? {}).toSorted()).toEqual(methods.toSorted());
});

test('a method without a handler fails when it is called, and no other', async () => {
  const { context } = openWindowFixture();
  const handlers = createHandlers(context);
  const { api } = createIpcBus({
    ...handlers,
    jobs: () => Promise.resolve({} as Awaited<ReturnType<typeof handlers.jobs>>),
  });
  expect(refusalOf(await api.jobs.cancel({ jobId: 'a' }))).toMatchObject({
    code: 'internal',
    detail: 'no handler for jobs.cancel',
  });
  expect((await api.app.state({})).ok).toBe(true);
});

test('handlers that could not be loaded are loaded by the next call', async () => {
  const { context } = openWindowFixture();
  const handlers = createHandlers(context);
  let loads = 0;
  const { api } = createIpcBus({
    ...handlers,
    jobs: () => {
      loads += 1;
      return loads === 1 ? Promise.reject(new Error('EMFILE')) : handlers.jobs();
    },
  });
  const twice = await Promise.all([api.jobs.cancel({ jobId: 'a' }), api.jobs.cancel({ jobId: 'a' })]);
  expect(twice.map(({ ok }) => ok)).toEqual([false, false]);
  expect((await api.jobs.cancel({ jobId: 'a' })).ok).toBe(true);
  expect((await api.jobs.cancel({ jobId: 'a' })).ok).toBe(true);
  expect(loads).toBe(2);
});

test('a page that is not ours gets nothing and changes nothing', async () => {
  const { invoke, api } = openWindowFixture();
  for (const method of promised) {
    const answer = await invoke(method, { theme: 'dark', sample: true }, { isTrusted: false });
    expect(refusalOf(answer), method).toMatchObject({ code: 'internal' });
  }
  expect(valueOf(await api.app.state({})).preferences.theme).toBe('system');
});

describe('who is trusted', () => {
  const isTrusted = createSenderCheck({ url: pageUrl, isDevelopment: false });
  const frame = (url: string, parent: WebFrameMain | null = null): WebFrameMain =>
    ({ url, parent }) as unknown as WebFrameMain;
  const callFrom = (senderFrame: WebFrameMain | null): boolean =>
    isTrusted({ senderFrame } as unknown as IpcMainInvokeEvent);

  test('the top frame of our own page, whatever its route', () => {
    expect(callFrom(frame(pageUrl))).toBe(true);
    expect(callFrom(frame(`${pageUrl}#/contracts/3`))).toBe(true);
  });

  test('no other page, no frame inside ours, no frame that is gone', () => {
    expect(callFrom(frame('https://example.org/'))).toBe(false);
    expect(callFrom(frame('file:///etc/passwd'))).toBe(false);
    expect(callFrom(frame('about:blank'))).toBe(false);
    expect(callFrom(frame(pageUrl, frame(pageUrl)))).toBe(false);
    expect(callFrom(null)).toBe(false);
    const host = new URL(pageUrl).host;
    expect(callFrom(frame(pageUrl.replace(host, `${host}.example.org`)))).toBe(false);
  });
});

describe('input', () => {
  test('of the wrong shape is refused by every method, before its handler runs', async () => {
    const { invoke } = openWindowFixture();
    for (const method of promised) {
      for (const input of [42, 'text', [1], null])
        expect(refusalOf(await invoke(method, input)), method).toMatchObject({ code: 'usage' });
    }
  });

  test('beyond its limits is refused, naming the method', async () => {
    const { invoke } = openWindowFixture();
    const query = { entity: 'contract', filters: [], sort: [], search: '' };
    const refused: readonly (readonly [string, unknown])[] = [
      ['register.page', { query, offset: -1, limit: 10 }],
      ['register.page', { query, offset: 0, limit: 100_000 }],
      ['register.page', { query: { ...query, search: 'x'.repeat(201) }, offset: 0, limit: 10 }],
      [
        'register.page',
        { query: { ...query, sort: [{ column: 'id', direction: 'up' }] }, offset: 0, limit: 10 },
      ],
      ['register.remove', { entity: 'contract', ids: [] }],
      ['register.update', { entity: 'contract', changes: [{ id: 1.5, column: 'titleFr', value: 'x' }] }],
      [
        'register.update',
        { entity: 'contract', changes: [{ id: 1, column: 'titleFr', value: { sql: 'x' } }] },
      ],
      ['app.setPreferences', { locale: 'de' }],
      ['app.state', { extra: true }],
    ];
    for (const [method, input] of refused) {
      const error = refusalOf(await invoke(method, input));
      expect(error, method).toMatchObject({ code: 'usage' });
      expect('detail' in error ? error.detail : '').toContain(method);
    }
  });

  test('names of entities and columns are never SQL', async () => {
    const window = openWindowFixture();
    window.choose(`${window.folder}/a.constat`);
    valueOf(await window.api.cases.create({ sample: true }));
    const hostile = "contract'; DROP TABLE contracts; --";
    const page = (query: Partial<{ entity: string; sort: { column: string; direction: 'asc' }[] }>) =>
      window.api.register.page({
        query: { entity: 'contract', filters: [], sort: [], search: '', ...query },
        offset: 0,
        limit: 10,
      });
    expect(refusalOf(await page({ entity: hostile }))).toMatchObject({
      code: 'validation',
      issues: [{ problem: 'unknown-column' }],
    });
    for (const entity of ['constructor', '__proto__', 'toString', 'events', 'case_file'])
      expect(refusalOf(await page({ entity })), entity).toMatchObject({ code: 'validation' });
    for (const column of [hostile, 'constructor', '__proto__', 'row_hash'])
      expect(refusalOf(await page({ sort: [{ column, direction: 'asc' }] })), column).toMatchObject({
        code: 'validation',
      });
    expect(valueOf(await page({})).total).toBeGreaterThan(10);
  });
});

test('without an open case, every call that needs one says so', async () => {
  const { api } = openWindowFixture();
  const query = { entity: 'contract', filters: [], sort: [], search: '' };
  const calls = [
    api.register.page({ query, offset: 0, limit: 10 }),
    api.register.insert({ entity: 'contract', rows: [{ reference: 'A-1' }] }),
    api.history.undo({}),
    api.proof.verify({}),
    api.overruns.portfolio({}),
    api.search.find({ text: 'a', limit: 5 }),
    api.importing.list({}),
    api.exporting.workbook({ locale: 'fr', jobId: 'j' }),
    api.cases.info({}),
    api.cases.saveCopy({}),
  ];
  for (const answer of await Promise.all(calls)) expect(refusalOf(answer)).toEqual({ code: 'no-case-open' });
});
