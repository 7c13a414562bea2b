import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { watchSessionEnd } from '../../../electron/app/session-end';
import { openArchive } from '../../../electron/archive/archive';
import { fill, newArchive, program } from '../helpers';

// Windows itself is not here: these are its events, in the order in which it sends them.

/** A program with one window over a new archive. */
function running() {
  const app = new EventEmitter();
  const window = new EventEmitter();
  const { archive, folder, key } = newArchive();
  const asked: string[] = [];
  watchSessionEnd(app, { ask: () => asked.push('ask'), close: () => archive.closeNow() });
  app.emit('browser-window-created', {}, window);
  return { window, archive, folder, key, asked };
}

test('the question lets the window keep drafts and leaves the archive open: the user may still stay', async () => {
  const { window, archive, asked } = running();
  window.emit('query-session-end', {});
  expect(asked).toEqual(['ask']);
  await fill(archive, 3);
  expect(archive.db.open).toBe(true);
});

test('at the end all that was committed is in the one file when the call returns, and nothing more is taken', async () => {
  const { window, archive, folder, key } = running();
  await fill(archive, 300);
  const late = fill(archive, 1).catch((error: { code: string }) => error.code);
  window.emit('session-end', {});
  expect(archive.db.open).toBe(false);
  expect(existsSync(`${archive.file}-wal`)).toBe(false);
  expect(await late).toBe('ARCHIVE_CLOSED');
  await expect(fill(archive, 1)).rejects.toMatchObject({ code: 'ARCHIVE_CLOSED' });
  const again = openArchive({ folder, key, program });
  expect(again.db.prepare('SELECT count(*) FROM draft').pluck().get()).toBe(300);
  again.closeNow();
  // A second window, or Windows saying it twice, finds nothing left to do.
  expect(() => window.emit('session-end', {})).not.toThrow();
});
