import type { AuditTest, TestInput } from '../audit-test.ts';
import type { ContractFacts } from '../audit-facts.ts';
import { bidRows, isSubmitted, tendererCountOf, type TenderFacts } from '../competitions.ts';
import { awardedOn, contractException, originalOf } from '../contract-exceptions.ts';
import { boughtAs, datedRules, type DatedRules } from '../dated-rules.ts';
import { amountText } from '../invoice-exceptions.ts';
import { plainCode } from '../plain-text.ts';
import { readRows } from '../read-rows.ts';
import { ruleName } from '../rule-version.ts';
import { keepRows, newTally } from '../tally.ts';

/** Contracts that were awarded by competition to the only one who bid. */
export const a09: AuditTest = {
  id: 'A09',
  parameters: [],
  reads: ['tender', 'contract'],
  exclusions: ['no-contract', 'other-method', 'tenderers-unknown'],
  run: (input) => {
    const tally = newTally();
    const rules = datedRules(input);
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
        ...dutyOf(of, rules),
      };
      const rows = [
        { entity: 'tender' as const, id: tender.id },
        ...bidRows(tender.bids.filter(isSubmitted)),
      ];
      return [contractException(of, originalOf(of), detail, { rows, keyParts: [tender.processId] })];
    });
    return {
      population: input.facts.tenders().length,
      excluded: tally.excluded(),
      exceptions,
      ...rules.used(),
    };
  },
};

const isCompetitive = ({ method }: TenderFacts, of: ContractFacts | undefined): boolean => {
  if (method !== 'unknown') return method === 'open' || method === 'selective';
  return of?.contract.awardMethod === 'public-tender' || of?.contract.awardMethod === 'invitation';
};

/**
 * The rule that asks the head of the body to authorise it, and the threshold that it holds from; neither where the case has
 * no such rule for this body and nature on the day.
 */
const dutyOf = (of: ContractFacts, rules: DatedRules) => {
  const scope = rules.scopeOf(of, awardedOn(of) ?? '');
  const single = rules.ruling('single-bid', scope);
  if (awardedOn(of) === null || single.kind !== 'rule') return {};
  const threshold = rules.ruling('tender-threshold', boughtAs(scope));
  const amount = threshold.kind === 'rule' ? threshold.rule.limitAmount : null;
  return { rule: ruleName(single.rule), threshold: amountText(amount, 'CAD') };
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
