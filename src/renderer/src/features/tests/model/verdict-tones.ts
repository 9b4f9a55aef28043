import type { Verdict } from '#shared/ipc/auditing-schemas.ts';

/** The tone of each verdict's chip; its words say the rest. */
export const verdictTones: Readonly<Record<Verdict, 'over' | 'ok' | 'plain' | 'warn'>> = {
  exception: 'over',
  explained: 'ok',
  'not-relevant': 'plain',
  'follow-up': 'warn',
};
