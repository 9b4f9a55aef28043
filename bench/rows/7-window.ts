import { fileURLToPath } from 'node:url';
import { prepareElectron } from '../../scripts/electron-runtime.mjs';
import { prepareAppProcess } from '../../scripts/runtime/app-process.mjs';
import { buildIfStale } from '../../scripts/runtime/build.mjs';
import { generatedCase } from '../bench-folder.ts';
import { inMilliseconds, type BenchRow } from '../bench-row.ts';
import { runConstat } from '../constat-command.ts';
import { measurePairs } from '../measure/statistics.ts';
import { timeWindow, type WindowProgram } from '../measure/time-window.ts';

const emptyWindowFolder = fileURLToPath(new URL('../peers/empty-window', import.meta.url));

const sampleCase = (): Promise<string> =>
  generatedCase('sample', async (path) => {
    await runConstat(['new', path, '--sample']);
  });

/** The first rows of the case in the screen it opens on: lines of a list, of a table or of a grid. */
const rowsAreThere = `document.querySelector('main :is(li, tbody tr, [role="gridcell"])') !== null`;
const pageIsThere = `document.readyState === 'complete'`;

/** From starting the program to rows of the sample case, beside Electron showing an empty window. */
export const windowRow: BenchRow = {
  row: 7,
  title: 'window to first rows',
  measure: async ({ runs }) => {
    const { runtime, args, env, stop } = await prepareAppProcess();
    try {
      if ((await buildIfStale()) !== 0) throw new Error('the app does not build');
      const empty = await prepareElectron({ appFolder: emptyWindowFolder });
      const switches = args.slice(runtime.args.length);
      const app: WindowProgram = {
        executablePath: runtime.executablePath,
        args: [...args, await sampleCase()],
        env,
      };
      const peer: WindowProgram = {
        executablePath: empty.executablePath,
        args: [...empty.args, ...switches],
        env: { ...env, ...empty.env },
      };
      const ours = () => timeWindow(app, rowsAreThere);
      const bare = () => timeWindow(peer, pageIsThere);
      // Once each unmeasured: the first start reads everything from the disk, and backs the case up.
      await bare();
      await ours();
      const { ours: ms, peer: peerMs, ratio } = await measurePairs(runs + 2, ours, bare);
      return [
        {
          row: 7,
          what: `window to first rows of the sample case (Electron ${runtime.version})`,
          ours: inMilliseconds(ms),
          peer: `empty window: ${inMilliseconds(peerMs)}`,
          ratio,
          target: '≤ 1.5',
          isReached: ratio === null ? null : ratio <= 1.5,
          figures: { milliseconds: ms, peerMilliseconds: peerMs, electron: runtime.version },
        },
      ];
    } finally {
      stop();
    }
  },
};
