import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import {
  chosenFile,
  chosenFiles,
  chosenFolder,
  forgetChosen,
  pathOfChosen,
  writeChosen,
} from '../../../electron/app/chosen-files';

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'yanzhen-files-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('a token stands for the chosen path until the archive is locked', () => {
  const path = join(newFolder(), '名册.xlsx');
  const { token } = chosenFile(path, 'read');
  expect(pathOfChosen(token, 'read')).toBe(path);
  forgetChosen();
  expect(() => pathOfChosen(token, 'read')).toThrow(expect.objectContaining({ code: 'FILE_TOKEN_UNKNOWN' }));
});

test('a token is good for what its file was chosen for, and for nothing else', () => {
  const folder = newFolder();
  const tokens = {
    read: chosenFile(join(folder, 'a.xlsx'), 'read').token,
    write: chosenFile(join(folder, 'b.xlsx'), 'write').token,
    folder: chosenFolder(folder).token,
  };
  const uses = ['read', 'write', 'folder'] as const;
  const opens = (token: string, use: (typeof uses)[number]): boolean => {
    try {
      return pathOfChosen(token, use) !== '';
    } catch {
      return false;
    }
  };
  expect(uses.map((chosen) => uses.filter((use) => opens(tokens[chosen], use)))).toEqual([
    ['read'],
    ['write'],
    ['folder'],
  ]);
  expect(chosenFiles().map(([, path, use]) => [path, use])).toEqual([
    [join(folder, 'a.xlsx'), 'read'],
    [join(folder, 'b.xlsx'), 'write'],
    [folder, 'folder'],
  ]);
  forgetChosen();
});

test('a file is replaced as a whole; one that cannot be is named, and nothing is left beside it', async () => {
  const folder = newFolder();
  const file = join(folder, '名册.pdf');
  writeFileSync(file, 'old');
  await writeChosen(file, Buffer.from('new'));
  expect(readFileSync(file, 'utf8')).toBe('new');
  const taken = join(folder, '目录.pdf');
  mkdirSync(taken);
  await expect(writeChosen(taken, Buffer.from('new'))).rejects.toMatchObject({
    code: 'FILE_NOT_WRITTEN',
    params: { name: '目录.pdf' },
  });
  expect(readdirSync(folder).sort()).toEqual(['名册.pdf', '目录.pdf'].sort());
});
