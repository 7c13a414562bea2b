import { expect, test } from 'vitest';
import { balanceOf } from '#shared/register/organization/establishment';

test('a surplus in one unit does not hide a vacancy in another', () => {
  const balance = balanceOf([
    { approved: 2, filled: 3 },
    { approved: 4, filled: 2 },
  ]);
  expect(balance).toEqual({ approved: 6, filled: 5, vacant: 2, over: 1 });
});

test('a unit without a stated number is neither short nor over', () => {
  expect(balanceOf([{ approved: null, filled: 3 }])).toEqual({ approved: 0, filled: 3, vacant: 0, over: 0 });
});
