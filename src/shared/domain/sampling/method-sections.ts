/**
 * Sections of the page about sampling, in order: their words are in the catalogue `samplingMethod`, one paragraph a
 * line, a formula after `= `. The window and docs/sampling show the same.
 */
export const methodSections = [
  'population',
  'mus',
  'factors',
  'draw',
  'evaluation',
  'example',
  'attribute',
  'random',
  'limits',
  'sources',
] as const;
