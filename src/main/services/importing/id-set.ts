/** Row ids, one bit each: what a million rows of the case were matched with fits in 125 kB. */
export type IdSet = { readonly has: (id: number) => boolean; readonly add: (id: number) => void };

export const createIdSet = (): IdSet => {
  let bytes = new Uint8Array(1024);
  return {
    has: (id) => ((bytes[Math.floor(id / 8)] ?? 0) & (1 << (id % 8))) !== 0,
    add: (id) => {
      const at = Math.floor(id / 8);
      if (at >= bytes.length) {
        const grown = new Uint8Array(Math.max(at + 1, bytes.length * 2));
        grown.set(bytes);
        bytes = grown;
      }
      bytes[at] = (bytes[at] ?? 0) | (1 << (id % 8));
    },
  };
};
