import { act, fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { TestsScreen } from '#renderer/features/tests/TestsScreen.tsx';
import { useTestsState } from '#renderer/features/tests/tests-state.ts';
import { replaceRoute, useRoute } from '#renderer/lib/route.ts';
import type { ExceptionRow } from '#shared/ipc/auditing-schemas.ts';
import { ok } from '#shared/result.ts';
import { renderScreen, type Answers } from '../render-screen.tsx';
import { exceptionOf, runOf, testOf } from './made-tests.ts';

const Current = () => {
  const route = useRoute();
  return route.screen === 'tests' ? <TestsScreen route={route} /> : <p>{route.screen}</p>;
};

const total = 20_000;

type Disposed = Parameters<NonNullable<NonNullable<Answers['auditing']>['dispose']>>[0];

const slow = { timeout: 10_000 };

/** Main with one test that found many things; what was asked of it is kept. */
const mainWith = (run = runOf({ exceptionCount: total })) => {
  const asked: { readonly offset: number; readonly limit: number; readonly status: string }[] = [];
  const disposed: Disposed[] = [];
  const rowsAt = (offset: number, limit: number): ExceptionRow[] =>
    Array.from({ length: Math.min(limit, total - offset) }, (_, index) => exceptionOf(offset + index + 1));
  const answers: Answers = {
    auditing: {
      tests: () =>
        Promise.resolve(
          ok([testOf({ lastRun: run }), testOf({ id: 'R018', missing: ['invoiceLine'], parameters: [] })]),
        ),
      getRun: () => Promise.resolve(ok({ run, ruleVersions: [], profile: [], trailHead: 'h', digest: 'd' })),
      exceptions: (input) => {
        asked.push(input);
        return Promise.resolve(ok({ rows: rowsAt(input.offset, input.limit), total }));
      },
      exception: ({ key }) =>
        Promise.resolve(ok({ exception: exceptionOf(1, { key }), before: null, rows: [] })),
      dispose: (input) => {
        disposed.push(input);
        return Promise.resolve(ok({ changed: input.keys.length }));
      },
      batteries: () => Promise.resolve(ok({ rows: [], total: 0 })),
    },
  };
  return { answers, asked, disposed };
};

const showList = async (main: ReturnType<typeof mainWith>) => {
  renderScreen(<Current />, main.answers);
  return screen.findByRole('listbox', {}, slow);
};

beforeEach(() => {
  replaceRoute({ screen: 'tests', test: 'T08' });
  useTestsState.setState({ path: '', jobId: null, result: null, drafts: {}, ticked: new Set(), places: {} });
});

describe('the screen of tests', () => {
  it('draws a few of twenty thousand exceptions, and reads a page of them', async () => {
    const main = mainWith();
    const list = await showList(main);
    await within(list).findByText('numéro F-1', {}, slow);
    expect(within(list).getAllByRole('option').length).toBeLessThan(60);
    expect(main.asked.every(({ limit }) => limit <= 100)).toBe(true);
  });

  it('judges what is chosen by keyboard, with no note to lose', async () => {
    const main = mainWith();
    const list = await showList(main);
    await within(list).findByText('numéro F-3', {}, slow);
    fireEvent.keyDown(list, { key: 'ArrowDown' });
    fireEvent.keyDown(list, { key: 'ArrowDown', shiftKey: true });
    await act(async () => {
      fireEvent.keyDown(list, { key: '4' });
      await Promise.resolve();
    });
    expect(main.disposed).toEqual([{ runId: 1, keys: ['vendeur|F-2', 'vendeur|F-3'], verdict: 'follow-up' }]);
  });

  it('does not judge while a modifier is held: Ctrl+1 is not for it', async () => {
    const main = mainWith();
    const list = await showList(main);
    await within(list).findByText('numéro F-1', {}, slow);
    fireEvent.keyDown(list, { key: '1', ctrlKey: true });
    fireEvent.keyDown(list, { key: '5' });
    await act(() => Promise.resolve());
    expect(main.disposed).toEqual([]);
  });

  it('reads what was never in sight before all of it is judged', async () => {
    const main = mainWith();
    const list = await showList(main);
    await within(list).findByText('numéro F-1', {}, slow);
    fireEvent.keyDown(list, { key: 'a', ctrlKey: true });
    fireEvent.keyDown(list, { key: '3' });
    await expect.poll(() => main.disposed.length, slow).toBe(1);
    expect(main.disposed[0]?.keys.length).toBe(total);
    expect(new Set(main.disposed[0]?.keys).size).toBe(total);
  });

  it('says what a test needs that has nothing to look at', async () => {
    replaceRoute({ screen: 'tests', test: 'R018', tab: 'exceptions' });
    renderScreen(<Current />, mainWith().answers);
    expect(await screen.findByText('Non applicable dans ce dossier', {}, slow)).toBeDefined();
    expect(screen.getAllByText(/lignes de facture/u).length).toBeGreaterThan(0);
  });

  it('shows a value that is refused and does not run with it', async () => {
    replaceRoute({ screen: 'tests', test: 'T08', tab: 'parameters' });
    renderScreen(<Current />, mainWith().answers);
    const field = await screen.findByLabelText('pourcentage', {}, slow);
    fireEvent.change(field, { target: { value: '500' } });
    expect(screen.getByText('Une valeur de 0 à 100.')).toBeDefined();
    expect(screen.getByRole('button', { name: 'Lancer ce test' })).toHaveProperty('disabled', true);
    fireEvent.change(field, { target: { value: '7,5' } });
    expect(screen.getByRole('button', { name: 'Lancer ce test' })).toHaveProperty('disabled', false);
  });
});
