import codeData from './code-data.json' with { type: 'json' };
import { parsed, type Parsed } from './parsed';
import { comparable } from './words';

/** Older and short names still met in files; each has one reading. */
const otherNames: Readonly<Record<string, string>> = {
  蒙: '02',
  维: '05',
  毛难: '36',
  乌兹别克: '43',
  崩龙: '46',
  其他: '91',
  其它: '91',
};

const byName = new Map<string, string>(
  codeData.GB3304.rows.flatMap(([code = '', text = '']) => [
    [comparable(text), code],
    [bare(text), code],
  ]),
);

function bare(word: string): string {
  return word.length > 1 ? word.replace(/族$/, '') : word;
}

/** An ethnic group with or without 族, by a former name or by its number, as a code of GB/T 3304. */
export function parseEthnic(text: string): Parsed {
  const word = comparable(text);
  const name = bare(word);
  const number = /^\d{1,2}$/.test(word) ? word.padStart(2, '0') : '';
  if (number) return parsed(codeData.GB3304.rows.some(([code]) => code === number) ? number : undefined);
  const other = Object.hasOwn(otherNames, name) ? otherNames[name] : undefined;
  return parsed(byName.get(word) ?? byName.get(name) ?? other);
}
