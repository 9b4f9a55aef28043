import { expect, test } from 'vitest';
import { overrunPortfolio } from '#main/services/overruns/overrun-portfolio.ts';
import { newCase } from '../../support/case-fixture.ts';

const today = '2026-01-15';

test('the sample case: a contract of a federal body is under no regulation of Québec', async () => {
  const sample = await newCase({ sample: true });
  const { contracts } = overrunPortfolio(sample.reader(), today);
  const lawsOf = (reference: string) =>
    contracts.find((row) => row.reference === reference)?.flags.map(({ article }) => article);
  expect(lawsOf('ASFC-AWS')).not.toContain('RLRQ, c. C-65.1, r. 5.1 (article à vérifier)');
  expect(lawsOf('SAAQ-CASA-CADRE')).toContain('RLRQ, c. C-65.1, r. 5.1 (article à vérifier)');
});

test('the sample case: what grew by half of the original value or more is flagged as critical', async () => {
  const sample = await newCase({ sample: true });
  const { contracts } = overrunPortfolio(sample.reader(), today);
  const critical = contracts.flatMap(({ reference, flags }) =>
    flags
      .filter(({ rule }) => rule === 'growth-over-original-critical')
      .map(({ detail }) => `${reference} ${detail['growthPercent']}`),
  );
  expect(critical).toContain('SAAQ-CASA-PROGRAMME 72.4');
  expect(critical).toContain('SQ-SIFA 182.8');
  expect(critical).toContain('SQ-SIFARH 112.9');
  expect(critical).toContain('GQ-CONSOLIDATION-CTI 138.6');
  expect(critical.some((found) => found.startsWith('SAAQ-CASA-CADRE'))).toBe(false);
});

test('the sample case: every public body but the government as a whole says of what kind it is', async () => {
  const sample = await newCase({ sample: true });
  const unknown = sample
    .reader()
    .prepare("SELECT name FROM organizations WHERE kind = 'public-body' AND body_kind IS NULL")
    .pluck();
  expect(unknown.all()).toEqual(['Gouvernement du Québec']);
});
