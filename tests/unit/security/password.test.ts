import { expect, test } from 'vitest';
import { checkPassword, isPasswordGood } from '#shared/security/password';

function unmet(password: string, name = 'zhang'): string[] {
  return checkPassword(password, name)
    .filter((finding) => !finding.met)
    .map((finding) => finding.rule);
}

test.each([
  ['', ['length', 'kinds', 'name']],
  ['Ab1', ['length']],
  ['abcdefgh', ['kinds']],
  ['abcdefg1', ['kinds']],
  ['Abcdefg1', []],
  ['清河县组织部Ab1', []],
  ['Zhang2026', ['name']],
  ['Ｑinghe26', []],
])('%s misses %j', (password, rules) => {
  expect(unmet(password)).toEqual(rules);
});

test('a policy can be stricter', () => {
  expect(isPasswordGood('Abcdefg1', 'x1y2')).toBe(true);
  expect(isPasswordGood('Abcdefg1', 'x1y2', { minimumLength: 10, minimumKinds: 3 })).toBe(false);
});
