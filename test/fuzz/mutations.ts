import fc from 'fast-check';
import { inflateRawSync } from 'node:zlib';
import { zipOf, type ZipPart } from '../support/zip-writer.ts';

/** One change of a file. Places are shares of its length, so that a change fits a file of any size. */
export type Mutation =
  | { readonly kind: 'bytes'; readonly at: number; readonly bytes: Uint8Array }
  | { readonly kind: 'flip'; readonly at: number; readonly bit: number }
  | { readonly kind: 'cut'; readonly tenth: number }
  | { readonly kind: 'remove'; readonly at: number; readonly length: number }
  | { readonly kind: 'repeat'; readonly at: number; readonly length: number; readonly times: number }
  | { readonly kind: 'insert'; readonly at: number; readonly text: string }
  | { readonly kind: 'splice'; readonly at: number; readonly from: number };

/** One file made of seeds: which, what is changed, and whether inside the parts of an archive or in its bytes. */
export type FuzzCase = {
  readonly seed: number;
  readonly other: number;
  readonly part: number;
  readonly where: 'bytes' | 'part' | 'twice' | 'random';
  readonly mutations: readonly Mutation[];
};

/** What readers have stumbled over, anywhere. */
const traps = [
  '\0',
  '"',
  "'",
  ';',
  '\n',
  '\r',
  '\uFEFF',
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '&b;',
  '&#0;',
  '&#x110000;',
  '<![CDATA[',
  ']]>',
  '<!--',
  '<?xml version="1.0" encoding="ebcdic"?>',
  '</a>',
  '<a><a><a><a>',
  '{"a":',
  '[',
  ']',
  '\\u',
  '\\ud800',
  'null',
  '1e999',
  '-1e-999',
  '99999999999999999999999999',
  'NaN',
  '-',
  '9007199254740993.5',
  '0000-00-00',
  '2026-02-30',
  '31/31/2026',
  '"__proto__":',
  'XFE1048577',
  'A0',
  't="s"',
  's="99999"',
  'r="-1"',
] as const;

const share = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({
    kind: fc.constant('bytes' as const),
    at: share,
    bytes: fc.uint8Array({ minLength: 1, maxLength: 8 }),
  }),
  fc.record({ kind: fc.constant('flip' as const), at: share, bit: fc.nat({ max: 7 }) }),
  fc.record({ kind: fc.constant('cut' as const), tenth: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ kind: fc.constant('remove' as const), at: share, length: fc.integer({ min: 1, max: 400 }) }),
  fc.record({
    kind: fc.constant('repeat' as const),
    at: share,
    length: fc.integer({ min: 1, max: 300 }),
    times: fc.constantFrom(1, 2, 30, 3000),
  }),
  fc.record({ kind: fc.constant('insert' as const), at: share, text: fc.constantFrom(...traps) }),
  fc.record({ kind: fc.constant('splice' as const), at: share, from: share }),
);

export const fuzzCase: fc.Arbitrary<FuzzCase> = fc.record({
  seed: fc.nat({ max: 1000 }),
  other: fc.nat({ max: 1000 }),
  part: fc.nat({ max: 1000 }),
  where: fc.oneof(
    { weight: 8, arbitrary: fc.constant('part' as const) },
    { weight: 6, arbitrary: fc.constant('bytes' as const) },
    { weight: 1, arbitrary: fc.constant('twice' as const) },
    { weight: 1, arbitrary: fc.constant('random' as const) },
  ),
  mutations: fc.array(mutation, { minLength: 1, maxLength: 4 }),
});

const mostBytes = 2 * 1024 * 1024;

const changed = (content: Buffer, other: Buffer, change: Mutation): Buffer => {
  const place = (at: number, length = content.length): number => Math.floor(at * length);
  const between = (at: number, piece: Uint8Array, removed: number): Buffer =>
    Buffer.concat([content.subarray(0, place(at)), piece, content.subarray(place(at) + removed)]);
  switch (change.kind) {
    case 'bytes':
      return between(change.at, change.bytes, change.bytes.length);
    case 'flip': {
      const flipped = Buffer.from(content);
      const index = place(change.at);
      flipped[index] = (flipped[index] ?? 0) ^ (1 << change.bit);
      return flipped;
    }
    case 'cut':
      return content.subarray(0, Math.floor((content.length * change.tenth) / 10));
    case 'remove':
      return between(change.at, Buffer.alloc(0), change.length);
    case 'repeat': {
      const piece = content.subarray(place(change.at), place(change.at) + change.length);
      return between(change.at, Buffer.concat(Array.from({ length: change.times }, () => piece)), 0);
    }
    case 'insert':
      return between(change.at, Buffer.from(change.text), 0);
    case 'splice':
      return Buffer.concat([
        content.subarray(0, place(change.at)),
        other.subarray(place(change.from, other.length)),
      ]);
  }
};

const mutated = (content: Buffer, other: Buffer, mutations: readonly Mutation[]): Buffer =>
  mutations.reduce((bytes, change) => changed(bytes, other, change).subarray(0, mostBytes), content);

/** The parts of a well-formed archive, or null for what is none. */
const partsOf = (archive: Buffer): ZipPart[] | null => {
  const end = archive.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  if (!archive.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1')) || end < 0) return null;
  const parts: ZipPart[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameLength = archive.readUInt16LE(at + 28);
    const local = archive.readUInt32LE(at + 42);
    const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const content = archive.subarray(from, from + archive.readUInt32LE(at + 20));
    parts.push({
      name: archive.toString('utf8', at + 46, at + 46 + nameLength),
      content: archive.readUInt16LE(at + 10) === 0 ? content : inflateRawSync(content),
    });
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return parts;
};

/** The bytes that a case stands for. Inside an archive the changed part is compressed again, or stands there twice. */
export const bytesOf = (
  { seed, other, part, where, mutations }: FuzzCase,
  seeds: readonly Buffer[],
): Buffer => {
  const content = seeds[seed % seeds.length] ?? Buffer.alloc(0);
  const second = seeds[other % seeds.length] ?? Buffer.alloc(0);
  if (where === 'random')
    return Buffer.concat([content.subarray(0, part % 16), ...mutations.map((change) => randomBytes(change))]);
  const parts = where === 'bytes' ? null : partsOf(content);
  if (parts === null) return mutated(content, second, mutations);
  const index = part % parts.length;
  const chosen = parts[index];
  if (chosen === undefined) return content;
  const secondPart = Buffer.from(parts[other % parts.length]?.content ?? '');
  const other2 = { ...chosen, content: mutated(Buffer.from(chosen.content), secondPart, mutations) };
  return zipOf(where === 'twice' ? [...parts, other2] : parts.with(index, other2));
};

const randomBytes = (change: Mutation): Buffer => {
  if (change.kind === 'bytes') return Buffer.concat(Array.from({ length: 20 }, () => change.bytes));
  return Buffer.from(JSON.stringify(change));
};
