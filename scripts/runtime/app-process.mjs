import { prepareElectron } from '../electron-runtime.mjs';
import { ensureElectronLibraries } from '../system-packages.mjs';
import { isRoot } from './debian-packages.mjs';
import { provideDisplay } from './virtual-display.mjs';

/**
 * An Electron with everything around it that it needs to open a window here.
 * @returns {Promise<{ runtime: import('../electron-runtime.mjs').ElectronRuntime, args: string[], env: Record<string, string>, stop: () => void }>}
 */
export async function prepareAppProcess() {
  const runtime = await prepareElectron();
  ensureElectronLibraries(runtime.executablePath);
  const display = await provideDisplay();
  const isVirtual = 'DISPLAY' in display.env;
  // Chromium's sandbox refuses root; a virtual display has no graphics processor.
  const switches = [...(isRoot() ? ['--no-sandbox'] : []), ...(isVirtual ? ['--disable-gpu'] : [])];
  const env = { ...runtime.env, ...display.env };
  return { runtime, args: [...runtime.args, ...switches], env, stop: display.stop };
}
