/** A seed of the machine's own: short enough to be written down, long enough not to come up twice. */
export const randomSeed = (): string => String(crypto.getRandomValues(new Uint32Array(1))[0] ?? 1);
