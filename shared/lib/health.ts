import { parsed, type Parsed } from './parsed';
import { comparable } from './words';

const patterns: readonly (readonly [RegExp, string])[] = [
  [/^(健康|良好|好|健康良好|健康或良好|身体健康|很好|1)$/, '1'],
  [/^(一般|一般或较弱|身体一般|3)$/, '3'],
  [/^(较差|差|较弱|身体较差|4)$/, '4'],
];

/**
 * A state of health as a code of the editor's list (GB22613: 1 健康, 3 一般, 4 较差). Other words (an illness, a
 * disability) are allowed on the form as they stand and are not read.
 */
export function parseHealth(text: string): Parsed {
  const word = comparable(text);
  return parsed(patterns.find(([pattern]) => pattern.test(word))?.[1]);
}
