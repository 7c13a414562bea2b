import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, truncateSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A disk of a few megabytes of its own, unmounted when the test ends. Only root can make one. */
export function smallDisk(megabytes: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'yanzhen-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
  onTestFinished(() => {
    execFileSync('umount', ['-l', folder]);
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** A disk of one megabyte on which only so many bytes are left. Only root can make one. */
export function crowdedDisk(left: number): string {
  const folder = smallDisk(1);
  const ballast = join(folder, '.ballast');
  const handle = openSync(ballast, 'a');
  let size = 0;
  try {
    for (;;) size += writeSync(handle, Buffer.alloc(4096, 1));
  } catch {
    // It is full now, which is what was wanted.
  }
  closeSync(handle);
  truncateSync(ballast, size - left);
  return folder;
}

/** Makes a folder read-only for everyone, root included, until the test ends. */
export function makeReadOnly(folder: string): void {
  execFileSync('mount', ['--bind', folder, folder]);
  onTestFinished(() => void execFileSync('umount', ['-l', folder]));
  execFileSync('mount', ['-o', 'remount,ro,bind', folder]);
}

/** Whether this process may mount; in a container root may not. */
export const canMount: boolean = tryMounting();

function tryMounting(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'yanzhen-mount-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' });
    execFileSync('umount', [folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
