import type { MergePlan } from '#shared/ipc/merge-schemas.ts';

/** What a person decided: changes refused (all others are accepted), and the side taken of conflicts. */
export type Decisions = {
  readonly refused: ReadonlySet<number>;
  readonly sides: ReadonlyMap<number, Side>;
};

export type Side = 'ours' | 'theirs';

/** Everything that only the workbook changed is accepted at first; nothing of a conflict is decided. */
export const noDecisions: Decisions = { refused: new Set(), sides: new Map() };

export const withAccepted = (
  { refused, sides }: Decisions,
  items: readonly number[],
  isAccepted: boolean,
): Decisions => {
  const next = new Set(refused);
  for (const item of items) {
    if (isAccepted) next.delete(item);
    else next.add(item);
  }
  return { refused: next, sides };
};

export const withSide = ({ refused, sides }: Decisions, items: readonly number[], side: Side): Decisions => ({
  refused,
  sides: new Map([...sides, ...items.map((item) => [item, side] as const)]),
});

/** Items of a plan that are accepted or refused one by one. */
export const acceptable = ({ changes, added, removed }: MergePlan): readonly number[] =>
  [...changes, ...added, ...removed].map(({ item }) => item);

/** What `apply` is to write. */
export const acceptedItems = (plan: MergePlan, { refused, sides }: Decisions): readonly number[] => [
  ...acceptable(plan).filter((item) => !refused.has(item)),
  ...plan.conflicts.flatMap(({ item }) => (sides.get(item) === 'theirs' ? [item] : [])),
];

export const undecided = ({ conflicts }: MergePlan, { sides }: Decisions): number =>
  conflicts.filter(({ item }) => !sides.has(item)).length;

/** One entity's part of a plan. */
export type EntityPart = Pick<MergePlan, 'changes' | 'conflicts' | 'added' | 'removed'> & {
  readonly entity: string;
};

/** The plan by entity, in the order in which entities first come up; those with conflicts first. */
export const partsOf = ({ changes, conflicts, added, removed }: MergePlan): readonly EntityPart[] => {
  const entities = new Set([...conflicts, ...changes, ...added, ...removed].map(({ entity }) => entity));
  const of = <T extends { readonly entity: string }>(items: readonly T[], entity: string): T[] =>
    items.filter((item) => item.entity === entity);
  return [...entities].map((entity) => ({
    entity,
    changes: of(changes, entity),
    conflicts: of(conflicts, entity),
    added: of(added, entity),
    removed: of(removed, entity),
  }));
};
