import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  defaultNamePattern,
  formFileNames,
  patternProblem,
  sameFileKey,
  type NamedPerson,
} from '#shared/register/approval-form/form-file-names';

const person: NamedPerson = {
  name: '张三',
  unit: '青溪镇',
  idNumber: '990025198503200012',
  birthDate: '1985-03-20',
};

describe('patternProblem', () => {
  it.each([defaultNamePattern, '{序号}-{姓名}-{身份证后四位}', '任免表{出生年月}'])(
    'accepts %s',
    (pattern) => {
      expect(patternProblem(pattern)).toBeNull();
    },
  );
  it.each([
    ['  ', '请填写文件名'],
    ['{姓名}{职务}', '{职务}'],
    ['{姓名', '花括号'],
    ['{{姓名}}', '花括号'],
  ])('refuses %s', (pattern, part) => {
    expect(patternProblem(pattern)).toContain(part);
  });
});

describe('formFileNames', () => {
  it.each([
    [defaultNamePattern, '青溪镇_张三'],
    ['{序号} {姓名}', '01 张三'],
    ['{姓名}{身份证后四位}', '张三0012'],
    ['{姓名}_{出生年月}', '张三_198503'],
    ['任免表：{单位}/{姓名}', '任免表：青溪镇_张三'],
  ])('%s gives %s', (pattern, name) => {
    expect(formFileNames(pattern, [person])).toEqual([name]);
  });

  it('leaves no separator where something is missing', () => {
    expect(formFileNames(defaultNamePattern, [{ ...person, unit: '' }])).toEqual(['张三']);
    expect(formFileNames('{姓名}-{身份证后四位}', [{ ...person, idNumber: '' }])).toEqual(['张三']);
    expect(formFileNames('{姓名}', [{ ...person, name: '' }])).toEqual(['未命名']);
  });

  it('numbers names that fall together, also those that a folder has', () => {
    expect(formFileNames('{姓名}', [person, person, person])).toEqual(['张三', '张三（2）', '张三（3）']);
    expect(formFileNames('{姓名}', [person], (key) => key === '张三')).toEqual(['张三（2）']);
  });

  it('gives everybody a name of their own that a file system takes, whatever the texts', () => {
    const text = fc.string({
      unit: fc.constantFrom('张', '𬭎', '/', '.', ' ', 'A', 'a', '（2）', '\n'),
      maxLength: 60,
    });
    const anybody = fc.record({ name: text, unit: text, idNumber: text, birthDate: fc.constant('') });
    fc.assert(
      fc.property(fc.array(anybody, { maxLength: 12 }), (people) => {
        const names = formFileNames('{单位}{姓名}', people);
        expect(new Set(names.map(sameFileKey)).size).toBe(people.length);
        for (const name of names) expect(name).toMatch(/^[^/\\:*?"<>|\n]{1,160}$/);
        for (const name of names) expect([...name].length).toBeLessThan(80);
      }),
    );
  });
});
