import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { chosenFile, forgetChosen, pathOfChosen, writeChosen } from '../../../electron/app/chosen-files';

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'yanzhen-files-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('a token stands for the chosen path until the archive is locked', () => {
  const path = join(newFolder(), '名册.xlsx');
  const { token } = chosenFile(path);
  expect(pathOfChosen(token)).toBe(path);
  forgetChosen();
  expect(() => pathOfChosen(token)).toThrow(expect.objectContaining({ code: 'FILE_TOKEN_UNKNOWN' }));
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
