/** First and last digits of a fingerprint: `7f3a…c21e`. */
export const shortHash = (hash: string): string =>
  hash.length <= 12 ? hash : `${hash.slice(0, 4)}…${hash.slice(-4)}`;
