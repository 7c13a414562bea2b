import { expect, it } from 'vitest';
import { newItem, newTake } from '#shared/register/appointment/batch';
import { customaryPosts, withCustom, withSuggestions } from '#shared/register/appointment/customary-posts';
import { away, take, wangsPost } from './sound-scene';

const options = { from: '2026-03-10', trialMonths: 12 };

it('offers the posts that a unit of its kind has', () => {
  expect(customaryPosts('town')).toContain('党委副书记、镇长');
  expect(customaryPosts('town')).not.toContain('党委副书记、乡长');
  expect(customaryPosts('community')).toContain('居委会主任');
  expect(customaryPosts('county')).toEqual([]);
  expect(customaryPosts(null).length).toBeGreaterThan(30);
});

it('fills in seat and tier of a customary post, and leaves what was chosen', () => {
  const mayor = { ...newTake(true), organizationId: away, post: '党委副书记、镇长' };
  expect(withCustom(mayor, 'town')).toMatchObject({ memberKind: '1', tier: '0141' });
  expect(withCustom({ ...mayor, memberKind: 'Z' }, 'town')).toMatchObject({ memberKind: 'Z', tier: '0141' });
  expect(withCustom(mayor, 'township')).toEqual(mayor);
});

it('suggests what follows from the posts', () => {
  const item = { ...newItem(1), takes: [take({ tier: '0141' })], leaves: [wangsPost()] };
  expect(withSuggestions(item, '0142', options).fields).toMatchObject({
    change: '26',
    endReason: '1',
    method: '1',
    probationUntil: '2027-03',
  });
  expect(withSuggestions(item, '0141', options).fields).toMatchObject({
    change: '35',
    endReason: '3',
    probationUntil: null,
  });
  expect(withSuggestions({ ...item, leaves: [] }, '0141', options).fields).toMatchObject({
    change: '33',
    endReason: null,
  });
});

it('leaves what was chosen, has no trial period for the elected, and nothing to say of who only leaves', () => {
  const item = { ...newItem(1), takes: [take({ tier: '0141' })], leaves: [wangsPost()] };
  const elected = { ...item, fields: { ...item.fields, method: '2', change: '27' } };
  expect(withSuggestions(elected, '0142', options).fields).toMatchObject({
    change: '27',
    method: '2',
    probationUntil: null,
  });
  const leaving = { ...item, takes: [] };
  expect(withSuggestions(leaving, '0142', options)).toEqual(leaving);
});
