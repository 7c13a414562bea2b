// Rules of this house that no linter knows. Prints each breach with its file and line.
//
//   node tests/check/house-rules.mjs [folder]
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * @typedef {{ rule: string, file: string, line: number, text: string }} Breach
 * @typedef {{ name: string, where: (file: string) => boolean, breaks: (line: string, before: string[]) => boolean }} Rule
 */

const PRODUCT = /^(electron|renderer|shared)\/.*\.tsx?$/;
const isStore = (/** @type {string} */ file) => /\.store\.ts$|^electron\/archive\//.test(file);
const isComment = (/** @type {string} */ line) => /^\s*(\/\/|\*|\/\*)/.test(line);

/** @type {Rule[]} */
const RULES = [
  {
    name: 'sql-only-in-stores',
    where: (file) => PRODUCT.test(file) && !isStore(file),
    breaks: (line) =>
      !isComment(line) &&
      (/\.(prepare|pragma)(<[^>]*>)?\(|\bdb\.exec\(/.test(line) ||
        /[`'"]\s*(SELECT\s|INSERT\s+(OR\s+\w+\s+)?INTO\s|UPDATE\s+\w+\s+SET\b|DELETE\s+FROM\s|CREATE\s+(TABLE|INDEX)\s)/i.test(
          line,
        )),
  },
  {
    // Node 18 (Electron 25) has none of these; the renderer's Chromium does.
    name: 'no-newer-than-node-18',
    where: (file) => PRODUCT.test(file) && !file.startsWith('renderer/'),
    breaks: (line) =>
      !isComment(line) && /\.(toSorted|toReversed|toSpliced)\(|import\.meta\.dirname/.test(line),
  },
  {
    // A job has its archive's clock, a command its moment, a query its day: a test can set them.
    name: 'no-clock-in-features',
    where: (file) => file.startsWith('electron/features/'),
    breaks: (line) => !isComment(line) && /\bnew Date\(\)|\bDate\.now\(/.test(line),
  },
  {
    name: 'docstring-on-exported-functions',
    where: (file) => PRODUCT.test(file),
    breaks: (line, before) =>
      /^export (async )?function /.test(line) && !/\*\/\s*$/.test(before[before.length - 1] ?? ''),
  },
  {
    name: 'no-exclamation-marks',
    where: (file) => PRODUCT.test(file),
    breaks: (line) => !isComment(line) && line.includes('！'),
  },
];

/** @param {string} folder @param {string} root @returns {string[]} paths with forward slashes */
function filesUnder(folder, root) {
  if (!fs.existsSync(folder)) return [];
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(full, root) : [path.relative(root, full).replaceAll('\\', '/')];
  });
}

/**
 * Every breach of the house rules in a project.
 * @param {string} root the folder that holds electron/, renderer/ and shared/
 * @returns {Breach[]}
 */
export function findBreaches(root) {
  const files = ['electron', 'renderer', 'shared'].flatMap((name) => filesUnder(path.join(root, name), root));
  return files.flatMap((file) => {
    const rules = RULES.filter((rule) => rule.where(file));
    if (rules.length === 0) return [];
    const lines = fs.readFileSync(path.join(root, file), 'utf8').split('\n');
    return lines.flatMap((text, index) =>
      rules
        .filter((rule) => rule.breaks(text, lines.slice(Math.max(0, index - 1), index)))
        .map((rule) => ({ rule: rule.name, file, line: index + 1, text: text.trim() })),
    );
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(fs.realpathSync(process.argv[1])).href) {
  const breaches = findBreaches(path.resolve(process.argv[2] ?? '.'));
  for (const { rule, file, line, text } of breaches) console.log(`${file}:${line} ${rule}: ${text}`);
  process.exitCode = breaches.length > 0 ? 1 : 0;
}
