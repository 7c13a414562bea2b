import { findCode } from '#shared/lib/code-tables';
import { parseLooseDate } from '#shared/lib/dates';
import { normaliseName } from '#shared/lib/names';
import { parsePolitical } from '#shared/lib/political';
import { parseResume } from '#shared/lib/resume';
import { fullWidthToHalf, stripInvisible } from '#shared/lib/text';
import type { ChildRecord } from '../fields/children';

/** Cells that hold several records as text: resumes, family members, appraisals. */

/** A resume cell as rows; undefined when no line of it begins with a date. */
export function readResumeText(text: string): ChildRecord<'resume'>[] | undefined {
  const lines = parseResume(text);
  if (!lines.some((line) => line.start !== null)) return undefined;
  return lines.map(({ start, end, text: content }) => ({ started: start, ended: end, content }));
}

const YEAR_AND_GRADE = /(\d{4})\s*年?度?(?:年度)?考?核?(?:等次|结果)?(?:为|:|-|—)?\s*([^\d\s,，;；、。]+)/g;

/** 2021年称职，2022年优秀, or several years before one grade (2021、2022年度均为优秀); undefined when it is anything else. */
export function readAppraisalText(text: string): { year: string; result: string }[] | undefined {
  const clean = fullWidthToHalf(stripInvisible(text)).replace(/[:]/g, '');
  const spread = clean.replace(
    /((?:\d{4}\s*年?度?\s*[、,，和及]\s*)+)(\d{4}\s*年?度?)\s*(?:年度)?考?核?(?:等次|结果)?(?:均|都)?(?:被)?(?:评|定|确定|评定)?为?\s*([^\d\s,，;；、。]+)/g,
    (_all, years: string, last: string, grade: string) =>
      [...years.matchAll(/\d{4}/g), ...last.matchAll(/\d{4}/g)]
        .map(([year]) => `${year}年${grade}`)
        .join(','),
  );
  const found = [...spread.matchAll(YEAR_AND_GRADE)].map(([, year = '', word = '']) => ({
    year,
    result: findCode('ZB18', word.replace(/^(均|都)?(被)?(评|定|确定|评定)?为/, '')) ?? '',
  }));
  const years = new Set([...spread.matchAll(/\d{4}/g)].map(([year]) => year));
  if (found.length === 0 || years.size !== found.length || found.some(({ result }) => result === ''))
    return undefined;
  return found;
}

const RELATION =
  /^(丈夫|妻子|配偶|爱人|父亲|母亲|儿子|女儿|长子|次子|三子|四子|长女|次女|三女|四女|独子|独女|儿媳|女婿|岳父|岳母|公公|婆婆|哥哥|弟弟|姐姐|妹妹|兄|弟|姐|妹|父|母|妻|夫|子|女|继父|继母|养父|养母|祖父|祖母|外祖父|外祖母|孙子|孙女|外孙|外孙女)(?=[\s,，、:：]|$)/;

/** 妻子 李红 1986.05 中共党员 青石镇中心小学教师 */
function readMember(line: string): ChildRecord<'family'> | undefined {
  const clean = fullWidthToHalf(line).trim();
  const relation = RELATION.exec(clean)?.[1];
  if (relation === undefined) return undefined;
  const parts = clean
    .slice(relation.length)
    .split(/[\s,，、:：;；]+/)
    .filter((part) => part !== '');
  const name = normaliseName(parts.shift() ?? '');
  if (name === '') return undefined;
  const date = parts[0] === undefined ? undefined : parseLooseDate(parts[0]);
  if (date?.ok) parts.shift();
  const political = parts[0] !== undefined && parsePolitical(parts[0]).ok ? parts.shift() : undefined;
  return {
    relation,
    name,
    birthDate: date?.ok ? date.value.slice(0, 7) : null,
    politicalStatus: political ?? null,
    work: parts.join(' ') || null,
    idNumber: null,
  };
}

/** A cell with one family member per line; undefined when a line cannot be read. */
export function readFamilyText(text: string): ChildRecord<'family'>[] | undefined {
  const lines = stripInvisible(text)
    .split(/[\r\n;；]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^称谓\s*姓名/.test(line));
  const members = lines.map(readMember);
  return members.length > 0 && members.every((member) => member !== undefined) ? members : undefined;
}
