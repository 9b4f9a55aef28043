import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isSamePerson,
  notSigned,
  settledSignOff,
  signedBy,
  signOffRefusal,
  signOffSteps,
  type SignOff,
} from '#shared/domain/findings/sign-off.ts';

describe('isSamePerson', () => {
  it.each([
    ['Élise Côté', 'elise cote', true],
    ['  Élise\u00A0Côté ', 'ÉLISE CÔTÉ', true],
    ['Élise Côté', 'Elise Coté-Roy', false],
    ['A. Roy', 'A. Royer', false],
  ])('%j and %j: %s', (one, other, expected) => {
    expect(isSamePerson(one, other)).toBe(expected);
    expect(isSamePerson(other, one)).toBe(expected);
  });
});

const people = ['Ana', 'ana', 'Bao'] as const;

/** Whatever is tried by whomever, refusals obeyed. */
const walks = fc.array(
  fc.record({
    step: fc.constantFrom(...signOffSteps),
    actor: fc.constantFrom(...people),
    openNotes: fc.nat(1),
  }),
  { maxLength: 12 },
);

const afterWalk = (
  walk: readonly { step: (typeof signOffSteps)[number]; actor: string; openNotes: number }[],
) =>
  walk.reduce<SignOff>((now, { step, actor, openNotes }) => {
    if (signOffRefusal(step, now, { actor, openNotes }) !== null) return now;
    return { ...now, ...signedBy(step, { actor, today: '2026-01-15' }) };
  }, notSigned);

describe('a sign-off', () => {
  it('never has one person on both sides, nor a review without a preparation', () => {
    fc.assert(
      fc.property(walks, (walk) => {
        const { status, preparedBy, reviewedBy } = afterWalk(walk);
        if (reviewedBy !== null) expect(isSamePerson(reviewedBy, preparedBy ?? reviewedBy)).toBe(false);
        expect(status === 'draft').toBe(preparedBy === null);
        expect(status === 'reviewed' || status === 'closed').toBe(reviewedBy !== null);
      }),
    );
  });

  it('is never more after an undo than before it', () => {
    fc.assert(
      fc.property(walks, walks, (one, other) => {
        const now = afterWalk(one);
        const settled = settledSignOff(now, afterWalk(other));
        expect([null, now.preparedBy]).toContain(settled.preparedBy);
        expect([null, now.reviewedBy]).toContain(settled.reviewedBy);
        expect(settled.status === 'draft').toBe(settled.preparedBy === null);
      }),
    );
  });
});
