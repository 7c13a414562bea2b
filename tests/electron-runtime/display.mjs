// A screen and a session bus for Electron where there is none: Xvfb and dbus-daemon, each inside a
// shell that ends it when this process is gone, however it went.
import { spawn } from 'node:child_process';

const SCREEN = '1920x1200x24';
const WAIT_MS = 20_000;

/** Tells whether windows can be shown to somebody. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * Starts `command` with its descriptor 3 open for one line of answer.
 * @param {string} command shell text that writes a line to descriptor 3
 * @returns {Promise<{ line: string, close: () => void }>}
 */
function service(command) {
  // `read` returns when the pipe from us closes, also when we were killed.
  const guarded = `${command} & pid=$!; read -r _; kill "$pid"; wait`;
  const child = spawn('sh', ['-c', guarded], { stdio: ['pipe', 'ignore', 'ignore', 'pipe'] });
  const answer = child.stdio[3];
  const close = () => child.stdin?.destroy();
  return new Promise((resolve, reject) => {
    const fail = () => {
      close();
      reject(new Error(`did not start: ${command}`));
    };
    const timer = setTimeout(fail, WAIT_MS);
    child.once('exit', fail);
    answer?.once('data', (/** @type {Buffer} */ data) => {
      clearTimeout(timer);
      child.off('exit', fail);
      child.unref();
      // The pipes must not keep this process alive.
      for (const pipe of [child.stdin, answer]) if (pipe && 'unref' in pipe) Object(pipe).unref();
      resolve({ line: data.toString().trim(), close });
    });
  });
}

/**
 * Opens a virtual display with a session bus.
 * @returns {Promise<{ env: Record<string, string>, close: () => void }>} what to add to the environment;
 *   nothing on platforms other than Linux
 */
export async function openVirtualDisplay() {
  if (process.platform !== 'linux') return { env: {}, close: () => {} };
  const screen = await service(`Xvfb -displayfd 3 -screen 0 ${SCREEN} -nolisten tcp`);
  const bus = await service('dbus-daemon --session --nofork --nopidfile --print-address=3');
  return {
    env: { DISPLAY: `:${screen.line}`, DBUS_SESSION_BUS_ADDRESS: bus.line.split('\n')[0] ?? '' },
    close: () => {
      screen.close();
      bus.close();
    },
  };
}
