import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  formatPartyPrinted,
  formatPartyStored,
  parsePartyDate,
  printPartyDate,
  type PartyDate,
} from '#shared/lib/party-date';

const nobody: PartyDate = { joined: null, parties: [], nonPartisan: false };

// The table in the help of the official editor (入党时间.htm).
test.each([
  ['20020303', { ...nobody, joined: '2002-03-03' }, '2002.03'],
  ['20020303；民盟', { ...nobody, joined: '2002-03-03', parties: ['民盟'] }, '民盟（2002.03）'],
  [
    '20020303；民盟；民革',
    { ...nobody, joined: '2002-03-03', parties: ['民盟', '民革'] },
    '民盟、民革（2002.03）',
  ],
  ['民盟；', { ...nobody, parties: ['民盟'] }, '（民盟）'],
  ['民盟；民革', { ...nobody, parties: ['民盟', '民革'] }, '（民盟、民革）'],
  ['无党派；', { ...nobody, nonPartisan: true }, '无党派'],
])('%s', (stored, value, printed) => {
  expect(parsePartyDate(stored)).toEqual({ ok: true, value });
  expect(printPartyDate(stored)).toBe(printed);
  expect(formatPartyStored(value)).toBe(stored);
  expect(formatPartyPrinted(value)).toBe(printed);
});

describe('parsePartyDate', () => {
  test.each([
    ['2002.03', { ...nobody, joined: '2002-03' }],
    ['２００２．０３', { ...nobody, joined: '2002-03' }],
    ['2002年3月', { ...nobody, joined: '2002-03' }],
    ['2002.03;民盟', { ...nobody, joined: '2002-03', parties: ['民盟'] }],
    ['九三学社社员', { ...nobody, parties: ['九三学社'] }],
    ['民盟、民革(2002.03)', { ...nobody, joined: '2002-03', parties: ['民盟', '民革'] }],
    ['（民盟）', { ...nobody, parties: ['民盟'] }],
    ['中共党员（2002.03）', { ...nobody, joined: '2002-03' }],
    ['民盟；民盟', { ...nobody, parties: ['民盟'] }],
    ['无党派人士', { ...nobody, nonPartisan: true }],
    ['', nobody],
    ['；', nobody],
  ])('reads %j', (text, value) => {
    expect(parsePartyDate(text)).toEqual({ ok: true, value });
  });

  test.each(['不详', '20021303', '无党派；民盟', '2002.03；无党派', '2002.03；群众', '中共党员', '1.2.3.4'])(
    'does not guess at %j',
    (text) => {
      expect(parsePartyDate(text).ok).toBe(false);
      expect(printPartyDate(text)).toBe(text);
    },
  );

  const party = fc.constantFrom('民革', '民盟', '民建', '民进', '农工党', '致公党', '九三学社', '台盟');
  const date = fc
    .tuple(fc.integer({ min: 1900, max: 2099 }), fc.integer({ min: 1, max: 12 }))
    .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}`);
  const value = fc.oneof(
    fc.constant<PartyDate>({ joined: null, parties: [], nonPartisan: true }),
    fc.record<PartyDate>({
      joined: date,
      parties: fc.uniqueArray(party, { maxLength: 3 }),
      nonPartisan: fc.constant(false),
    }),
    fc.record<PartyDate>({
      joined: fc.constant(null),
      parties: fc.uniqueArray(party, { maxLength: 3 }),
      nonPartisan: fc.constant(false),
    }),
  );

  it('reads back what it stores and prints', () => {
    fc.assert(
      fc.property(value, (joining) => {
        expect(parsePartyDate(formatPartyStored(joining))).toEqual({ ok: true, value: joining });
        expect(parsePartyDate(formatPartyPrinted(joining))).toEqual({ ok: true, value: joining });
      }),
    );
  });

  it('never throws', () => {
    const near = fc.array(fc.constantFrom('民盟', '无党派', '；', '（', '）', '2002', '.', '03', '、'), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          near.map((all) => all.join('')),
        ),
        (text) => {
          const read = parsePartyDate(text);
          if (read.ok) expect(parsePartyDate(formatPartyStored(read.value))).toEqual(read);
        },
      ),
    );
  });
});
