import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';

const maxBytes = 2_000_000;
let file: string | null = null;

/** Starts the log in a folder; one older file is kept beside it. */
export function openLog(folder: string): void {
  mkdirSync(folder, { recursive: true });
  file = path.join(folder, 'yanzhen.log');
}

/** Takes names' usual companions out of a text: runs of digits as long as ID or phone numbers, and Chinese words in quotes. */
export function redact(text: string): string {
  return text
    .replace(/\d{7,}[\dXx]?/g, '#')
    .replace(/[“"'「][^”"'」\n]*[\u4e00-\u9fff][^”"'」\n]*[”"'」]/g, '“…”');
}

/** One line in the log. The log never holds names or numbers of people. */
export function log(level: 'info' | 'error', text: string): void {
  if (!file) return;
  try {
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > maxBytes) renameSync(file, `${file}.old`);
    appendFileSync(file, `${new Date().toISOString()} ${level} ${redact(text)}\n`);
  } catch {
    // A full disk must not turn a message into a second failure.
  }
}

/** The whole log, for the diagnostics bundle; empty when there is none yet. */
export function readLog(): string {
  return file && existsSync(file) ? readFileSync(file, 'utf8') : '';
}
