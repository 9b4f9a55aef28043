import { openCaseSession } from '#main/workers/case-session.ts';
import { sourceThreads } from '#main/workers/thread.ts';

const contractNumbered = (number: number) => ({
  reference: `HELD-${number}`,
  kind: 'contract',
  awardMethod: 'unknown',
  status: 'active',
  currency: 'CAD',
  taxBasis: 'unknown',
});

// A program of its own: holds a case and changes it, one line for each answered change, until it is killed.
const [path = ''] = process.argv.slice(2);
const session = await openCaseSession({ path, actor: 'Holder', threads: sourceThreads });
for (let number = 1; ; number += 1) {
  await session.writer().insert({ entity: 'contract', rows: [contractNumbered(number)] });
  process.stdout.write(`${number}\n`);
}
