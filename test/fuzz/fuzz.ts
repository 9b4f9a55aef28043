import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { openBoundedReader } from './bounded-reader.ts';
import { openFuzzedCase } from './fuzzed-case.ts';
import { bytesOf, fuzzCase } from './mutations.ts';
import { seedFiles, type FuzzedReader } from './seeds.ts';

export type Finding = { readonly fault: string; readonly number: number; readonly bytes: Buffer };

export type RoundReport = {
  readonly cases: number;
  readonly imported: number;
  /** How often each outcome was seen: a kind that was read, or the code of a refusal. */
  readonly outcomes: Readonly<Record<string, number>>;
  readonly findings: readonly Finding[];
};

export type Round = {
  readonly reader: FuzzedReader;
  readonly seed: number;
  readonly cases: number;
  /** Every how many cases the file is imported as well, which takes many times as long. */
  readonly importEvery: number;
};

/** Reads `cases` changed files, the same for the same seed, and imports some of them into one case. */
export const fuzzRound = async ({ reader, seed, cases, importEvery }: Round): Promise<RoundReport> => {
  const folder = mkdtempSync(join(tmpdir(), 'constat-fuzz-'));
  const seeds = seedFiles(reader);
  const bounded = openBoundedReader();
  const fuzzed = await openFuzzedCase(folder);
  const outcomes: Record<string, number> = {};
  const findings: Finding[] = [];
  let imported = 0;
  try {
    for (const [number, drawn] of fc.sample(fuzzCase, { seed, numRuns: cases }).entries()) {
      const bytes = bytesOf(drawn, seeds);
      const path = join(folder, `${number}.bin`);
      const note = (fault: string | null): void => {
        if (fault !== null) findings.push({ fault, number, bytes });
      };
      writeFileSync(path, bytes);
      const result = await bounded.read(path);
      if ('fault' in result) note(result.fault);
      else outcomes[result.outcome] = (outcomes[result.outcome] ?? 0) + 1;
      // What cannot even be read is not imported: it would hang here.
      if (number % importEvery === 0 && !('fault' in result)) {
        imported += 1;
        note(await fuzzed.take(path));
        note(fuzzed.check());
      }
      rmSync(path);
    }
  } finally {
    await Promise.all([bounded.close(), fuzzed.close()]);
    rmSync(folder, { recursive: true, force: true });
  }
  return { cases, imported, outcomes, findings };
};
