import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkForm } from '#shared/register/approval-form/check-form';
import { formRules } from '#shared/register/approval-form/form-rules';
import { defaultCheckSettings } from '#shared/register/checks/check-settings';
import { ruleRegistry } from '#shared/register/checks/registry';
import { parseLrmx } from '#shared/register/lrmx';
import { lrmxTags, type LrmxForm } from '#shared/register/lrmx-form';
import { people } from '../../../fixtures/lrmx/people';
import { bareForms } from '../lrmx/forms';

const context = { today: '2026-11-23', settings: defaultCheckSettings };
const portrait = readFileSync(join(import.meta.dirname, '../../../fixtures/portraits/man.jpg')).toString(
  'base64',
);

/** The usual form of the corpus with a photo and exact dates, which no rule objects to. */
const sound: LrmxForm = {
  ...people.usual,
  values: { ...people.usual.values, ZhaoPian: portrait },
  family: people.usual.family.map((row) =>
    row.ChengWei === '母亲' ? { ...row, ChuShengRiQi: '195804' } : row,
  ),
};

function changed(values: Partial<LrmxForm['values']>, rest: Partial<LrmxForm> = {}): LrmxForm {
  return { ...sound, ...rest, values: { ...sound.values, ...values } };
}

function found(form: LrmxForm): string[] {
  return checkForm(form, context).map(({ level, rule, box }) => `${level} ${rule} ${box}`);
}

test('what the form says is there, also where the rules would give the same', () => {
  const rules = checkForm(changed({ JiangChengQingKuang: '无' }), context);
  expect(rules.filter(({ box }) => box === '奖惩情况')).toEqual([]);
  const empty = checkForm(changed({ JiangChengQingKuang: '' }), context);
  expect(empty.map(({ message }) => message)).toContain('奖惩情况未填写');
});

test('a sound form has no findings', () => {
  expect(checkForm(sound, context)).toEqual([]);
});

describe('rules of the form', () => {
  const source = parseLrmx('<Person><JiGuan>甲</JiGuan><JiGuan>乙</JiGuan></Person>').source;
  test.each<[string, LrmxForm, string[]]>([
    [
      'an unreadable date',
      changed({ CanJiaGongZuoShiJian: '20081301' }),
      ['error form.unreadable 参加工作时间'],
    ],
    [
      'a wrong ID number',
      changed({ ShenFenZheng: '999001198504120030' }),
      ['error form.unreadable 身份证号'],
    ],
    [
      'a party date that says two things',
      changed({ RuDangShiJian: '无党派；民盟' }),
      ['error form.unreadable 入党时间'],
    ],
    [
      'a season',
      changed(
        {},
        {
          family: sound.family.map((row) =>
            row.ChengWei === '父亲' ? { ...row, ChuShengRiQi: '1957底' } : row,
          ),
        },
      ),
      ['hint form.season 家庭主要成员'],
    ],
    [
      'a line break where none may be',
      changed({ NiMianZhiWu: '某县某镇\n组织委员' }),
      ['warning form.lines 拟免职务'],
    ],
    ['a tag twice', changed({}, source ? { source } : {}), ['warning form.repeated 籍贯']],
    ['a photo that is none', changed({ ZhaoPian: 'Qk3j' }), ['warning form.photo 照片']],
    ['no photo', changed({ ZhaoPian: '' }), ['hint identity.photo 照片']],
    [
      'a form of 4.0 without its values',
      changed({ Version: '4.0' }, { generation: 4 }),
      ['hint form.reform 到龄年月', 'hint form.reform 改革前任职年龄界限'],
    ],
    [
      'eleven relatives',
      changed(
        {},
        {
          family: [
            ...sound.family,
            ...Array.from(
              { length: 7 },
              () => ({ ...sound.family[2], ChengWei: '祖父' }) as LrmxForm['family'][number],
            ),
          ],
        },
      ),
      ['warning form.familyRows 家庭主要成员'],
    ],
  ])('%s', (_, form, expected) => {
    const rules = found(form).filter((text) => text.includes(' form.') || text.includes(' identity.photo'));
    expect(rules).toEqual(expected);
  });

  test('every box is full with as many characters as the editor allows, and one more is said once', () => {
    const words = /^(XingBie|MinZu|RuDangShiJian|GaiGe.*|.*_XueLi|.*_XueWei)$/;
    for (const { tag, label, max, kind } of lrmxTags) {
      if (max === undefined || kind === 'date' || words.test(tag)) continue;
      const about = (length: number) =>
        checkForm(changed({ [tag]: '多'.repeat(length) }), context)
          .filter(({ rule, message }) => /^form\.(length|unreadable)/.test(rule) && message.startsWith(label))
          .map(({ rule }) => rule);
      expect(about(max), tag).toEqual([]);
      expect(about(max + 1), tag).toEqual([expect.any(String)]);
    }
    expect(checkForm(changed({ XingBie: '男性' }), context).map(({ rule }) => rule)).toContain('form.length');
  });

  test('a photo that is too wide', () => {
    // The picture's declared size: 5 wide, 4 high.
    const wide = Buffer.from([0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 4, 0, 5, 1, 1, 0x11, 0, 0]).toString(
      'base64',
    );
    expect(checkForm(changed({ ZhaoPian: wide }), context)).toMatchObject([
      { rule: 'form.photoRatio', box: '照片', message: '照片为 5×4 像素，宽高比应为 4:5' },
    ]);
  });

  test('all of them are in the registry, and the county can switch one off', () => {
    const listed = new Set(ruleRegistry.map(({ id }) => id));
    for (const { id } of formRules) expect(listed.has(id), id).toBe(true);
    const settings = {
      ...defaultCheckSettings,
      rules: { 'form.lines': { level: 'off' as const, reason: '旧文件' } },
    };
    expect(checkForm(changed({ NiMianZhiWu: '甲\n乙' }), { ...context, settings })).toEqual([]);
  });
});

describe('rules of the person', () => {
  test('what the form says is checked as in the register', () => {
    // Born 1985-04, at work from 1999-07: 14 years old; the resume begins 2004.09.
    expect(found(changed({ CanJiaGongZuoShiJian: '199907' }))).toEqual(
      expect.arrayContaining([expect.stringMatching(/^hint identity\.workAge 参加工作时间$/)]),
    );
    expect(found(changed({ XingBie: '女' })).sort()).toEqual([
      'hint identity.idNumberSex 性别',
      'warning family.spouseSex 家庭主要成员',
    ]);
    const gap = sound.values.JianLi.replace('2008.07--2012.03', '2008.07--2010.03');
    expect(found(changed({ JianLi: gap }))).toEqual([
      expect.stringMatching(/^(error|warning) resume\.gap 简历$/),
    ]);
  });

  test('what no form holds is not asked for', () => {
    const boxes = found(people.empty).map((text) => text.split(' ')[1]);
    expect(boxes).toContain('required.gender');
    expect(boxes).not.toContain('required.organizationId');
    expect(boxes).not.toContain('required.personnelCategory');
  });

  test('what stands there but cannot be read is not called empty', () => {
    const rules = found(changed({ ChuShengNianYue: '八五年春节前后' }));
    expect(rules).toContain('error form.unreadable 出生年月');
    expect(rules.join()).not.toContain('required.birthDate');
  });
});

test('any form is checked without a crash, by rules of the registry, with a box', () => {
  const listed = new Set(ruleRegistry.map(({ id }) => id));
  fc.assert(
    fc.property(bareForms, (form) => {
      for (const finding of checkForm(form, context)) {
        expect(listed.has(finding.rule)).toBe(true);
        expect(finding.box).not.toBe('');
        expect(finding.message).not.toMatch(/undefined|null|NaN/);
      }
    }),
    { numRuns: 100 },
  );
});
