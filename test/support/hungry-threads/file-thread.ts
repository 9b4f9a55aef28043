import { parentPort } from 'node:worker_threads';

// Stands in for the file thread where a test needs one that a file has brought out of its memory.
const held: string[][] = [];
parentPort?.on('message', () => {
  for (;;) held.push(Array.from({ length: 10_000 }, (_, index) => `text ${index} ${held.length}`));
});
