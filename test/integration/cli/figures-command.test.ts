import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createCase } from '#main/services/case/create-case.ts';
import { resourcesUrl } from '../../support/case-fixture.ts';
import { jsonOf, runConstat } from '../../support/run-constat.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const sampleFolder = (): string => {
  const cwd = tempFolder();
  const clock = () => Date.UTC(2026, 2, 2, 12);
  createCase(join(cwd, 'a.constat'), { actor: 'Ana', clock, sample: true, resourcesUrl });
  return cwd;
};

test('prints the figures of a contract and what contradicts each other, as JSON and as tables in French', async () => {
  const cwd = sampleFolder();
  const args = ['figures', 'a.constat', '--contract', 'SAAQ-CASA-PROGRAMME'];
  const json = await runConstat([...args, '--json'], { cwd });
  expect(json).toMatchObject({ status: 0, stderr: '' });
  const printed = jsonOf(json) as { figures: { scopeEn: string; amount: unknown }[] };
  expect(printed).toMatchObject({
    contradictions: [
      {
        first: {
          amount: { low: '682000000.00', high: '682000000.00' },
          asOfText: '2022-06',
          taxBasis: 'unknown',
        },
        second: { amount: { low: '945000000.00', high: '945000000.00' }, confidence: 'verified' },
        difference: { low: '263000000.00', high: '263000000.00' },
        days: { least: 0, most: 29 },
        taxes: 'unknown',
        // Both name a source without its passage: the first decides.
        provenance: { level: 'source', row: expect.stringMatching(/^figure:/u) },
      },
      { difference: { low: '-16', high: '-16' }, days: { least: 1, most: 1 }, taxes: 'same' },
      ...['566', '826', '826'].map((low) => ({ second: { amount: { low, high: low } } })),
    ],
    notCompared: [],
    sourceComparisons: [
      { first: { amount: { low: '458000000.00' } }, second: { amount: { low: null } }, reason: 'scope' },
    ],
    isCut: false,
  });
  expect(printed.figures.find(({ scopeEn }) => scopeEn.includes('March 2027'))).toMatchObject({
    basis: 'forecast',
    amount: { low: '1100000000.00', high: null },
    accepted: true,
    provenance: 'source',
  });
  const table = await runConstat(args, { cwd, env: { LC_ALL: 'fr_CA.UTF-8' } });
  expect(table.status).toBe(0);
  expect(table.stdout).toMatch(/au moins 1\u00A0100\u00A0000\u00A0000,00\u00A0\$/u);
  expect(table.stdout).toMatch(
    /écart\u00A0: 263\u00A0000\u00A0000,00\u00A0\$ · de 0 à 29 jours d’écart · taxes non précisées/u,
  );
  expect(table.stdout).toMatch(
    /comparaison propre à la source\u00A0: portées différentes, aucun écart calculé/u,
  );
  // Who said it stands in the case in both languages.
  expect(table.stdout).toContain('SAAQ, demande au Conseil du trésor');
  expect(table.stdout).not.toMatch(/‖|request to the Treasury Board/u);
});

test('prints contradictions only when asked to, and says which contract it does not know', async () => {
  const cwd = sampleFolder();
  const only = await runConstat(['figures', 'a.constat', '--contradictions', '--json'], { cwd });
  expect(only.status).toBe(0);
  expect(Object.keys(jsonOf(only) as object)).toEqual([
    'contradictions',
    'notCompared',
    'sourceComparisons',
    'isCut',
  ]);
  const unknown = await runConstat(['figures', 'a.constat', '--contract', 'NON'], { cwd });
  expect(unknown).toMatchObject({ status: 2, stdout: '' });
  expect(unknown.stderr).toMatch(/^not-found: .*NON/u);
});
