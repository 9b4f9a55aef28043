import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openFuzzing } from './fuzz.ts';
import { fuzzedReaders } from './seeds.ts';

// npm run fuzz [-- --minutes 10] [--reader xlsx] [--seed N] [--rounds N]: reads and imports our own files, changed at
// random, in rounds of 200. Each round prints its seed; `--seed N --rounds 1` repeats it. What is found is written to
// test-results/fuzz. Exit status 1 when anything was found.

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    reader: { type: 'string' },
    seed: { type: 'string' },
    rounds: { type: 'string' },
  },
});
const readers = fuzzedReaders.filter((reader) => values.reader === undefined || reader === values.reader);
if (readers.length === 0) throw new Error(`--reader is one of ${fuzzedReaders.join(', ')}`);
const rounds = values.rounds === undefined ? Number.POSITIVE_INFINITY : Number(values.rounds);
const folder = 'test-results/fuzz';
mkdirSync(folder, { recursive: true });

for (const reader of readers) {
  const end = performance.now() + Number(values.minutes) * 60_000;
  let seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed);
  for (let round = 0; round < rounds && performance.now() < end; round += 1, seed += 1) {
    // A case of its own for each, so that it stays small.
    const fuzzing = await openFuzzing();
    const report = await fuzzing.round({ reader, seed, cases: 200, importEvery: 20 });
    await fuzzing.close();
    const { cases, imported, outcomes, findings } = report;
    const seen = Object.entries(outcomes).map(([outcome, count]) => `${outcome} ${count}`);
    console.log(`${reader} seed ${seed}: ${cases} read, ${imported} imported; ${seen.join(', ')}`);
    for (const { fault, number, bytes } of findings) {
      const path = join(folder, `${reader}-${seed}-${number}.bin`);
      writeFileSync(path, bytes);
      console.log(`  FOUND ${path}: ${fault}`);
      process.exitCode = 1;
    }
  }
}
