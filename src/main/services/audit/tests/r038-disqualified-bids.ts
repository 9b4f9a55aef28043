import { numberOf, type ParameterDefinition } from '#shared/domain/audit/parameters.ts';
import { exceptionKey, type TestException } from '#shared/domain/audit/test-run.ts';
import { normaliseOrganizationName } from '#shared/domain/text/normalise-name.ts';
import type { AuditTest, TestInput } from '../audit-test.ts';
import { bidRows, isSubmitted, type BidFacts, type TenderFacts } from '../competitions.ts';
import { fenceLimit, fenceParameters, isAtLeast, shown } from '../fence-limit.ts';
import { newTally } from '../tally.ts';

type Submitted = { readonly tender: TenderFacts; readonly bid: BidFacts };
type Group = { readonly key: string; readonly name: string; readonly all: readonly Submitted[] };

const source = 'https://cardinal.readthedocs.io/en/latest/cli/indicators/R/038.html';
const countOf = (name: string): ParameterDefinition => ({
  name,
  kind: 'count',
  default: 2,
  min: 1,
  max: 1_000_000,
  mark: 'stated',
  source,
});

/** A public body that disqualifies, or a tenderer that is disqualified, far more often than others. */
export const r038: AuditTest = {
  id: 'R038',
  parameters: [countOf('leastBids'), countOf('leastProcesses'), ...fenceParameters],
  reads: ['bid', 'tender'],
  exclusions: ['not-submitted', 'no-public-body', 'too-few-processes', 'too-few-bids'],
  run: (input) => {
    const tally = newTally();
    const all = input.facts.tenders().flatMap((tender) => tender.bids.map((bid) => ({ tender, bid })));
    const submitted = all.filter(({ bid }) => isSubmitted(bid));
    tally.exclude('not-submitted', all.length - submitted.length);
    const byBody = groupsOf(submitted, ({ tender }) => tender.publicBody);
    const byTenderer = groupsOf(
      submitted,
      ({ bid }) => bid.tendererName,
      ({ bid }) => bid.tenderer,
    );
    tally.exclude('no-public-body', submitted.filter(({ tender }) => tender.publicBody === null).length);
    const processes = numberOf(input.parameters, 'leastProcesses');
    const bids = numberOf(input.parameters, 'leastBids');
    const bodies = byBody.filter(
      ({ all: of }) => new Set(of.map(({ tender }) => tender.id)).size >= processes,
    );
    const tenderers = byTenderer.filter(({ all: of }) => of.length >= bids);
    tally.exclude('too-few-processes', sizeOf(byBody) - sizeOf(bodies));
    tally.exclude('too-few-bids', sizeOf(byTenderer) - sizeOf(tenderers));
    const [ofBodies, ofTenderers] = [
      outliersOf('public-body', bodies, input),
      outliersOf('tenderer', tenderers, input),
    ];
    const found = [ofBodies, ofTenderers];
    return {
      population: all.length,
      excluded: tally.excluded(),
      exceptions: found.flatMap(({ exceptions }) => exceptions),
      profile: found.map(({ summary }) => summary),
      // Where one of the two concludes, the test does.
      tooFew: ofBodies.tooFew === null ? null : ofTenderers.tooFew,
    };
  },
};

const sizeOf = (groups: readonly Group[]): number => groups.reduce((sum, { all }) => sum + all.length, 0);

const groupsOf = (
  submitted: readonly Submitted[],
  nameOf: (of: Submitted) => string | null,
  keyOf = (of: Submitted): string => normaliseOrganizationName(nameOf(of) ?? ''),
): readonly Group[] =>
  [
    ...Map.groupBy(
      submitted.filter((of) => nameOf(of) !== null),
      keyOf,
    ),
  ].map(([key, all]) => ({
    key,
    name: all[0] === undefined ? key : (nameOf(all[0]) ?? key),
    all,
  }));

const disqualifiedOf = ({ all }: Group): readonly BidFacts[] =>
  all.map(({ bid }) => bid).filter(({ status }) => status === 'disqualified');

const shareOf = (group: Group): number => disqualifiedOf(group).length / group.all.length;

const outliersOf = (of: 'public-body' | 'tenderer', groups: readonly Group[], { parameters }: TestInput) => {
  const { limit, summary, tooFew } = fenceLimit(groups.map(shareOf), 'high', parameters);
  return {
    tooFew,
    summary: { of, ...summary },
    exceptions: groups
      .filter((group) => isAtLeast(shareOf(group), limit))
      .map((group): TestException => ({
        key: exceptionKey(of, group.key),
        rows: bidRows(disqualifiedOf(group)),
        currency: null,
        amountAtRisk: null,
        detail: {
          of,
          name: group.name,
          disqualified: disqualifiedOf(group).length,
          submitted: group.all.length,
          share: shown(shareOf(group)),
          limit: limit === null ? null : shown(limit),
        },
      })),
  };
};
