import { parsed, type Parsed } from './parsed';
import { comparable } from './words';

const words: Readonly<Record<string, string>> = {
  男: '1',
  男性: '1',
  1: '1',
  M: '1',
  MALE: '1',
  女: '2',
  女性: '2',
  2: '2',
  F: '2',
  FEMALE: '2',
};

/** A sex as people write it, as a code of GB/T 2261.1 (1 男, 2 女). */
export function parseSex(text: string): Parsed {
  return parsed(Object.hasOwn(words, comparable(text)) ? words[comparable(text)] : undefined);
}
