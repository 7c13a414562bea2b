// Runs commands a few at a time, shows what the failed ones said, and ends with one line for each.
import { spawn } from 'node:child_process';

/**
 * @typedef {{ name: string, command: string[], live?: boolean }} Step
 *   live: show its output as it comes; otherwise it is shown only when the step fails
 * @typedef {{ name: string, passed: boolean, seconds: number }} Outcome
 */

/** @param {Step} step @returns {Promise<Outcome>} */
function runStep({ name, command, live }) {
  const began = Date.now();
  const [program = '', ...args] = command;
  const child = spawn(program, args, {
    stdio: ['ignore', live ? 'inherit' : 'pipe', live ? 'inherit' : 'pipe'],
    shell: process.platform === 'win32', // npm's programs are .cmd files there
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += chunk));
  return new Promise((resolve) => {
    const end = (/** @type {boolean} */ passed) => {
      if (!passed && said) process.stdout.write(`\n--- ${name}\n${said.trimEnd()}\n`);
      resolve({ name, passed, seconds: (Date.now() - began) / 1000 });
    };
    child.on('error', (error) => {
      said += String(error);
      end(false);
    });
    child.on('close', (code) => end(code === 0));
  });
}

/**
 * Runs all steps, in order, `atOnce` at a time; all of them run whatever fails.
 * @param {Step[]} steps
 * @param {number} atOnce
 * @returns {Promise<Outcome[]>} in the order of the steps
 */
export async function runSteps(steps, atOnce) {
  /** @type {Outcome[]} */
  const outcomes = [];
  let next = 0;
  async function worker() {
    for (let index = next++; index < steps.length; index = next++) {
      const step = steps[index];
      if (step) outcomes[index] = await runStep(step);
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker));
  return outcomes;
}

/**
 * Prints one line for each step and sets the exit code.
 * @param {string} title
 * @param {Outcome[]} outcomes
 */
export function report(title, outcomes) {
  const failed = outcomes.filter(({ passed }) => !passed).length;
  const lines = outcomes.map(
    ({ name, passed, seconds }) =>
      `  ${passed ? 'ok    ' : 'FAILED'}  ${name.padEnd(22)} ${seconds.toFixed(1).padStart(7)} s`,
  );
  const verdict = failed === 0 ? 'all passed' : `${failed} of ${outcomes.length} failed`;
  process.stdout.write(`\n${title}\n${lines.join('\n')}\n${title}: ${verdict}\n`);
  if (failed > 0) process.exitCode = 1;
}
