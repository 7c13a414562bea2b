import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { AppError } from '#shared/lib/errors';
import { syncFile } from './durable';
import { classifyFailure, freeBytes } from './failures';

/** A new archive wants this much room, so that it does not run into a full disk on its first day. */
const leastBytes = 200 * 1024 * 1024;

/** File systems of other computers: their locks and flushes cannot be trusted with a database. */
const remoteTypes = new Set(
  ['nfs', 'nfs4', 'cifs', 'smb3', 'smbfs', 'ncpfs', 'afs', 'ceph', 'davfs', 'lustre', '9p'].concat(
    ['sshfs', 'rclone', 's3fs', 'glusterfs', 'gvfsd-fuse', 'curlftpfs', 'davfs2'].map(
      (name) => `fuse.${name}`,
    ),
  ),
);

/**
 * Refuses a folder that lies on a network drive.
 * @throws ARCHIVE_ON_NETWORK
 */
export function refuseNetwork(folder: string): void {
  const real = nearestReal(folder);
  const mounts = process.platform === 'linux' ? readMounts() : '';
  if (isUncPath(folder) || isUncPath(real) || remoteTypes.has(mountType(mounts, real))) {
    throw new AppError('ARCHIVE_ON_NETWORK', { path: folder });
  }
}

/**
 * Refuses a folder in which no new archive should be made, and makes the folder if it is not there yet.
 * @param programFolder where the program is installed: an upgrade or an uninstallation would take the data along
 * @throws ARCHIVE_ON_NETWORK, ARCHIVE_IN_PROGRAM, ARCHIVE_READ_ONLY, ARCHIVE_DISK_FULL
 */
export function prepareFolder(folder: string, programFolder?: string): void {
  refuseNetwork(folder);
  if (programFolder && isInside(folder, programFolder))
    throw new AppError('ARCHIVE_IN_PROGRAM', { path: folder });
  try {
    makeFolder(folder);
    tryWriting(folder);
  } catch (error) {
    throw classifyFailure(error, folder);
  }
  if (freeBytes(folder) < leastBytes) throw new AppError('ARCHIVE_DISK_FULL', { path: folder });
}

/** Whether a Windows path leads to another computer: `\\server\share`, with either slash, also as `\\?\UNC\…`. */
export function isUncPath(path: string): boolean {
  const slashes = path.replaceAll('/', '\\');
  if (/^\\\\[?.]\\/.test(slashes)) return /^\\\\[?.]\\UNC\\/i.test(slashes);
  return /^\\\\[^\\]/.test(slashes) && (process.platform === 'win32' || path.startsWith('\\\\'));
}

/**
 * The type of the file system a path lies on.
 * @param mounts the content of /proc/mounts
 * @param path absolute, without links
 * @returns such as ext4, '' when unknown
 */
export function mountType(mounts: string, path: string): string {
  const found = mounts.split('\n').flatMap((line) => {
    const [, target, type] = line.split(' ');
    if (target === undefined || type === undefined) return [];
    const point = target.replace(/\\(\d{3})/g, (_, octal: string) => String.fromCharCode(parseInt(octal, 8)));
    return isInside(path, decodeUtf8(point)) ? [{ length: point.length, type }] : [];
  });
  // The longest mount point is the nearest; of two equal ones the later lies on top.
  return found.reduce((best, mount) => (mount.length >= best.length ? mount : best), { length: 0, type: '' })
    .type;
}

function decodeUtf8(point: string): string {
  return [...point].every((character) => character.charCodeAt(0) < 256)
    ? Buffer.from(point, 'latin1').toString()
    : point;
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !/^([a-z]:|[\\/])/i.test(way));
}

/** The real path of the folder, or of the nearest one above that exists; a mapped drive becomes its UNC path. */
function nearestReal(folder: string): string {
  let place = folder;
  while (!existsSync(place) && dirname(place) !== place) place = dirname(place);
  try {
    return realpathSync.native(place);
  } catch {
    return place;
  }
}

function readMounts(): string {
  try {
    return readFileSync('/proc/mounts', 'utf8');
  } catch {
    return '';
  }
}

/** Step by step: the recursive mkdir calls a read-only disk a missing folder. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  mkdirSync(folder);
}

function tryWriting(folder: string): void {
  const probe = join(folder, `.yanzhen-${process.pid}`);
  const handle = openSync(probe, 'wx');
  try {
    writeSync(handle, 'x');
  } finally {
    closeSync(handle);
  }
  syncFile(probe);
  rmSync(probe);
}
