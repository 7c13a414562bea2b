import { expect, test } from 'vitest';
import { recordSchema } from '#shared/lib/field';

const fields = [
  { key: 'born', label: '出生年月', kind: 'month' },
  { key: 'filled', label: '填表时间', kind: 'date' },
] as const;
const schema = recordSchema(fields);

test.each([
  '2026',
  '2026-02',
  '2026-12',
  '2026-02-28',
  '2024-02-29',
  '2000-02-29',
  '2026-04-30',
  '1900-01-01',
])('%s is a date that a record may hold', (date) => {
  expect(schema.parse({ born: date, filled: date })).toEqual({ born: date, filled: date });
});

test.each([
  '2026-02-29',
  '2026-02-30',
  '1900-02-29',
  '2100-02-29',
  '2026-04-31',
  '2026-01-32',
  '2026-01-00',
  '2026-00',
  '2026-13',
  '2026-13-01',
  '1899-12',
  '2101-01',
  '2026-2-3',
  '20260203',
  '2026.02',
  '',
])('“%s” is refused, and the refusal names the fields', (date) => {
  const { success, error } = schema.safeParse({ born: date, filled: date });
  expect(success).toBe(false);
  expect([...new Set(error?.issues.map(({ path }) => path.join('.')))]).toEqual(['born', 'filled']);
});

test('an empty date is one', () => {
  expect(schema.parse({ born: null, filled: null })).toEqual({ born: null, filled: null });
});
