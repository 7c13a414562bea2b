import { expect, test } from 'vitest';
import { changedIn, draftText, mergeInto, readDraftText } from '#shared/lib/form-record';
import {
  emptyOrganization,
  organizationForm,
  organizationSections,
} from '#shared/register/organization/organization-values';

const village = { ...emptyOrganization(), name: '青山村', kind: 'village', population: 900 };

test('blanks around a text are typing, not a change', () => {
  expect(changedIn(organizationForm, village, { ...village, name: ' 青山村　', address: '  ' })).toEqual([]);
  expect(changedIn(organizationForm, village, { ...village, address: '村口', population: 0 })).toEqual([
    'population',
    'address',
  ]);
});

test('a draft is laid over a later version; what both changed is a conflict', () => {
  const mine = { ...village, address: '村口', population: 950 };
  const text = draftText(3, { base: village, mine }, ['population', 'address']);
  const later = { ...village, population: 920, phone: '123' };
  const draft = readDraftText(organizationForm, text, later);
  expect(draft).toMatchObject({ version: 3, keys: ['population', 'address'] });
  const merged = draft && mergeInto(organizationForm, draft, later);
  expect(merged?.values).toMatchObject({ address: '村口', population: 950, phone: '123' });
  expect(merged?.conflicts).toEqual(['population']);
});

test('the village section is shown to villages, and wherever something stands in it', () => {
  const titles = (values: typeof village): string[] => organizationSections(values).map(({ title }) => title);
  expect(titles(village)).toContain('村情');
  expect(titles({ ...emptyOrganization(), kind: 'organ' } as typeof village)).not.toContain('村情');
  expect(titles({ ...emptyOrganization(), kind: 'organ', weakVillage: true } as typeof village)).toContain(
    '村情',
  );
});
