import fs from 'node:fs';
import { spawn, type ChildProcess } from 'node:child_process';
import { machineSwitches } from '../../electron-runtime/switches.mjs';
import { isolatedEnvironment } from '../../e2e/support/app';

type Params = Readonly<Record<string, unknown>>;

/** A program started bare, without Playwright's loader, and its first page over the DevTools protocol. */
export interface BareProgram {
  /** Epoch milliseconds just before the process was started. */
  readonly startedAt: number;
  readonly send: (method: string, params?: Params) => Promise<Record<string, unknown>>;
  /** What a script in the page returns, or the promise it returns resolves to. */
  readonly evaluate: (expression: string) => Promise<unknown>;
  /** Processor time of all its processes so far, in milliseconds; NaN where the system does not tell. */
  readonly processorTime: () => number;
  readonly close: () => Promise<void>;
}

/** Clock ticks of /proc are hundredths of a second. */
const tick = 10;

/** Processor time of a process and everything it started. */
function processorTime(root: number): number {
  if (process.platform !== 'linux') return Number.NaN;
  const parents = new Map<number, { readonly parent: number; readonly ticks: number }>();
  for (const name of fs.readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      // The name in brackets may hold blanks: fields are counted behind it.
      const stat = fs
        .readFileSync(`/proc/${name}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
      parents.set(Number(name), { parent: Number(stat[1]), ticks: Number(stat[11]) + Number(stat[12]) });
    } catch {
      // It has ended meanwhile.
    }
  }
  const belongs = (id: number): boolean =>
    id === root || (parents.has(id) && belongs(parents.get(id)?.parent ?? 0));
  return [...parents].reduce((sum, [id, { ticks }]) => (belongs(id) ? sum + ticks * tick : sum), 0);
}

function listening(child: ChildProcess): Promise<URL> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.once('exit', () => reject(new Error(`the program ended at once\n${said}`)));
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (address) resolve(new URL(address));
    });
  });
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function pageAddress(browser: URL): Promise<string> {
  for (;;) {
    const answer = await fetch(`http://${browser.host}/json/list`);
    const targets = (await answer.json()) as { type: string; webSocketDebuggerUrl: string; url: string }[];
    const page = targets.find(({ type, url }) => type === 'page' && url !== '' && url !== 'about:blank');
    if (page) return page.webSocketDebuggerUrl;
    await pause(5);
  }
}

interface Answer {
  readonly id?: number;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}

async function connect(address: string): Promise<Pick<BareProgram, 'send'> & { readonly socket: WebSocket }> {
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', reject);
  });
  const waiting = new Map<
    number,
    { resolve: (value: Record<string, unknown>) => void; reject: (error: Error) => void }
  >();
  socket.addEventListener('message', ({ data }) => {
    const { id, result, error } = JSON.parse(String(data)) as Answer;
    const call = waiting.get(id ?? -1);
    waiting.delete(id ?? -1);
    if (error) call?.reject(new Error(error.message));
    else call?.resolve(result ?? {});
  });
  let next = 0;
  const send: BareProgram['send'] = (method, params = {}) =>
    new Promise((resolve, reject) => {
      next += 1;
      waiting.set(next, { resolve, reject });
      socket.send(JSON.stringify({ id: next, method, params }));
    });
  return { send, socket };
}

/** The page may still be on its way: an evaluation that dies with the page before is begun again. */
async function evaluate(send: BareProgram['send'], expression: string): Promise<unknown> {
  for (;;) {
    try {
      const answer = await send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
      if (answer['exceptionDetails']) throw new Error(JSON.stringify(answer['exceptionDetails']));
      return (answer['result'] as { value?: unknown }).value;
    } catch (error) {
      if (!(error instanceof Error) || !/context was destroyed|navigated or closed/.test(error.message))
        throw error;
    }
  }
}

/**
 * Starts a program in the Electron of the tests.
 * @param folder the program; @param profile folder of its settings; @param env more environment variables
 */
export async function startBare(
  folder: string,
  profile: string,
  env: Readonly<Record<string, string>> = {},
): Promise<BareProgram> {
  const executable = process.env['YANZHEN_TEST_ELECTRON'] ?? '';
  const switches = [...machineSwitches(executable), '--disable-gpu', '--remote-debugging-port=0'];
  const startedAt = Date.now();
  const child = spawn(executable, [folder, ...switches], {
    cwd: profile,
    env: { ...isolatedEnvironment(profile), ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const { send, socket } = await connect(await pageAddress(await listening(child)));
  return {
    startedAt,
    send,
    evaluate: (expression) => evaluate(send, expression),
    processorTime: () => processorTime(child.pid ?? 0),
    async close() {
      void send('Page.close').catch(() => {});
      const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await ended;
      clearTimeout(timer);
      socket.close();
    },
  };
}
