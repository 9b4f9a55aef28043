import { useState } from 'react';
import type { TrailFilter } from '#shared/ipc/contract.ts';
import { readDate } from '#shared/domain/calendar/read-date.ts';

/** What narrows the trail, as it is typed. */
export type TrailDraft = {
  readonly actor: string | null;
  readonly command: string | null;
  readonly from: string;
  readonly until: string;
};

const everything: TrailDraft = { actor: null, command: null, from: '', until: '' };

/** The ISO date of what was typed; null for nothing, undefined for what is no date. */
export const dateTyped = (text: string): string | null | undefined => {
  if (text.trim() === '') return null;
  const read = readDate(text, null);
  return read.ok ? read.value : undefined;
};

/** Midnight of a date where the window is, `days` later. */
const startOf = (iso: string, days = 0): number => {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number);
  return new Date(year, month - 1, day + days).getTime();
};

/** The filter that a draft stands for; what is no date does not narrow. Both days are part of it. */
export const trailFilterOf = ({ actor, command, from, until }: TrailDraft): TrailFilter => {
  const [first, last] = [dateTyped(from) ?? null, dateTyped(until) ?? null];
  return {
    ...(actor === null ? {} : { actor }),
    ...(command === null ? {} : { command }),
    ...(first === null ? {} : { from: startOf(first) }),
    ...(last === null ? {} : { until: startOf(last, 1) }),
  };
};

/** What narrows the trail, and how to change it. */
export const useTrailFilter = () => {
  const [draft, setDraft] = useState(everything);
  return {
    draft,
    filter: trailFilterOf(draft),
    set: (part: Partial<TrailDraft>): void => setDraft((before) => ({ ...before, ...part })),
    clear: (): void => setDraft(everything),
    isNarrowed: draft !== everything,
  };
};
