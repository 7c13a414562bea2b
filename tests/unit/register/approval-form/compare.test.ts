import { describe, expect, it } from 'vitest';
import type { LrmxTag } from '#shared/register/lrmx-form';
import { compareForm } from '#shared/register/approval-form/compare';
import { relative, scene, type Case, rows } from './form-case';

function differing(given: Case): [string, string, string, string][] {
  return rows(given)
    .filter(({ state }) => state !== 'same')
    .map(({ key, state, file, archive }) => [key, state, file, archive]);
}

describe('compareForm', () => {
  it('stands in the order of the form, with a row for the photo', () => {
    const keys = rows(scene()).map(({ key }) => key);
    expect(keys.join(' ')).toBe(
      'name gender birthDate ethnicity nativePlace birthPlace partyJoined workStarted health technicalTitle speciality ' +
        'educations.1 educations.2 currentPost proposedPost proposedRemoval resume rewardSummary appraisalSummary ' +
        'proposalReason family.0 family.1 family.2 reportingUnit ageReference formDate formFiller idNumber photo ' +
        'retirementMonth reformAgeLimit',
    );
  });

  it.each<[string, Partial<Record<LrmxTag, string>>, [string, string, string, string][]]>([
    ['nothing', {}, []],
    ['blanks and another way to write a date', { XingMing: '王 晓 明', CanJiaGongZuoShiJian: '2007.8' }, []],
    [
      'a day that the archive does not know',
      { ChuShengNianYue: '19850320' },
      [['birthDate', 'different', '1985.03.20', '1985.03']],
    ],
    ['another word', { MinZu: '土家族' }, [['ethnicity', 'different', '土家族', '汉族']]],
    [
      'a box that the archive has not',
      { NiRenZhiWu: '雁阵镇镇长' },
      [['proposedPost', 'new', '雁阵镇镇长', '']],
    ],
    ['an empty box', { JianKangZhuangKuang: '' }, [['health', 'onlyArchive', '', '健康']]],
    ['a text of no table', { MinZu: '火星族' }, [['ethnicity', 'unreadable', '火星族', '汉族']]],
    [
      'a higher education',
      { QuanRiZhiJiaoYu_XueLi: '研究生', QuanRiZhiJiaoYu_XueWei: '农学硕士' },
      [['educations.1', 'different', '研究生 农学硕士\n雁阵农业大学农学', '大学 农学学士\n雁阵农业大学农学']],
    ],
    ['在职 that the archive has not', { ZaiZhiJiaoYu_XueLi: '大专' }, [['educations.2', 'new', '大专', '']]],
    ['a photo', { ZhaoPian: '/9j/4AAQ' }, [['photo', 'new', '有照片', '']]],
    [
      'a month of retirement that the rule does not give',
      { DaoLingNianYue: '204503' },
      [['retirementMonth', 'different', '2045.03', '2048.03']],
    ],
    ['no month of retirement', { DaoLingNianYue: '' }, []],
  ])('%s', (_name, values, expected) => {
    expect(differing(scene(values))).toEqual(expected);
  });

  it('shows the resume as its lines, the same in any dialect', () => {
    const dialect =
      '2003年9月至2007年8月 雁阵农业大学农学专业学习\r\n2007.08—2021.05\t雁阵镇政府科员\n2021.05-- 雁阵镇党委委员、副镇长';
    expect(differing(scene({ JianLi: dialect }))).toEqual([]);
    const shorter = '2021.05--         雁阵镇党委委员、副镇长';
    expect(differing(scene({ JianLi: shorter }))).toMatchObject([
      ['resume', 'different', shorter, expect.stringMatching(/^2003/)],
    ]);
  });

  it('of nobody: everything that the file says is new, and nothing is made up', () => {
    const { form } = scene({ JiangChengQingKuang: '', NianDuKaoHeJieGuo: '' });
    const states = new Set(compareForm(form, null).map(({ state }) => state));
    expect([...states].sort()).toEqual(['new', 'same']);
    expect(compareForm(form, null).find(({ key }) => key === 'rewardSummary')).toMatchObject({
      state: 'same',
      archive: '',
    });
  });

  it('pairs the family by name and 称谓; 配偶 beside 妻子 is the same', () => {
    const { form, person } = scene();
    const family = [
      ...relative(form, 0, { ChengWei: '配偶' }).slice(0, 2),
      {
        ChengWei: '儿子',
        XingMing: '王小树',
        ChuShengRiQi: '201909',
        ZhengZhiMianMao: '',
        GongZuoDanWeiJiZhiWu: '学生',
      },
    ];
    expect(differing({ person, form: { ...form, family } }).map(([key, state]) => [key, state])).toEqual([
      ['family.2', 'new'],
      ['family.archive.1', 'onlyArchive'],
    ]);
  });

  it('another spouse is a different one, not a second', () => {
    const { form, person } = scene();
    const family = relative(form, 0, { XingMing: '赵丽', GongZuoDanWeiJiZhiWu: '某局干部' });
    const [first] = rows({ person, form: { ...form, family } }).filter(({ key }) => key === 'family.0');
    expect(first).toMatchObject({
      state: 'different',
      label: '家庭成员（妻子）',
      file: '妻子 赵丽 1986.07 群众 某局干部',
      archive: '妻子 李红 1986.07 群众 雁阵镇中心小学教师',
    });
  });

  it('a date of a relative that cannot be read is not passed over', () => {
    const { form, person } = scene();
    const family = relative(form, 0, { ChuShengRiQi: '1986年前后' });
    const found = rows({ person, form: { ...form, family } }).find(({ key }) => key === 'family.0');
    expect(found).toMatchObject({ state: 'unreadable', note: expect.stringContaining('1986年前后') });
  });
});
