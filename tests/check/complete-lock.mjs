// Two things that npm does not write into package-lock.json and `npm ci` needs on a bare machine:
// - A registry that holds only some of the platform packages (binaries for other systems) makes npm
//   leave the others out, and `npm ci` then refuses the lock file. This puts them back, with the system
//   they are for, so that npm skips them without asking for them.
// - The SQLite package comes with its binaries and says `gypfile: false`, which npm forgets: it would
//   compile, or fail where there is no Python. (npm 11.19 and later also read `allowScripts`.)
//
//   node tests/check/complete-lock.mjs           after adding or updating a package
//   node tests/check/complete-lock.mjs --check   only tells what is missing (part of `npm run check`)
import fs from 'node:fs';
import { pathToFileURL } from 'node:url';

/**
 * @typedef {{ version?: string, dev?: boolean, optional?: boolean, os?: string[], cpu?: string[], libc?: string[],
 *   gypfile?: boolean, optionalDependencies?: Record<string, string> }} Entry
 */

const PREBUILT = 'node_modules/better-sqlite3';
const SYSTEMS = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const PROCESSORS = [
  'arm64',
  'arm',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'universal',
  'wasm32',
  'x64',
];

/** The system a platform package is for, as its name tells. @param {string} name @returns {Entry} */
function platformOf(name) {
  const words = name.split('/').pop()?.split('-') ?? [];
  // linuxmusl is one word in some names
  const os = SYSTEMS.find((system) => words.some((word) => word === system || word === `${system}musl`));
  const cpu = PROCESSORS.find((processor) => words.includes(processor));
  const isMusl = words.some((word) => word.includes('musl'));
  const isGlibc = words.some((word) => word.startsWith('gnu'));
  return {
    ...(os && { os: [os] }),
    ...(cpu && cpu !== 'universal' && { cpu: [cpu] }),
    ...(os === 'linux' && (isMusl || isGlibc) && { libc: [isMusl ? 'musl' : 'glibc'] }),
  };
}

/**
 * Where Node would find `name` from the package at `from`, if the lock file holds it.
 * @param {Record<string, Entry>} packages
 * @param {string} from @param {string} name
 */
function isLocked(packages, from, name) {
  const parts = from.split('/node_modules/');
  const nested = parts.map((_part, index) => [...parts.slice(0, index + 1), name].join('/node_modules/'));
  return [...nested, `node_modules/${name}`].some((place) => place in packages);
}

/**
 * The entries that a lock file lacks, or must have otherwise, by their place in it.
 * @param {Record<string, Entry>} packages the lock file's `packages`
 * @returns {Record<string, Entry>}
 */
export function missingEntries(packages) {
  /** @type {Record<string, Entry>} */
  const missing = {};
  for (const [place, entry] of Object.entries(packages))
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {}))
      if (/^\d/.test(version) && !isLocked(packages, place, name))
        missing[`node_modules/${name}`] = {
          version,
          ...(entry.dev && { dev: true }),
          optional: true,
          ...platformOf(name),
        };
  const prebuilt = packages[PREBUILT];
  if (prebuilt && prebuilt.gypfile !== false) missing[PREBUILT] = { ...prebuilt, gypfile: false };
  return missing;
}

if (process.argv[1] && import.meta.url === pathToFileURL(fs.realpathSync(process.argv[1])).href) {
  const lock = JSON.parse(fs.readFileSync('package-lock.json', 'utf8'));
  const missing = missingEntries(lock.packages);
  const places = Object.keys(missing);
  if (process.argv.includes('--check')) {
    for (const place of places)
      console.log(`package-lock.json is not complete at ${place}; run node tests/check/complete-lock.mjs`);
    if (places.length > 0) process.exitCode = 1;
  } else {
    const sorted = Object.entries({ ...lock.packages, ...missing }).sort(([a], [b]) =>
      a.localeCompare(b, 'en'),
    );
    lock.packages = Object.fromEntries(sorted);
    fs.writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
    console.log(`${places.length} entries completed`);
  }
}
