import { create } from 'zustand';
import type { BatteryResult } from '#shared/ipc/auditing-schemas.ts';
import { everything, type ExceptionFilter } from './model/filter.ts';
import type { ParameterDrafts } from './model/parameters.ts';

/** Where one was in the exceptions of a run. */
type Place = { readonly runId: number; readonly filter: ExceptionFilter; readonly index: number };

type TestsState = {
  /** The case that all of this is about. */
  readonly path: string;
  /** The run under way. */
  readonly jobId: string | null;
  /** What came of the last one, as long as the window lives. */
  readonly result: BatteryResult | null;
  /** Parameters that a person is editing, by test. */
  readonly drafts: Readonly<Record<string, ParameterDrafts>>;
  /** Tests that are ticked in the library. */
  readonly ticked: ReadonlySet<string>;
  /** By test, so that coming back from a contract finds the same list at the same place. */
  readonly places: Readonly<Record<string, Place>>;
};

/** What outlives the screen: a run goes on while one looks at a contract. */
export const useTestsState = create<TestsState>(() => ({
  path: '',
  jobId: null,
  result: null,
  drafts: {},
  ticked: new Set(),
  places: {},
}));

const noDrafts: ParameterDrafts = {};

/** The parameters of one test that are being edited. */
export const useDrafts = (test: string): ParameterDrafts =>
  useTestsState(({ drafts }) => drafts[test] ?? noDrafts);

/** Keeps what is written in the field of a parameter. */
export const writeDraft = (test: string, name: string, text: string): void =>
  useTestsState.setState(({ drafts }) => ({
    drafts: { ...drafts, [test]: { ...drafts[test], [name]: text } },
  }));

/** Ticks a test, or takes its tick away. */
export const toggleTick = (test: string): void =>
  useTestsState.setState(({ ticked }) => {
    const next = new Set(ticked);
    if (!next.delete(test)) next.add(test);
    return { ticked: next };
  });

/** Forgets what belongs to another case than the one at this path. */
export const belongTo = (path: string): void => {
  if (useTestsState.getState().path !== path)
    useTestsState.setState({ path, result: null, drafts: {}, ticked: new Set(), places: {} });
};

/** Where one was in the exceptions of a run of a test; at its top where one was not. */
export const placeOf = (test: string, runId: number): Place => {
  const place = useTestsState.getState().places[test];
  return place?.runId === runId ? place : { runId, filter: everything, index: 0 };
};

/** Keeps where one is in the exceptions of a test. */
export const keepPlace = (test: string, place: Place): void =>
  useTestsState.setState(({ places }) => ({ places: { ...places, [test]: place } }));
