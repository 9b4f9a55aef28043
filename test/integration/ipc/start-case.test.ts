import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStartCase } from '#main/app/case-start.ts';
import { openWindowFixture, valueOf } from '../../support/window-fixture.ts';

test('the state is answered once the case given at start-up is open', async () => {
  const { api, context, folder } = openWindowFixture();
  const path = join(folder, 'sample.constat');
  const opening = openStartCase(context, { path, isSample: true });
  // Made from the sample it may take longer than the window is patient.
  await api.app.state({});
  await opening;
  const state = valueOf(await api.app.state({}));
  expect(state).toMatchObject({ isOpening: false, startError: null, case: { isSample: true } });
});

test('a case that takes long to open is said to be opening, until it is', async () => {
  const { api, context } = openWindowFixture();
  const { promise, resolve } = Promise.withResolvers<void>();
  context.cases.setStarting(promise);
  expect(valueOf(await api.app.state({}))).toMatchObject({ isOpening: true, case: null });
  resolve();
  expect(valueOf(await api.app.state({})).isOpening).toBe(false);
});

test('why a case given at start-up does not open is part of the state', async () => {
  const { api, context, folder } = openWindowFixture();
  await openStartCase(context, { path: join(folder, 'missing.constat'), isSample: false });
  expect(valueOf(await api.app.state({}))).toMatchObject({
    isOpening: false,
    case: null,
    startError: { code: 'case-not-found' },
  });
});
