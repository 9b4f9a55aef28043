import type { RowDraft } from '#shared/domain/importing/source-record.ts';
import type { PublishedMilestone } from '#shared/domain/ocds/published.ts';
import type { ContractSlot } from './contract-slots.ts';
import { detached, fitted } from './fitted.ts';

/** Milestones of one contract that are told apart by their ids. */
const mostMilestones = 2000;

type FirstPublished = Pick<PublishedMilestone, 'name' | 'plannedOn'>;

/**
 * The row of a milestone, none for older news of one that is known. Its id says which one it is: a date that moves is a
 * forecast, the one first published stays the plan. What came with an earlier import gets the state of this one.
 */
export const milestoneDrafts = (
  slot: ContractSlot,
  { id, ...milestone }: PublishedMilestone,
  isLatest: boolean,
): readonly RowDraft[] => {
  const known = id === null ? undefined : slot.milestones.get(id);
  if (known !== undefined && !isLatest) return [];
  const { name, plannedOn } = known ?? firstPublished(slot, id, milestone);
  const hasMoved = plannedOn !== null && milestone.plannedOn !== null && milestone.plannedOn !== plannedOn;
  const { status, actualOn, notes } = milestone;
  const forecastOn = hasMoved ? milestone.plannedOn : null;
  return [
    {
      entity: 'milestone',
      key: `milestone ${slot.key}/${name}/${plannedOn ?? ''}`,
      fields: fitted('milestone', {
        contractId: slot.contractId,
        ...milestone,
        name,
        plannedOn: plannedOn ?? milestone.plannedOn,
        forecastOn,
      }),
      identity: ['contractId', 'name', 'plannedOn'],
      ifKnown: {
        replaces: { ...(status === 'unknown' ? {} : { status }), actualOn, forecastOn },
        fills: { notes },
      },
    },
  ];
};

const firstPublished = (slot: ContractSlot, id: string | null, milestone: FirstPublished): FirstPublished => {
  if (id === null) return milestone;
  const { plannedOn } = milestone;
  const isTaken = [...slot.milestones.values()].some(
    (other) => other.name === milestone.name && other.plannedOn === plannedOn,
  );
  const first = { name: detached(isTaken ? `${milestone.name} (${id})` : milestone.name), plannedOn };
  if (slot.milestones.size < mostMilestones) slot.milestones.set(detached(id), first);
  return first;
};
