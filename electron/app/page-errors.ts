import { randomUUID } from 'node:crypto';
import { log } from './log';

const perMinute = 10;
let minute = 0;
let written = 0;

/**
 * Writes a defect of the window into the log. A page that fails in a loop must not fill the disk: at most ten a minute.
 * Chinese words are left out, since a message may quote what was typed; the log itself leaves out long numbers.
 * @returns the id that stands on the screen and in the log
 */
export function reportPageError({ where, text }: { readonly where: string; readonly text: string }): {
  id: string;
} {
  const id = randomUUID().slice(0, 8);
  const now = Math.floor(Date.now() / 60_000);
  if (now !== minute) {
    minute = now;
    written = 0;
  }
  written += 1;
  const words = `${where} ${text}`.replace(/[\u3400-\u9fff]+/gu, '…');
  if (written <= perMinute) log('error', `${id} window ${words}`);
  return { id };
}
