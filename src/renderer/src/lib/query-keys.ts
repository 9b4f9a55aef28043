import type { QueryKey } from '@tanstack/react-query';

/** Key of a call's answer in the cache: namespace, method, input. */
export const queryKey = (namespace: string, method: string, input: unknown): QueryKey => [
  namespace,
  method,
  input,
];

/** Layouts are the window's own notes: a change in the case does not touch them. */
export const rememberedElsewhere = (key: QueryKey): boolean => key[1] === 'loadLayout';

/** Key of one call without input. */
export const appStateKey: QueryKey = queryKey('app', 'state', {});
