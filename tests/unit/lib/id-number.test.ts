import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  checkIdNumber,
  convertOldIdNumber,
  idNumberProblems,
  makeIdNumber,
  maskIdNumber,
} from '#shared/lib/id-number';

const parts = fc.record({
  region: fc.integer({ min: 100000, max: 999999 }).map(String),
  birth: fc
    .date({ min: new Date(Date.UTC(1900, 0, 1)), max: new Date(Date.UTC(2099, 11, 31)), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  sequence: fc.integer({ min: 0, max: 499 }),
  sex: fc.constantFrom('1' as const, '2' as const),
});

describe('checkIdNumber', () => {
  // The example number printed in GB 11643-1999 itself, annex A: check digit X.
  const example = '11010519491231002X';

  it('takes the example of the standard', () => {
    expect(checkIdNumber(example)).toEqual({
      valid: true,
      value: example,
      birth: '1949-12-31',
      sex: '2',
      region: '110105',
    });
  });

  test.each([
    ' 110105 19491231 002x ',
    '１１０１０５１９４９１２３１００２Ｘ',
    "'11010519491231002X",
    '11010519491231002X\u200B',
  ])('forgives how %j is written', (text) => {
    expect(checkIdNumber(text)).toMatchObject({ valid: true, value: example });
  });

  test.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['1.10105E+17', 'precision'],
    ['110105194912310000', 'precision'],
    ['110105491231002', 'old'],
    ['110105491331002', 'length'],
    ['1101051949123100', 'length'],
    ['11010519491231002XX', 'length'],
    ['1101051949123100A2', 'characters'],
    ['X1010519491231002X', 'characters'],
    ['01010519491231002X', 'characters'],
    ['110105194902300025', 'birth'],
    ['110105194912310021', 'check-digit'],
    ['身份证', 'characters'],
  ] as const)('%j: %s', (text, problem) => {
    expect(checkIdNumber(text)).toEqual({ valid: false, problem });
    expect(idNumberProblems[problem]).not.toBe('');
  });

  it('reads back every number that can be made', () => {
    fc.assert(
      fc.property(parts, (made) => {
        const value = makeIdNumber(made);
        const { birth, sex, region } = made;
        expect(checkIdNumber(value.toLowerCase())).toEqual({ valid: true, value, birth, sex, region });
      }),
    );
  });

  it('finds every single wrong digit and every swap of neighbours', () => {
    fc.assert(
      fc.property(parts, fc.nat(16), fc.integer({ min: 1, max: 9 }), (made, at, shift) => {
        const value = makeIdNumber(made);
        const wrong = (Number(value[at]) + shift) % 10;
        expect(checkIdNumber(value.slice(0, at) + wrong + value.slice(at + 1)).valid).toBe(false);
        const swapped = value.slice(0, at) + value.charAt(at + 1) + value.charAt(at) + value.slice(at + 2);
        if (swapped !== value) expect(checkIdNumber(swapped).valid).toBe(false);
      }),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9X]{10,20}$/)), (text) => {
        const result = checkIdNumber(text);
        if (result.valid) expect(checkIdNumber(result.value)).toEqual(result);
        const converted = convertOldIdNumber(text);
        if (converted) expect(checkIdNumber(converted).valid).toBe(true);
        expect(maskIdNumber(text)).toHaveLength(text.length);
      }),
    );
  });
});

test('a 15-digit number becomes the 18-digit one', () => {
  expect(convertOldIdNumber('110105491231002')).toBe('11010519491231002X');
  expect(convertOldIdNumber('11010519491231002X')).toBeUndefined();
  expect(convertOldIdNumber('110105491331002')).toBeUndefined();
});

test('makeIdNumber refuses impossible parts', () => {
  const good = { region: '990000', birth: '1985-03-05', sequence: 7, sex: '1' as const };
  expect(makeIdNumber(good)).toMatch(/^99000019850305015[\dX]$/);
  for (const bad of [{ region: '09000' }, { birth: '1985-02-30' }, { birth: '1985-03' }, { sequence: 500 }])
    expect(() => makeIdNumber({ ...good, ...bad })).toThrow(RangeError);
});

test('masked numbers tell neither birth nor sequence', () => {
  expect(maskIdNumber('11010519491231002X')).toBe('1101************2X');
  expect(maskIdNumber('12345')).toBe('*****');
});
