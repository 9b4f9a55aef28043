import { resolve } from 'node:path';
import { AppFailure } from '#shared/ipc/app-error.ts';
import type { MergePlan } from '#shared/ipc/merge-schemas.ts';
import type { PlannedMerge } from '../../services/merging/merge-steps.ts';
import type { CaseSession } from '../../workers/case-session.ts';
import { applyPlannedMerge, planWorkbookMerge } from '../../workers/merge-job.ts';
import { mergeJson, mergeLines } from '../format-merge.ts';
import { limitOption, limitsOf } from '../limit-options.ts';
import { parseCommand } from '../options.ts';
import { printResult, type ExitStatus, type Terminal } from '../terminal.ts';
import { withSession } from '../with-session.ts';

type Side = 'theirs' | 'ours';

const options = { plan: { type: 'boolean' }, take: { type: 'string' }, ...limitOption } as const;

const sideOf = (text: string | undefined): Side | null => {
  if (text === undefined) return null;
  if (text === 'theirs' || text === 'ours') return text;
  throw new AppFailure({ code: 'usage', detail: `--take ${text}` });
};

/** `constat merge CASE FILE [--plan|--take theirs|ours]`: a workbook of ours that came back. */
export const mergeCommand = async (args: readonly string[], terminal: Terminal): Promise<ExitStatus> => {
  const { positionals, text, texts, flag } = parseCommand(args, options, { least: 2, most: 2 });
  const [casePath = '', file = ''] = positionals;
  const [isPlan, take] = [flag('plan'), sideOf(text('take'))];
  if (isPlan && take !== null) throw new AppFailure({ code: 'usage', detail: '--plan --take' });
  const path = resolve(file);
  const limits = limitsOf(texts('limit'));
  const { planned, applied } = await withSession(
    terminal,
    casePath,
    { actor: text('actor'), readOnly: isPlan, limits: () => limits },
    (session) =>
      isPlan
        ? planOf(session, path, terminal).then((only) => ({ planned: only, applied: false }))
        : merge(session, path, { take, terminal }),
  );
  printResult(terminal, { merge: mergeJson(planned.plan, applied) }, () =>
    mergeLines(planned.plan, { applied, isPlan }, terminal),
  );
  return applied || (isPlan && isClean(planned.plan)) ? 0 : 1;
};

const planOf = (
  session: CaseSession,
  path: string,
  { locale, resourcesUrl }: Terminal,
): Promise<PlannedMerge> => planWorkbookMerge(session, { path, locale, resourcesUrl });

/** Someone else is unlikely to write at the same time; should it happen more often than this, something is wrong. */
const mostAttempts = 3;

type Wanted = { readonly take: Side | null; readonly terminal: Terminal };

/** Merges when nothing is left to decide. What changed while it was compared is compared again. */
const merge = async (
  session: CaseSession,
  path: string,
  { take, terminal }: Wanted,
): Promise<{ readonly planned: PlannedMerge; readonly applied: boolean }> => {
  let planned = await planOf(session, path, terminal);
  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
    const { plan } = planned;
    if (plan.problems.length > 0 || (plan.conflicts.length > 0 && take === null)) break;
    const { stale } = await applyPlannedMerge(session, planned, itemsOf(plan, take));
    if (stale.length === 0) return { planned, applied: true };
    planned = await planOf(session, path, terminal);
  }
  return { planned, applied: false };
};

const itemsOf = ({ changes, conflicts, added, removed }: MergePlan, take: Side | null): readonly number[] =>
  [...changes, ...added, ...removed, ...(take === 'theirs' ? conflicts : [])].map(({ item }) => item);

const isClean = ({ conflicts, problems }: MergePlan): boolean => conflicts.length + problems.length === 0;
