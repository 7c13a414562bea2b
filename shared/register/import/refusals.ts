import { formatMonth } from '#shared/lib/dates';
import type { AskReason, KnownPerson } from './match-person';
import type { Problem } from './source';

/** A problem of the row as a whole. */
export function rowProblem(code: string, value: string, reason: string, remedy: string): Problem {
  return { code, column: null, header: '', value, reason, remedy };
}

/** Some people by name and birth month, the first three of them. */
export function namedPeople(people: readonly KnownPerson[]): string {
  const texts = people
    .slice(0, 3)
    .map(({ name, birthDate }) => (birthDate === null ? name : `${name}（${formatMonth(birthDate)} 生）`));
  return `${texts.join('、')}${people.length > 3 ? ` 等 ${people.length} 人` : ''}`;
}

/** Why a person must decide, and between whom. */
export function askProblem(why: AskReason, name: string, people: readonly KnownPerson[]): Problem {
  const who = namedPeople(people);
  switch (why) {
    case 'idOfAnother':
      return rowProblem(
        'ask.idOfAnother',
        name,
        `这个身份证号在名册中属于${who}`,
        '请核对姓名和身份证号，或在这里指定是同一人',
      );
    case 'idDiffers':
      return rowProblem(
        'ask.idDiffers',
        name,
        `同一单位有同名同出生年月的${who}，但身份证号不同`,
        '请核对身份证号，或在这里指定是同一人还是另一人',
      );
    case 'sameName':
      return rowProblem(
        'ask.sameName',
        name,
        `名册中有同名的${who}，单位不同，表中没有身份证号和出生年月`,
        '请补填身份证号或出生年月，或在这里指定是谁',
      );
    case 'several':
      return rowProblem(
        'ask.several',
        name,
        `名册中有几个人都符合：${who}`,
        '请补填身份证号，或在这里指定是谁',
      );
  }
}

/** A later row about somebody whom an earlier row is already about. */
export function duplicateProblem(name: string, earlier: number): Problem {
  return rowProblem(
    'duplicate',
    name,
    `与第 ${earlier} 行是同一人，已按第 ${earlier} 行处理`,
    '同一人只留一行；确是两个人的，请补填身份证号',
  );
}

export const noName: Problem = rowProblem('name.missing', '', '没有姓名', '请补填姓名，或删去这一行');

/** A unit text that the user said not to import. */
export function skippedUnit(path: readonly string[]): Problem {
  const text = path.join('/');
  return rowProblem('unit.skipped', text, `单位“${text}”选择了不导入`, '需要导入时，请返回“对单位”一步');
}

/** A unit text that more than one unit fits, in the place that the sheet tells. */
export function severalUnits(path: readonly string[], count: number): Problem {
  const text = path.join('/');
  return rowProblem(
    'unit.several',
    text,
    `有 ${count} 个单位都像“${text}”`,
    '请在单位前写明乡镇，或在“对单位”一步指定是哪一个',
  );
}

/** A unit text that leads nowhere. */
export function unknownUnit(path: readonly string[]): Problem {
  const text = path.join('/');
  if (text === '')
    return rowProblem('unit.missing', '', '没有写明单位', '请补填单位，或在“对单位”一步指定归入哪个单位');
  return rowProblem(
    'unit.unknown',
    text,
    `单位库中没有“${text}”`,
    '请改用单位库中的名称，或在“对单位”一步指定或新建',
  );
}

/** A row of a list of units that means more than one of the register. */
export function namesakes(name: string, remedy: string): Problem {
  return rowProblem('ask.several', name, `单位库中有几个单位都叫“${name}”`, remedy);
}

/** What is told of a bad cell when the rest of its row is taken over. */
export function leftOutNote({ header, value, reason }: Problem): string {
  return `没有导入${header}“${value}”：${reason}`;
}

/** The person chosen for a row is no longer there. */
export function goneProblem(name: string): Problem {
  return rowProblem('ask.gone', name, '指定的人已不在名册中', '请重新指定');
}

/** A later row about a unit that an earlier row is already about. */
export function duplicateUnit(name: string, earlier: number): Problem {
  return rowProblem('duplicate', name, `与第 ${earlier} 行是同一个单位`, '同一个单位只留一行');
}
