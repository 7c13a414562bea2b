import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  formatRecoveryCode,
  readRecoveryCode,
  recoveryCodeBytes,
  recoveryCodeGroups,
} from '#shared/security/recovery-code';

const bytes = fc.uint8Array({ minLength: recoveryCodeBytes, maxLength: recoveryCodeBytes });
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

test('a code reads back to its bytes, however it is typed', () => {
  fc.assert(
    fc.property(bytes, (random) => {
      const code = formatRecoveryCode(random);
      expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]{5}$/);
      const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
      expect(readRecoveryCode(typed)).toEqual({ ok: true, bytes: random });
    }),
  );
});

test('one wrong character names its group', () => {
  fc.assert(
    fc.property(bytes, fc.nat(29), fc.integer({ min: 1, max: 31 }), (random, position, shift) => {
      const code = formatRecoveryCode(random).replaceAll('-', '');
      const wrong = alphabet[(alphabet.indexOf(code[position] ?? '') + shift) % 32];
      const typed = code.slice(0, position) + wrong + code.slice(position + 1);
      expect(readRecoveryCode(typed)).toEqual({ ok: false, faulty: [Math.floor(position / 5) + 1] });
    }),
  );
});

test('two neighbours changed over inside a group name their group', () => {
  fc.assert(
    fc.property(bytes, fc.nat(5), fc.nat(3), (random, group, place) => {
      const code = formatRecoveryCode(random).replaceAll('-', '');
      const at = group * 5 + place;
      fc.pre(code[at] !== code[at + 1]);
      const typed = code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2);
      expect(readRecoveryCode(typed)).toEqual({ ok: false, faulty: [group + 1] });
    }),
  );
});

test('groups changed over, missing or left-over characters are refused', () => {
  const code = formatRecoveryCode(Uint8Array.from({ length: 15 }, (_, index) => index * 17));
  const groups = code.split('-');
  expect(readRecoveryCode([groups[1], groups[0], ...groups.slice(2)].join('-'))).toEqual({
    ok: false,
    faulty: [1, 2],
  });
  expect(readRecoveryCode(code.slice(0, -2))).toEqual({ ok: false, faulty: [6] });
  expect(readRecoveryCode(`${code}7`).ok).toBe(false);
  expect(readRecoveryCode('').ok).toBe(false);
});

test('the groups of a code that is being typed agree with what its reading says', () => {
  const statesOf = (text: string): string[] => recoveryCodeGroups(text).map((group) => group.state);
  fc.assert(
    fc.property(bytes, fc.nat({ max: 29 }), (random, at) => {
      const code = formatRecoveryCode(random).replaceAll('-', '');
      expect(new Set(statesOf(code.toLowerCase()))).toEqual(new Set(['right']));
      const typed = statesOf(code.slice(0, at));
      const whole = Math.floor(at / 5);
      expect(typed.slice(0, whole).every((state) => state === 'right')).toBe(true);
      expect(typed[whole]).toBe(at % 5 === 0 ? 'empty' : 'incomplete');
      const wrong = code.slice(0, at) + (code[at] === 'Z' ? 'Y' : 'Z') + code.slice(at + 1);
      expect(statesOf(wrong).indexOf('wrong')).toBe(whole);
    }),
  );
});
