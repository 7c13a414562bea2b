import { closeSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';

const pieceBytes = 4 * 1024 * 1024;

/**
 * Copies a file piece by piece and waits until it is on the disk. A file of that name is replaced.
 * @param onCopied called after each piece with how much is copied (0 to 1); may throw to stop, the copy is then unfinished
 * @throws the file-system error
 */
export function copyDurably(from: string, to: string, onCopied: (part: number) => void = () => {}): void {
  const source = openSync(from, 'r');
  try {
    const target = openSync(to, 'w');
    try {
      const { size } = fstatSync(source);
      const piece = Buffer.allocUnsafe(Math.min(size, pieceBytes));
      for (let at = 0; at < size;) {
        const length = readSync(source, piece, 0, piece.length, at);
        if (length === 0) break;
        for (let written = 0; written < length;)
          written += writeSync(target, piece, written, length - written);
        at += length;
        onCopied(at / size);
      }
      fsyncSync(target);
    } finally {
      closeSync(target);
    }
  } finally {
    closeSync(source);
  }
}
