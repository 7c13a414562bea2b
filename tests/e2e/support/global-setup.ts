import { openVirtualDisplay } from '../../electron-runtime/display.mjs';
import { findElectron } from '../../electron-runtime/find.mjs';

/**
 * Before the first test of a project that drives Electron: finds it, and gives it a screen that
 * nobody sees. The workers learn of both from the environment, which they inherit.
 */
export async function setup(): Promise<() => void> {
  const runtime = await findElectron({ display: true, say: (text) => process.stderr.write(`${text}\n`) });
  const display = await openVirtualDisplay();
  Object.assign(process.env, display.env, {
    YANZHEN_TEST_ELECTRON: runtime.executable,
    YANZHEN_TEST_ADDON: runtime.addon ?? '',
  });
  return display.close;
}
