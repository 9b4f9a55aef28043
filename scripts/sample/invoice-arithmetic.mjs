/** Parts per million: the QST is computed on the price without GST. */
const gstPpm = 50_000n;
const qstPpm = 99_750n;

/**
 * Cents of `quantity` × `unitPrice`, both exact decimal texts, a half away from zero.
 * @param {string} quantity
 * @param {string} unitPrice
 */
export function netOf(quantity, unitPrice) {
  const [a, b] = [scaled(quantity), scaled(unitPrice)];
  return Number(divided(a.value * b.value * 100n, 10n ** BigInt(a.digits + b.digits)));
}

/**
 * Taxes and total of a net amount in cents, each tax rounded to the cent, a half away from zero.
 * @param {number} net
 */
export function taxed(net) {
  const gst = Number(divided(BigInt(net) * gstPpm, 1_000_000n));
  const qst = Number(divided(BigInt(net) * qstPpm, 1_000_000n));
  return { net, gst, qst, total: net + gst + qst };
}

/**
 * Parts that add up to `whole` cents and are in proportion to `weights`, each within a cent of its exact share
 * (largest remainder).
 * @param {number} whole
 * @param {readonly number[]} weights
 */
export function shared(whole, weights) {
  const sum = BigInt(weights.reduce((total, weight) => total + weight, 0));
  if (sum === 0n) return weights.map(() => 0);
  const exact = weights.map((weight) => BigInt(whole) * BigInt(weight));
  const parts = exact.map((amount) => floored(amount, sum));
  const missing = Number(BigInt(whole) - parts.reduce((total, part) => total + part, 0n));
  const byRemainder = exact
    .map((amount, index) => ({ index, remainder: amount - (parts[index] ?? 0n) * sum }))
    .toSorted((a, b) => Number(b.remainder - a.remainder) * (sum < 0n ? -1 : 1) || a.index - b.index);
  const raised = new Set(byRemainder.slice(0, missing).map(({ index }) => index));
  return parts.map((part, index) => Number(part) + (raised.has(index) ? 1 : 0));
}

/**
 * `-1234567` cents as `-12345.67`.
 * @param {number} cents
 */
export function decimalText(cents) {
  const magnitude = Math.abs(cents).toString().padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${magnitude.slice(0, -2)}.${magnitude.slice(-2)}`;
}

/**
 * Numbers in [0, 1) that are the same on every machine and every run (mulberry32).
 * @param {number} seed
 */
export function seededRandom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * @param {string} date ISO text
 * @param {number} days
 */
export function addDays(date, days) {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/**
 * First and last day of the period of `months` months that starts `offset` months after `start` (the first of a month).
 * @param {string} start
 * @param {number} offset
 * @param {number} months
 */
export function monthsFrom(start, offset, months) {
  const first = new Date(`${start}T00:00:00Z`);
  first.setUTCMonth(first.getUTCMonth() + offset);
  const next = new Date(first);
  next.setUTCMonth(next.getUTCMonth() + months);
  const from = first.toISOString().slice(0, 10);
  return { from, to: addDays(next.toISOString().slice(0, 10), -1) };
}

/** @param {string} text */
function scaled(text) {
  const [whole = '0', fraction = ''] = text.split('.');
  return { value: BigInt(whole + fraction), digits: fraction.length };
}

/** Quotient rounded, a half away from zero. @param {bigint} value @param {bigint} by */
function divided(value, by) {
  const magnitude = value < 0n ? -value : value;
  const rounded = (magnitude * 2n + by) / (by * 2n);
  return value < 0n ? -rounded : rounded;
}

/** @param {bigint} value @param {bigint} by */
function floored(value, by) {
  const quotient = value / by;
  return value % by !== 0n && value < 0n !== by < 0n ? quotient - 1n : quotient;
}
