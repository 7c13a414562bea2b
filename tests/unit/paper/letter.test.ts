import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutLetter, type Letter } from '#shared/lib/paper/letter';
import { boxTexts, overflows, textsOf, wordsOn } from './support';

const notice: Letter = {
  title: '关于张晓明等同志任职的通知',
  number: '青组发〔2026〕12号',
  recipient: '青山镇党委',
  parts: [
    {
      kind: 'paragraph',
      text: '经县委常委会议研究决定，张晓明同志任青山镇党委副书记，试用期一年，自任职之日起计算。',
    },
    { kind: 'heading', level: 1, text: '一、任职人员' },
    {
      kind: 'table',
      columns: [
        { key: 'name', label: '姓名', width: 1 },
        { key: 'post', label: '拟任职务', width: 3, align: 'left' },
      ],
      rows: [['张晓明', '青山镇党委副书记']],
    },
  ],
  attachments: ['任职人员名单', '有关说明'],
  signature: ['中共青山县委组织部'],
  date: '2026年11月23日',
};

describe('layoutLetter', () => {
  it('sets 28 characters a line, the first two of a paragraph left free', () => {
    const sheets = layoutLetter(notice);
    expect(sheets).toHaveLength(1);
    const [first] = textsOf(sheets).filter(({ text }) => text.text.startsWith('经县委'));
    expect(first?.text.lines.map(({ text }) => text)).toEqual([
      '经县委常委会议研究决定，张晓明同志任青山镇党委副书',
      '记，试用期一年，自任职之日起计算。',
    ]);
    expect(first?.text.lines[0]?.indent).toBeCloseTo(11.29, 1);
    expect(boxTexts(sheets, 'recipient')).toEqual(['青山镇党委：']);
    expect(overflows(sheets)).toEqual([]);
  });

  it('ends the date four characters before the margin and centres the organ over it', () => {
    const [signature] = textsOf(layoutLetter(notice)).filter(({ name }) => name === 'signature');
    const [organ, date] = signature?.text.lines ?? [];
    const em = (16 * 25.4) / 72;
    // 2026年11月23日 is 7 em wide, the organ 9 em.
    expect(date?.indent).toBeCloseTo((28 - 4 - 7) * em, 1);
    expect(organ?.indent).toBeCloseTo((28 - 4 - 3.5 - 4.5) * em, 1);
  });

  it('holds every word of any letter within its sheets', () => {
    const words = fc.string({
      unit: fc.constantFrom('任', '职', '，', '。', '2', '（', '）'),
      minLength: 1,
      maxLength: 900,
    });
    fc.assert(
      fc.property(
        fc.array(words, { minLength: 1, maxLength: 6 }),
        fc.nat({ max: 60 }).map((length) => '部'.repeat(length)),
        (texts, organ) => {
          const parts = texts.map((text) => ({ kind: 'paragraph' as const, text }));
          const sheets = layoutLetter({ title: '通知', parts, signature: [organ], date: '2026年1月1日' });
          expect(overflows(sheets)).toEqual([]);
          expect(wordsOn(sheets)).toBe(`通知${texts.join('')}${organ}2026年1月1日`);
          const last = textsOf(sheets.slice(-1)).map(({ name }) => name);
          expect(last.length).toBeGreaterThan(2);
        },
      ),
      { numRuns: 100 },
    );
  });
});
