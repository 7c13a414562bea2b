import { describe, expect, test } from 'vitest';
import { readAppraisalText, readFamilyText, readResumeText } from '#shared/register/import/read-texts';
import { readEducationWords } from '#shared/register/import/read-education';

describe('education', () => {
  test.each([
    ['大学', [{ kind: null, level: '21', degree: null }]],
    ['函授大专', [{ kind: '2', level: '31', degree: null }]],
    ['全日制本科', [{ kind: '1', level: '21', degree: null }]],
    ['大学/理学学士', [{ kind: null, level: '21', degree: '407' }]],
    ['省委党校大学', [{ kind: '2', level: '2B', degree: null }]],
    [
      '全日制大专、在职本科',
      [
        { kind: '1', level: '31', degree: null },
        { kind: '2', level: '21', degree: null },
      ],
    ],
    ['某某大学', undefined],
    ['大学在读', undefined],
  ])('%s', (text, expected) => {
    expect(readEducationWords(text)).toEqual(expected);
  });
});

describe('appraisals', () => {
  test.each([
    [
      '2021年称职，2022年优秀',
      [
        ['2021', '2'],
        ['2022', '1'],
      ],
    ],
    [
      '2021年度：称职；2022年度：基本称职',
      [
        ['2021', '2'],
        ['2022', '3'],
      ],
    ],
    [
      '2021、2022年度均为称职',
      [
        ['2021', '2'],
        ['2022', '2'],
      ],
    ],
    ['2023年度考核结果为优秀', [['2023', '1']]],
    ['称职', undefined],
    ['2021年很好', undefined],
    ['近三年均为称职', undefined],
  ])('%s', (text, expected) => {
    expect(readAppraisalText(text)?.map(({ year, result }) => [year, result])).toEqual(expected);
  });
});

describe('resume', () => {
  test('lines that begin with dates', () => {
    expect(readResumeText('1998.09--2002.07  湖南农业大学学习\n2002.07--  青石镇干部')).toEqual([
      { started: '1998-09', ended: '2002-07', content: '湖南农业大学学习' },
      { started: '2002-07', ended: null, content: '青石镇干部' },
    ]);
  });
  test('text without any date is not taken for a resume', () => {
    expect(readResumeText('见档案')).toBeUndefined();
  });
});

describe('family', () => {
  test('one member per line, in any order of blanks', () => {
    expect(
      readFamilyText('妻子 李 1986.05 中共党员 青石镇中心小学教师\n女儿：张小小，2012.03，群众，学生'),
    ).toEqual([
      {
        relation: '妻子',
        name: '李',
        birthDate: '1986-05',
        politicalStatus: '中共党员',
        work: '青石镇中心小学教师',
        idNumber: null,
      },
      {
        relation: '女儿',
        name: '张小小',
        birthDate: '2012-03',
        politicalStatus: '群众',
        work: '学生',
        idNumber: null,
      },
    ]);
  });
  test('a line that names no relative refuses the cell', () => {
    expect(readFamilyText('妻子 李红\n家庭和睦')).toBeUndefined();
  });
});
