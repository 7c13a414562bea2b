import { describe, expect, it } from 'vitest';
import type { PersonContent } from '#shared/register/person/person-document';
import { formOfPerson } from '#shared/register/approval-form/form-of-person';
import { upgradeForm } from '#shared/register/approval-form/upgrade-form';
import { row, soundId, soundPerson } from '../checks/sound';
import { demoPeople } from './people';

const today = '2026-11-23';

function formOf(change: (person: PersonContent) => void = () => {}, generation: 3 | 4 = 4) {
  const content = soundPerson() as PersonContent;
  change(content);
  return formOfPerson({ content, photo: '/9j/4AAQ' }, { generation, today });
}

describe('formOfPerson', () => {
  it('writes words for codes, digits for dates, and the resume in its columns', () => {
    const { values, family, generation } = formOf();
    expect(generation).toBe(4);
    expect(values).toMatchObject({
      XingMing: '王晓明',
      XingBie: '男',
      ChuShengNianYue: '198503',
      MinZu: '汉族',
      JiGuan: '湖南桃源',
      RuDangShiJian: '200605',
      CanJiaGongZuoShiJian: '200708',
      JianKangZhuangKuang: '健康',
      QuanRiZhiJiaoYu_XueLi: '大学',
      QuanRiZhiJiaoYu_XueWei: '农学学士',
      QuanRiZhiJiaoYu_XueLi_BiYeYuanXiaoXi: '雁阵农业大学农学',
      QuanRiZhiJiaoYu_XueWei_BiYeYuanXiaoXi: '雁阵农业大学农学',
      ZaiZhiJiaoYu_XueLi: '',
      XianRenZhiWu: '雁阵镇党委委员、副镇长',
      JianLi:
        '2003.09--2007.08  雁阵农业大学农学专业学习\n2007.08--2021.05  雁阵镇政府科员\n2021.05--         雁阵镇党委委员、副镇长',
      JiangChengQingKuang: '无',
      NianDuKaoHeJieGuo: '2023年、2024年年度考核均为称职',
      JiSuanNianLingShiJian: '202611',
      TianBiaoShiJian: '',
      ShenFenZheng: soundId,
      ZhaoPian: '/9j/4AAQ',
      Version: '4.0',
      // Born 1985-03, 60 in 2045-03, past the whole rise of the reform: 63.
      DaoLingNianYue: '204803',
      GaiGeQianRenZhiNianLingJieXian: '改革前任职年龄界限为60岁',
    });
    expect(family.map(({ ChengWei }) => ChengWei)).toEqual(['妻子', '女儿', '父亲']);
    expect(family[0]).toEqual({
      ChengWei: '妻子',
      XingMing: '李红',
      ChuShengRiQi: '198607',
      ZhengZhiMianMao: '群众',
      GongZuoDanWeiJiZhiWu: '雁阵镇中心小学教师',
    });
  });

  it.each<[string, Partial<PersonContent['fields']>, string, string]>([
    // 60 in 2030-03: 62 months after 2025-01, 16 months later.
    ['a man', { gender: '1', birthDate: '1970-03' }, '203107', '改革前任职年龄界限为60岁'],
    // 55 in 2025-03: two months after, one month later.
    ['a woman', { gender: '2', birthDate: '1970-03' }, '202504', '改革前任职年龄界限为55岁'],
    [
      'a woman with a limit of her own',
      { gender: '2', birthDate: '1970-03', reformAgeLimit: '60' },
      '203107',
      '改革前任职年龄界限为60岁',
    ],
    // The words of 4.0 have no limit of 50 years; 50 in 2020-03, before the reform.
    ['a woman worker', { gender: '2', birthDate: '1970-03', personnelCategory: 'A1' }, '202003', ''],
    [
      'a limit without a rule',
      { gender: '1', birthDate: '1970-03', reformAgeLimit: '63' },
      '',
      '改革前任职年龄界限为63岁',
    ],
    ['somebody of unknown sex', { gender: null, birthDate: '1970-03' }, '', ''],
    ['somebody of unknown birth', { gender: '1', birthDate: null }, '', '改革前任职年龄界限为60岁'],
    [
      'what the archive has itself',
      { gender: '1', birthDate: '1970-03', retirementMonth: '2030-03' },
      '203003',
      '改革前任职年龄界限为60岁',
    ],
  ])('到龄年月 and 改革前任职年龄界限 are worked out for %s', (_who, fields, month, limit) => {
    const { values } = formOf((person) => Object.assign(person.fields, fields));
    expect([values.DaoLingNianYue, values.GaiGeQianRenZhiNianLingJieXian]).toEqual([month, limit]);
  });

  it('says of the reform what an upgrade of the same form of 3.x says', () => {
    for (const content of demoPeople(300)) {
      const form = (generation: 3 | 4) => formOfPerson({ content, photo: null }, { generation, today });
      const { values } = upgradeForm(form(3), 4);
      if (content.fields.reformAgeLimit || content.fields.retirementMonth) continue;
      if (
        content.fields.gender === '2' &&
        ['A0', 'A1', 'A6'].includes(content.fields.personnelCategory ?? '')
      )
        continue;
      expect(form(4).values).toEqual(values);
    }
  });

  it('leaves the fields of 4.0 out of a form of 3.x', () => {
    const { values } = formOf(({ fields }) => Object.assign(fields, { reformAgeLimit: '60' }), 3);
    expect(values.DaoLingNianYue + values.GaiGeQianRenZhiNianLingJieXian).toBe('');
    expect(formOf(({ fields }) => Object.assign(fields, { reformAgeLimit: '60' })).values).toMatchObject({
      GaiGeQianRenZhiNianLingJieXian: '改革前任职年龄界限为60岁',
    });
  });

  it.each<[string, (person: PersonContent) => void, string]>([
    ['nothing', () => {}, '无'],
    [
      'rows, the oldest first',
      ({ children }) =>
        children.rewards.push(
          row('rewards', { kind: 'penalty', name: '党内警告', approved: '2021-03-05', organ: '桃源县纪委' }),
          row('rewards', { kind: 'reward', name: '嘉奖', approved: '2019-12', organ: '桃源县委' }),
        ),
      '2019年12月，桃源县委嘉奖；2021年3月，桃源县纪委给予党内警告处分',
    ],
    [
      'a penalty without an organ that was lifted',
      ({ children }) =>
        children.rewards.push(
          row('rewards', { kind: 'penalty', name: '记过处分', approved: '2018', revoked: '2019-06-01' }),
          row('rewards', { kind: 'penalty', name: '警告', approved: '2020' }),
        ),
      '2018年，记过处分（2019年6月解除）；2020年，受警告处分',
    ],
  ])('奖惩情况 is drawn from the rows where it is empty: %s', (_name, change, text) => {
    const { values } = formOf((person) => {
      person.fields.rewardSummary = null;
      change(person);
    });
    expect(values.JiangChengQingKuang).toBe(text);
  });

  it.each<[string[][], string]>([
    [[], ''],
    [[['2024', '1']], '2024年年度考核为优秀'],
    [
      [
        ['2022', '1'],
        ['2024', '2'],
        ['2023', '2'],
      ],
      '2023年、2024年年度考核均为称职',
    ],
    [
      [
        ['2025', '1'],
        ['2024', '2'],
      ],
      '2024年年度考核为称职，2025年年度考核为优秀',
    ],
  ])('年度考核结果 is drawn from the two latest years: %j', (rows, text) => {
    const { values } = formOf(({ fields, children }) => {
      fields.appraisalSummary = null;
      children.appraisals = rows.map(([year = '', result = '']) => row('appraisals', { year, result }));
    });
    expect(values.NianDuKaoHeJieGuo).toBe(text);
  });

  it.each([
    [{ partyJoined: '2002.03；民盟' }, '200203；民盟'],
    [{ partyJoined: null, politicalStatus: '05' }, '民盟；'],
    [{ partyJoined: null, politicalStatus: '10' }, '九三学社；'],
    [{ partyJoined: null, politicalStatus: '12' }, '无党派；'],
    [{ partyJoined: null, politicalStatus: '13' }, ''],
    [{ partyJoined: '入党时间待查' }, '入党时间待查'],
  ])('入党时间 of %j is %s', (fields, text) => {
    expect(formOf((person) => Object.assign(person.fields, fields)).values.RuDangShiJian).toBe(text);
  });

  it('shows the highest education of each kind, and the degree where it was taken', () => {
    const { values } = formOf(({ children }) => {
      children.educations = [
        row('educations', { kind: '1', level: '31', school: '甲学院' }),
        row('educations', { kind: '1', level: '21', degree: '407', school: '乙大学', major: '数学系' }),
        row('educations', { kind: '1', level: '11', school: '丙大学' }),
        row('educations', { kind: '2', level: '2B', school: '湖南省委党校', major: '法学' }),
        row('educations', { kind: '2', level: '61', school: '某中学' }),
      ];
    });
    expect(values).toMatchObject({
      QuanRiZhiJiaoYu_XueLi: '研究生',
      QuanRiZhiJiaoYu_XueLi_BiYeYuanXiaoXi: '丙大学',
      QuanRiZhiJiaoYu_XueWei: '理学学士',
      QuanRiZhiJiaoYu_XueWei_BiYeYuanXiaoXi: '乙大学数学系',
      ZaiZhiJiaoYu_XueLi: '省委党校大学',
      ZaiZhiJiaoYu_XueLi_BiYeYuanXiaoXi: '湖南省委党校法学',
      ZaiZhiJiaoYu_XueWei_BiYeYuanXiaoXi: '',
    });
  });

  it('writes no school for 高中 and below', () => {
    const { values } = formOf(({ children }) => {
      children.educations = [row('educations', { kind: '1', level: '61', school: '桃源一中' })];
    });
    expect(values.QuanRiZhiJiaoYu_XueLi).toBe('高中');
    expect(values.QuanRiZhiJiaoYu_XueLi_BiYeYuanXiaoXi).toBe('');
  });
});
