import { dividedUp } from './factors.ts';
import type { RandomSource } from './pcg32.ts';

/**
 * Draws `size` of `count` places without putting any back, each set as likely as the others (the first steps of a
 * Fisher-Yates shuffle). In the order of the population.
 */
export const drawPlaces = (count: number, size: number, random: RandomSource): readonly number[] => {
  const moved = new Map<number, number>();
  const at = (place: number): number => moved.get(place) ?? place;
  const drawn: number[] = [];
  for (let step = 0; step < Math.min(size, count); step += 1) {
    const chosen = step + Number(random.below(BigInt(count - step)));
    drawn.push(at(chosen));
    moved.set(chosen, at(step));
  }
  return drawn.toSorted((a, b) => a - b);
};

export type Difference = { readonly bookAmount: number; readonly auditedAmount: number };

/**
 * Misstatement of a population by the mean difference of a simple random sample: differences × population / size,
 * rounded away from zero. Positive for overstatement. A likeliest amount without a limit: most rows of a register have
 * no difference, which no interval around a mean survives.
 */
export const projectDifferences = (differences: readonly Difference[], population: number): bigint => {
  if (differences.length === 0) return 0n;
  const sum = differences.reduce(
    (total, { bookAmount, auditedAmount }) => total + BigInt(bookAmount) - BigInt(auditedAmount),
    0n,
  );
  const size = BigInt(differences.length);
  const magnitude = dividedUp((sum < 0n ? -sum : sum) * BigInt(population), size);
  return sum < 0n ? -magnitude : magnitude;
};
