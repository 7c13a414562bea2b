import { expect, test } from 'vitest';
import { createJoiner } from '../../../electron/printing/join-pdfs';
import { plainPdf, textsOf } from './plain-pdf.ts';

function joinPdfs(parts: readonly Buffer[]): Buffer {
  const joiner = createJoiner();
  return Buffer.concat([...parts.map(joiner.add), joiner.end()]);
}

test('parts follow each other page by page', async () => {
  const parts = [['a1', 'a2', 'a3'], ['b1'], ['c1', 'c2']];
  expect(await textsOf(joinPdfs(parts.map(plainPdf)))).toEqual(parts.flat());
});

test('what is no such PDF is refused, not guessed at', () => {
  const pdf = plainPdf(['a']);
  const moved = Buffer.concat([Buffer.from('%'), pdf]);
  expect(() => joinPdfs([pdf, moved])).toThrow('not where it should be');
  expect(() => joinPdfs([pdf, Buffer.from('%PDF-1.7 nothing else')])).toThrow('PDF part without');
});
