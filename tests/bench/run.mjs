// `npm run bench`: measures, prints the table of tests/bench and leaves it in out/bench.json.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildIfNeeded } from '../electron-runtime/build.mjs';
import { PROJECT } from '../electron-runtime/paths.mjs';

/** @typedef {import('./support/figures.ts').Figure} Figure */

const FOLDER = path.join(PROJECT, 'out/bench/figures');

/** @param {string} text @param {number} width wide characters count twice */
function pad(text, width) {
  const wide = [...text].filter((sign) => sign > '\u2e80').length;
  return text + ' '.repeat(Math.max(0, width - text.length - wide));
}

/** @param {Figure} figure */
function line({ name, value, unit, limit, detail }) {
  const verdict = limit === null ? '      ' : value <= limit ? 'ok    ' : 'OVER  ';
  const shown = `${value.toFixed(2)} ${unit}`.padStart(12);
  const bound = (limit === null ? '' : `<= ${limit} ${unit}`).padStart(11);
  return `  ${verdict} ${pad(name, 58)}${shown} ${bound}   ${detail}`;
}

/** @returns {Figure[]} */
function readFigures() {
  if (!fs.existsSync(FOLDER)) return [];
  const files = fs.readdirSync(FOLDER).sort();
  return files.flatMap((file) => JSON.parse(fs.readFileSync(path.join(FOLDER, file), 'utf8')));
}

fs.rmSync(FOLDER, { recursive: true, force: true });
buildIfNeeded((text) => process.stderr.write(`${text}\n`));
const { status } = spawnSync('vitest', ['run', '--project', 'bench', ...process.argv.slice(2)], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
const figures = readFigures();
for (const group of new Set(figures.map((figure) => figure.group))) {
  const lines = figures.filter((figure) => figure.group === group).map(line);
  process.stdout.write(`\n${group}\n${lines.join('\n')}\n`);
}
const over = figures.filter(({ value, limit }) => limit !== null && !(value <= limit));
const machine = { cpus: os.cpus().length, model: os.cpus()[0]?.model ?? '', load: os.loadavg() };
fs.writeFileSync(
  path.join(PROJECT, 'out/bench.json'),
  `${JSON.stringify({ at: new Date().toISOString(), machine, figures }, null, 1)}\n`,
);
process.stdout.write(`\nbench: ${figures.length} figures, ${over.length} over their limit; out/bench.json\n`);
process.exitCode = status === 0 && over.length === 0 ? 0 : 1;
