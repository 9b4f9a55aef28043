import { MessageChannel } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { connect, serve, type Served } from '#main/workers/rpc.ts';

type Handlers = { readonly quick: () => string; readonly later: () => string };

const servedBy = (open: () => Served) => {
  const { port1, port2 } = new MessageChannel();
  serve(port1, open);
  onTestFinished(() => port2.close());
  return connect<Handlers>(port2).remote;
};

test('what is loaded later is loaded once, and no call overtakes one that waits for it', async () => {
  const order: string[] = [];
  let loaded = 0;
  const remote = servedBy(() => ({
    first: { quick: () => order.push('quick') },
    others: async () => {
      loaded += 1;
      await new Promise((resolve) => setTimeout(resolve, 20));
      return { later: () => order.push('later') };
    },
  }));
  await remote.quick();
  expect(loaded).toBe(0);
  await Promise.all([remote.later(), remote.quick(), remote.later()]);
  expect(order).toEqual(['quick', 'later', 'quick', 'later']);
  expect(loaded).toBe(1);
});

test('a call that nothing serves fails, and the next is answered', async () => {
  const remote = servedBy(() => ({ first: { quick: () => 'done' } }));
  await expect(remote.later()).rejects.toMatchObject({
    error: { code: 'internal', detail: 'no method later' },
  });
  expect(await remote.quick()).toBe('done');
});
