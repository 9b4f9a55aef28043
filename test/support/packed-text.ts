import { constants, crc32, deflateRawSync } from 'node:zlib';

/** A text that is held and written only compressed: a beginning, then the same block as often as wanted, then an end. */
export type RepeatedText = {
  readonly start: string;
  readonly block: string;
  readonly times: number;
  readonly end: string;
};

const whole = { finishFlush: constants.Z_FULL_FLUSH };

/** Compressed without ever being there as a whole: pieces that were each compressed for themselves, one behind the other. */
export const deflatedText = ({ start, block, times, end }: RepeatedText): Buffer => {
  const packed = deflateRawSync(block, whole);
  return Buffer.concat([
    deflateRawSync(start, whole),
    ...Array.from({ length: times }, () => packed),
    deflateRawSync(end),
  ]);
};

/** The same as a gzip file. Its checksum is that of its end: who gets that far has read too much. */
export const gzippedText = (text: RepeatedText): Buffer => {
  const tail = Buffer.alloc(8);
  tail.writeUInt32LE(crc32(text.end), 0);
  return Buffer.concat([Buffer.from('1f8b0800000000000003', 'hex'), deflatedText(text), tail]);
};
