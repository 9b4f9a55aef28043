import { ppmOf } from '#shared/domain/audit/parameters.ts';
import { percentOf } from '#shared/domain/money/interval.ts';
import { inForce, totalEffect, totalIncreases } from '#shared/domain/overrun/amendment-effects.ts';
import type { AuditTest } from '../audit-test.ts';
import { amendmentRows, boundsDetail, contractException, originalOf } from '../contract-exceptions.ts';
import { keepRows, newTally } from '../tally.ts';

/** Increases of more than a percentage of the original value. What decreases give back does not make up for them. */
export const a01: AuditTest = {
  id: 'A01',
  parameters: [
    {
      name: 'percent',
      kind: 'percent',
      default: 10,
      min: 0,
      max: 1_000,
      mark: 'stated',
      source:
        'https://www.legisquebec.gouv.qc.ca/en/version/cr/C-65.1,%20r.%205?code=se:42_1&history=20230206',
    },
  ],
  reads: ['contract', 'amendment'],
  exclusions: ['no-amendment', 'original-unknown'],
  run: (input) => {
    const tally = newTally();
    const ppm = BigInt(ppmOf(input.parameters, 'percent'));
    const kept = keepRows(input.facts.contracts(), tally, {
      'no-amendment': ({ effects }) => inForce(effects).length === 0,
      'original-unknown': (contract) => (originalOf(contract)?.high ?? 0n) <= 0n,
    });
    const exceptions = kept.flatMap((of) => {
      const original = originalOf(of);
      const increases = totalIncreases(of.effects);
      const highest = original?.high ?? 0n;
      if (original === null || (increases.low ?? 0n) * 1_000_000n <= ppm * highest) return [];
      const { currency } = of.contract;
      const net = totalEffect(of.effects);
      const percent = percentOf(increases, original);
      return [
        contractException(
          of,
          increases,
          {
            ...boundsDetail('original', original, currency),
            ...boundsDetail('increases', increases, currency),
            ...boundsDetail('net', net, currency),
            percentLow: percent?.low ?? null,
            percentHigh: percent?.high ?? null,
          },
          { rows: amendmentRows(inForce(of.effects)) },
        ),
      ];
    });
    return { population: input.facts.contracts().length, excluded: tally.excluded(), exceptions };
  },
};
