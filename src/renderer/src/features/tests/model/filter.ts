import type { InputOf } from '#renderer/lib/api.ts';

type Asked = InputOf<'auditing', 'exceptions'>;

/** What narrows a list of exceptions. */
export type ExceptionFilter = {
  readonly status: Asked['status'];
  readonly verdict: Asked['verdict'];
  readonly currency: string | null;
  readonly search: string;
};

export const everything: ExceptionFilter = { status: 'all', verdict: 'all', currency: null, search: '' };
