import { pinyin } from 'pinyin-pro';
import { expect, test } from 'vitest';
import { syllablesOf } from '../../../electron/features/register/person/name-keys';

const surnames = [
  ...'王单曾仇解区查尉盖乐朴缪翟覃宁逄华叶沈朱',
  ...['尉迟', '万俟', '长孙', '单于', '澹台', '欧阳', '夏侯', '鲜于'],
];
const given = [...'伟强娜红信秀军重乐行长曾和朝迟俟侯阳玉'];

function whole(name: string): string[] {
  return pinyin(name, { toneType: 'none', type: 'array', surname: 'head', v: true });
}

test('a name is read character by character as it is read as a whole, whatever its surname', () => {
  const names = surnames.flatMap((surname) =>
    given.flatMap((first) => [surname + first, ...given.map((second) => surname + first + second)]),
  );
  expect(names.map((name) => syllablesOf(name, true))).toEqual(names.map(whole));
});
