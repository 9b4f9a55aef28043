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
  /** Every how many cases the file is imported as well, which takes many times as long; null for none. */
  readonly importEvery: number | null;
};

export type Fuzzing = {
  /** Reads `cases` changed files, the same for the same seed, and imports some of them. */
  readonly round: (round: Round) => Promise<RoundReport>;
  /** Imports files as one. Null when the case is whole behind it; else what went wrong. */
  readonly importTogether: (files: readonly Buffer[]) => Promise<string | null>;
  readonly close: () => Promise<void>;
};

/** Changed files of a reader, the same for the same seed. */
export const changedFiles = (reader: FuzzedReader, seed: number, count: number): readonly Buffer[] => {
  const seeds = seedFiles(reader);
  return fc.sample(fuzzCase, { seed, numRuns: count }).map((drawn) => bytesOf(drawn, seeds));
};

/** Opens a case, and a thread for reading, for any number of rounds. */
export const openFuzzing = async (): Promise<Fuzzing> => {
  const folder = mkdtempSync(join(tmpdir(), 'constat-fuzz-'));
  const bounded = openBoundedReader();
  const fuzzed = await openFuzzedCase(folder);
  const tryFile = async (path: string, isImported: boolean) => {
    const result = await bounded.read(path);
    // What cannot even be read is not imported: it would hang here.
    if ('fault' in result) return { faults: [result.fault], outcome: null };
    const faults = isImported ? [await fuzzed.take([path]), fuzzed.check()] : [];
    return { faults: faults.filter((fault) => fault !== null), outcome: result.outcome };
  };
  return {
    round: async ({ reader, seed, cases, importEvery }) => {
      const outcomes: Record<string, number> = {};
      const findings: Finding[] = [];
      for (const [number, bytes] of changedFiles(reader, seed, cases).entries()) {
        const path = join(folder, `${number}.bin`);
        writeFileSync(path, bytes);
        const { faults, outcome } = await tryFile(path, importEvery !== null && number % importEvery === 0);
        findings.push(...faults.map((fault) => ({ fault, number, bytes })));
        if (outcome !== null) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
        rmSync(path);
      }
      return {
        cases,
        imported: importEvery === null ? 0 : Math.ceil(cases / importEvery),
        outcomes,
        findings,
      };
    },
    importTogether: async (files) => {
      const paths = files.map((_, index) => join(folder, `together-${index}.bin`));
      for (const [index, bytes] of files.entries()) writeFileSync(paths[index] ?? '', bytes);
      const [first = '', ...others] = paths;
      return (await fuzzed.take([first, ...others])) ?? fuzzed.check();
    },
    close: async () => {
      await Promise.all([bounded.close(), fuzzed.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
