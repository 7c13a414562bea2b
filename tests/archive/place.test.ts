import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isUncPath, mountType, prepareFolder, refuseNetwork } from '../../electron/archive/place';
import { temporaryFolder } from './helpers';
import { canMount, makeReadOnly, smallDisk } from './limits';

const mounts = `/dev/sda2 / ext4 rw 0 0
tmpfs /run tmpfs rw 0 0
//server/dangan /mnt/\\346\\241\\243\\346\\241\\210\\040\\345\\272\\223 cifs rw 0 0
server:/export /mnt/nfs nfs4 rw 0 0
/dev/sdb1 /mnt/nfs/stick vfat rw 0 0
user@host: /home/li/remote fuse.sshfs rw 0 0
/dev/sdc1 /media/li/U fuseblk rw 0 0
`;

test.each([
  ['/home/li/data', 'ext4'],
  ['/mnt/档案 库/a', 'cifs'],
  ['/mnt/nfs', 'nfs4'],
  ['/mnt/nfsx', 'ext4'],
  ['/mnt/nfs/stick/a', 'vfat'],
  ['/home/li/remote/a', 'fuse.sshfs'],
  ['/media/li/U', 'fuseblk'],
])('%s lies on %s', (path, type) => {
  expect(mountType(mounts, path)).toBe(type);
});

test.each([
  ['\\\\server\\share\\a', true],
  ['\\\\?\\UNC\\server\\share', true],
  ['\\\\?\\C:\\data', false],
  ['\\\\.\\C:', false],
  ['C:\\data', false],
  ['/home/li', false],
])('%s leads to another computer: %s', (path, remote) => {
  expect(isUncPath(path)).toBe(remote);
});

describe('a folder for a new archive', () => {
  test('is made if it is not there, and probed without a trace', () => {
    const folder = join(temporaryFolder(), 'a', '档案');
    prepareFolder(folder);
    refuseNetwork(folder);
  });

  test('may not be the program’s own', () => {
    const folder = temporaryFolder();
    for (const inside of [folder, join(folder, 'data')]) {
      expect(() => prepareFolder(inside, folder)).toThrow(
        expect.objectContaining({ code: 'ARCHIVE_IN_PROGRAM' }),
      );
    }
  });

  test.skipIf(!canMount)('must be writable and have room (needs to mount)', () => {
    expect(() => prepareFolder(smallDisk(5))).toThrow(expect.objectContaining({ code: 'ARCHIVE_DISK_FULL' }));
    const folder = temporaryFolder();
    makeReadOnly(folder);
    expect(() => prepareFolder(folder)).toThrow(expect.objectContaining({ code: 'ARCHIVE_READ_ONLY' }));
    expect(() => prepareFolder(join(folder, 'deeper'))).toThrow(
      expect.objectContaining({ code: 'ARCHIVE_READ_ONLY' }),
    );
  });
});
