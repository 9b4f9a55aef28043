import type { RowOf } from '#shared/domain/register/entities.ts';

type Organization = RowOf<'organization'>;

/** An organisation and all that own it, upwards; a circle ends where it closes. Empty where nobody is known. */
export const ownerChain = (
  start: number | null,
  organizations: ReadonlyMap<number, Organization>,
): readonly Organization[] => {
  const found = new Map<number, Organization>();
  let next = start;
  while (next !== null && !found.has(next)) {
    const organization = organizations.get(next);
    if (organization === undefined) break;
    found.set(next, organization);
    next = organization.parentId;
  }
  return [...found.values()];
};

/** Country of who owns it in the end: the highest of the chain whose country is known. */
export const controlOf = (chain: readonly Organization[]): string | null =>
  chain.findLast(({ country }) => country !== null)?.country ?? null;
