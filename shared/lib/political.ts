import { parsed, type Parsed } from './parsed';
import { comparable } from './words';

/** Words for each code of GB/T 4762, without the prefix 中国 and the words for a member, which are taken off. */
const patterns: readonly (readonly [RegExp, string])[] = [
  [/^(中?共?预备(党员)?|共产党预备(党员)?)$/, '02'],
  [/^((中共|共产党)(正式)?(党员)?|(正式)?党员)$/, '01'],
  [/^(共青团员?|共产主义青年团(团?员)?|团员)$/, '03'],
  [/^(民革|国民党革命委员会)$/, '04'],
  [/^(民盟|民主同盟)$/, '05'],
  [/^(民建|民主建国会)$/, '06'],
  [/^(民进|民主促进会)$/, '07'],
  [/^(农工党|农工|农工民主党)$/, '08'],
  [/^(致公党|致公)$/, '09'],
  [/^(九三|九三学社)$/, '10'],
  [/^(台盟|台湾民主自治同盟)$/, '11'],
  [/^(无党派|无党派(爱国)?民主)$/, '12'],
  [/^(群众|普通群众|公民|普通公民|人民群众)$/, '13'],
];

/** Takes 中国 off the front and 党员, 盟员, 会员, 社员, 成员, 人士 off the end of the democratic parties' names. */
function core(word: string): string {
  const short = word.replace(/^中国/, '');
  if (/共产|中共|团员$|^党员|预备|正式/.test(short)) return short.replace(/^共产党员$/, '党员');
  return short.replace(/(党员|盟员|会员|社员|成员|人士)$/, (end, _group, at: number) =>
    end === '党员' && /[农工公]$/.test(short.slice(0, at)) ? '党' : '',
  );
}

/** A political status as people write it (党员, 中共预备党员, 九三学社社员, 民盟盟员), as a code of GB/T 4762. */
export function parsePolitical(text: string): Parsed {
  const word = comparable(text);
  if (/^\d{1,2}$/.test(word)) {
    const code = word.padStart(2, '0');
    return parsed(code >= '01' && code <= '13' ? code : undefined);
  }
  const name = core(word);
  return parsed(patterns.find(([pattern]) => pattern.test(name))?.[1]);
}
