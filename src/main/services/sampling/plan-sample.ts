import type { SamplePlan, SampleRequest } from '#shared/ipc/calls/sampling.ts';
import type { ReadableDb } from '../../db/types.ts';
import { drawSample } from './draw.ts';

/** What a draw would give, writing nothing; or why there is none. */
export const planSample = (
  db: ReadableDb,
  request: SampleRequest,
):
  | { readonly status: 'planned'; readonly plan: SamplePlan }
  | { readonly status: 'refused'; readonly problem: string } => {
  const drawn = db.transaction(() => drawSample(db, request))();
  return typeof drawn === 'string'
    ? { status: 'refused', problem: drawn }
    : { status: 'planned', plan: drawn.plan };
};
