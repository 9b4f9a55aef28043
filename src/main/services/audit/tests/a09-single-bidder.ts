import type { AuditTest, TestInput } from '../audit-test.ts';
import type { ContractFacts } from '../audit-facts.ts';
import { bidRows, isSubmitted, tendererCountOf, type TenderFacts } from '../competitions.ts';
import { awardedOn, contractException, originalOf } from '../contract-exceptions.ts';
import { plainCode } from '../plain-text.ts';
import { readRows } from '../read-rows.ts';
import { keepRows, newTally } from '../tally.ts';

/** Contracts that were awarded by competition to the only one who bid. */
export const a09: AuditTest = {
  id: 'A09',
  parameters: [],
  reads: ['tender', 'contract'],
  exclusions: ['no-contract', 'other-method', 'tenderers-unknown'],
  run: (input) => {
    const tally = newTally();
    const contracts = new Map(input.facts.contracts().map((of) => [of.contract.id, of]));
    const contractOf = ({ contractId }: TenderFacts): ContractFacts | undefined =>
      contractId === null ? undefined : contracts.get(contractId);
    const kept = keepRows(input.facts.tenders(), tally, {
      'no-contract': (tender) => contractOf(tender) === undefined,
      'other-method': (tender) => !isCompetitive(tender, contractOf(tender)),
      'tenderers-unknown': (tender) => tendererCountOf(tender) === null,
    });
    const exceptions = kept.flatMap((tender) => {
      const of = contractOf(tender);
      if (of === undefined || tendererCountOf(tender) !== 1) return [];
      const detail = {
        process: tender.processId,
        method: tender.method,
        awardedOn: awardedOn(of),
        ...authorisationOf(of, input),
      };
      const rows = [
        { entity: 'tender' as const, id: tender.id },
        ...bidRows(tender.bids.filter(isSubmitted)),
      ];
      return [contractException(of, originalOf(of), detail, { rows, keyParts: [tender.processId] })];
    });
    return { population: input.facts.tenders().length, excluded: tally.excluded(), exceptions };
  },
};

const isCompetitive = ({ method }: TenderFacts, of: ContractFacts | undefined): boolean => {
  if (method !== 'unknown') return method === 'open' || method === 'selective';
  return of?.contract.awardMethod === 'public-tender' || of?.contract.awardMethod === 'invitation';
};

/** A listed approval of the contract: the head of the body has to authorise one with a single compliant tender. */
const authorisationOf = ({ contract }: ContractFacts, { db }: TestInput) => {
  const approval = readRows(db, 'approval').find(
    ({ subject, step, contractId, subjectNumber }) =>
      subject === 'contract' &&
      step === 'approved' &&
      (contractId === contract.id || plainCode(subjectNumber) === plainCode(contract.reference)),
  );
  return { authorisedBy: approval?.person ?? null, authorisedOn: approval?.actedOn ?? null };
};
