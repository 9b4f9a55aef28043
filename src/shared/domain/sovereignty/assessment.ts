import type { RowOf } from '../register/entities.ts';

type Assessed = Pick<RowOf<'exposure'>, 'privacyAssessment' | 'assessedOn' | 'transferredOn'>;

export const assessmentProblems = [
  'assessment-unknown',
  'no-assessment',
  'assessment-undated',
  'assessment-late',
] as const;

export type AssessmentProblem = (typeof assessmentProblems)[number];

/**
 * What is wrong with a privacy assessment. Null where one was done before the transfer, or on a day that cannot be told
 * to be after it.
 * @param startsOn of the contract, where the day of the transfer is not known
 */
export const assessmentProblem = (
  { privacyAssessment, assessedOn, transferredOn }: Assessed,
  startsOn: string | null,
): AssessmentProblem | null => {
  if (privacyAssessment !== 'done')
    return privacyAssessment === 'unknown' ? 'assessment-unknown' : 'no-assessment';
  if (assessedOn === null) return 'assessment-undated';
  return assessedOn > (transferredOn ?? startsOn ?? assessedOn) ? 'assessment-late' : null;
};
