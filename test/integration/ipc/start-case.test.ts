import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStartCase } from '#main/app/case-start.ts';
import { openWindowFixture, valueOf } from '../../support/window-fixture.ts';

const caseChanges = (pushes: readonly { readonly name: string }[]): number =>
  pushes.filter(({ name }) => name === 'data:changed').length;

test('the state is answered once the case given at start-up is open, and nothing is told twice', async () => {
  const { api, context, folder, pushes } = openWindowFixture();
  const path = join(folder, 'sample.constat');
  const opening = openStartCase(context, { path, isSample: true });
  // Made from the sample it may take longer than the window is patient.
  let state = valueOf(await api.app.state({}));
  const wasSlow = state.isOpening;
  await opening;
  state = valueOf(await api.app.state({}));
  expect(state).toMatchObject({ isOpening: false, startError: null, case: { isSample: true } });
  expect(caseChanges(pushes)).toBe(wasSlow ? 1 : 0);
});

test('a case that takes long to open is said to be opening, and its end is told', async () => {
  const { api, context, pushes } = openWindowFixture();
  const { promise, resolve } = Promise.withResolvers<void>();
  context.cases.setStarting(promise);
  expect(valueOf(await api.app.state({}))).toMatchObject({ isOpening: true, case: null });
  expect(caseChanges(pushes)).toBe(0);
  resolve();
  await promise;
  expect(caseChanges(pushes)).toBe(1);
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
