/** How sure a conclusion must be. Below, a limit is hardly one; the factors of errors are above 1 from here on. */
export const confidenceLimits = { leastPpm: 600_000, mostPpm: 999_000 } as const;

/** Beyond this share of what can be tolerated, what is expected leaves nothing to be found out by a sample. */
const mostExpectedShare = 0.9;

/** Nobody examines more items than this; each is stored with its event. */
export const mostItems = 20_000;

/** A sample that says how much may be misstated at most: each monetary unit has the same chance. */
export type MusDesign = {
  readonly method: 'mus';
  readonly confidencePpm: number;
  /** Minor units. */
  readonly tolerable: number;
  readonly expected: number;
};

/** A sample that says how often a control may have failed at most: each row has the same chance. */
export type AttributeDesign = {
  readonly method: 'attribute';
  readonly confidencePpm: number;
  readonly tolerablePpm: number;
  readonly expectedPpm: number;
};

/** A sample of a size that the auditor chose: each row has the same chance. */
export type RandomDesign = {
  readonly method: 'random';
  readonly confidencePpm: number;
  readonly size: number;
};

export type SampleDesign = MusDesign | AttributeDesign | RandomDesign;

/** Why no sample can be drawn; the words are in the catalogues, `sampling:problems.<problem>`. */
export type SamplingProblem =
  | 'empty-population'
  | 'confidence-out-of-range'
  | 'tolerable-missing'
  | 'tolerable-above-population'
  | 'interval-too-small'
  | 'expected-too-high'
  | 'size-out-of-range'
  | 'sample-too-large'
  | 'seed-not-a-number';

/** What is wrong with a design by itself, before its population is known; null when nothing is. */
export const designProblem = (design: SampleDesign): SamplingProblem | null => {
  const { confidencePpm } = design;
  if (confidencePpm < confidenceLimits.leastPpm || confidencePpm > confidenceLimits.mostPpm)
    return 'confidence-out-of-range';
  switch (design.method) {
    case 'mus':
      return limitProblem(design.tolerable, design.expected, Number.MAX_SAFE_INTEGER);
    case 'attribute':
      return limitProblem(design.tolerablePpm, design.expectedPpm, 999_999);
    case 'random':
      if (design.size < 1) return 'size-out-of-range';
      return design.size > mostItems ? 'sample-too-large' : null;
  }
};

const limitProblem = (tolerable: number, expected: number, most: number): SamplingProblem | null => {
  if (tolerable <= 0 || tolerable > most) return 'tolerable-missing';
  return expected < 0 || expected > tolerable * mostExpectedShare ? 'expected-too-high' : null;
};
