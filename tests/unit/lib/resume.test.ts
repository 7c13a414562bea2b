import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addMonths } from '#shared/lib/dates';
import { formatResume, parseResume, resumeGaps, type ResumeLine } from '#shared/lib/resume';

function line(start: string | null, end: string | null, text = '某县某乡干部'): ResumeLine {
  return { start, end, text };
}

describe('parseResume reads a line', () => {
  const closed = line('1991-01', '2000-01');
  test.each([
    '1991.01--2000.01  某县某乡干部',
    '1991.01-2000.01 某县某乡干部',
    '1991.01—2000.01 某县某乡干部',
    '1991.01——2000.01 某县某乡干部',
    '1991.01–2000.01 某县某乡干部',
    '1991.01~2000.01 某县某乡干部',
    '1991.01～2000.01 某县某乡干部',
    '1991.01至2000.01 某县某乡干部',
    '1991.01 到 2000.01 某县某乡干部',
    '1991.01－－2000.01　　某县某乡干部',
    '１９９１．０１－－２０００．０１　某县某乡干部',
    '1991.01\t--\t2000.01\t某县某乡干部',
    '1991.1-2000.1某县某乡干部',
    '1991年1月—2000年1月：某县某乡干部',
    '1991年01月至2000年01月，某县某乡干部',
    '1991/01-2000/01 某县某乡干部',
    '1991-01-2000-01 某县某乡干部',
    '1991-01至2000-01 某县某乡干部',
    '199101--200001 某县某乡干部',
    '1991.01.15--2000.01.20 某县某乡干部',
    '　　1991.01--2000.01  某县某乡干部  ',
    '\uFEFF1991.01--2000.01  某县某乡干部\r\n\r\n',
  ])('%j', (text) => {
    expect(parseResume(text)).toEqual([closed]);
  });

  test.each([
    '2000.01--         某县某乡干部',
    '2000.01--至今  某县某乡干部',
    '2000.01-至今 某县某乡干部',
    '2000.01至今 某县某乡干部',
    '2000.01至今某县某乡干部',
    '2000.01—今 某县某乡干部',
    '2000.01-现在 某县某乡干部',
    '2000年1月至今，某县某乡干部',
    '2000.01  某县某乡干部',
    '2000-01 某县某乡干部',
    '2000年1月 某县某乡干部',
  ])('with an open end: %j', (text) => {
    expect(parseResume(text)).toEqual([line('2000-01', null)]);
  });

  it('known to the year only', () => {
    expect(parseResume('1991-2000 某县某乡干部')).toEqual([line('1991', '2000')]);
    expect(parseResume('1991年至2000年 某县某乡干部')).toEqual([line('1991', '2000')]);
  });

  it('whose verb looks like a separator', () => {
    expect(parseResume('2000.01到某镇工作')).toEqual([line(null, null, '2000.01到某镇工作')]);
  });
});

describe('parseResume reads lines together', () => {
  it('joins what continues and keeps remarks on their own line', () => {
    const text = [
      '1991.09--1995.07  某大学某专业',
      '                  学习',
      '1995.07--2000.01  某县某乡干部',
      '（其间：1998.09--2001.07某省委党校函授学习）',
      '2000.01--         某县某乡党委书记',
      '（第十二届县委委员）',
    ].join('\r\n');
    expect(parseResume(text)).toEqual([
      line('1991-09', '1995-07', '某大学某专业学习'),
      line('1995-07', '2000-01', '某县某乡干部\n（其间：1998.09--2001.07某省委党校函授学习）'),
      line('2000-01', null, '某县某乡党委书记'),
      line(null, null, '（第十二届县委委员）'),
    ]);
  });

  it('does not take a sentence with a year for a line', () => {
    expect(parseResume('1991.01--2000.01  某县某乡干部。\n1998年被评为先进')).toEqual([
      line('1991-01', '2000-01', '某县某乡干部。\n1998年被评为先进'),
    ]);
  });

  it('takes text under bare dates', () => {
    expect(parseResume('1991.01--2000.01\n某县某乡干部')).toEqual([line('1991-01', '2000-01')]);
  });

  it('gives nothing for nothing', () => {
    expect(parseResume(' \r\n　')).toEqual([]);
  });

  it('answers at once on a huge text', () => {
    const started = performance.now();
    parseResume(`1991.01${' '.repeat(500_000)}x\n${'1991.01--'.repeat(50_000)}`);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('formatResume', () => {
  it('has a prefix of 18 characters, blanks for an open end, and hanging lines', () => {
    const text = formatResume([
      line('1991-01', '2000-01', '某县某乡干部\n（其间：略）'),
      line('2000-01', null, '某镇镇长'),
      line('1988', '1991', '务农'),
      line(null, null, '第十二届县委委员'),
    ]);
    expect(text.split('\n')).toEqual([
      '1991.01--2000.01  某县某乡干部',
      '                  （其间：略）',
      '2000.01--         某镇镇长',
      '1988   --1991     务农',
      '第十二届县委委员',
    ]);
  });

  const month = fc
    .tuple(fc.integer({ min: 1900, max: 2099 }), fc.integer({ min: 1, max: 12 }))
    .map(([year, m]) => `${year}-${String(m).padStart(2, '0')}`);
  const words = fc.string({
    unit: fc.constantFrom(...'某县乡镇党委书记干部学习'),
    minLength: 1,
    maxLength: 12,
  });
  const anyLine = fc.record({
    start: month,
    end: fc.option(month),
    text: fc.tuple(words, fc.option(words)).map(([a, b]) => (b === null ? a : `${a}\n（${b}）`)),
  });

  it('is read back', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 8 }), (lines) => {
        expect(parseResume(formatResume(lines))).toEqual(lines);
        expect(parseResume(formatResume(lines).replaceAll('\n', '\r\n'))).toEqual(lines);
      }),
    );
  });

  it('settles after one reading of any text, and nothing throws', () => {
    const near = fc.array(
      fc.constantFrom('1991', '.01', '--', '至', '今', '年', '月', '\n', ' ', '某县', '（', '13'),
      {
        maxLength: 14,
      },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          near.map((all) => all.join('')),
        ),
        (text) => {
          const lines = parseResume(text);
          resumeGaps(lines, '1990-01');
          expect(lines.map((one) => one.start)).toEqual(
            parseResume(formatResume(lines)).map((one) => one.start),
          );
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('resumeGaps', () => {
  it('lets lines join in the same month or the next', () => {
    expect(
      resumeGaps([line('1991-09', '1995-07'), line('1995-07', '2000-01'), line('2000-02', null)]),
    ).toEqual([]);
  });

  it('counts the months that nothing covers', () => {
    expect(resumeGaps([line('1991-09', '1995-07'), line('1995-10', null)])).toEqual([
      { kind: 'gap', line: 1, from: '1995-07', to: '1995-10', months: 2 },
    ]);
  });

  it('starts where it is told to', () => {
    const lines = [line('1991-09', null)];
    expect(resumeGaps(lines, '1991-08')).toEqual([]);
    expect(resumeGaps(lines, '1991-12')).toEqual([]);
    expect(resumeGaps(lines, '1991-07')).toEqual([
      { kind: 'gap', line: 0, from: '1991-07', to: '1991-09', months: 1 },
    ]);
  });

  it('finds overlaps, wrong order, missing ends and reversed lines', () => {
    expect(resumeGaps([line('1991-09', '1995-07'), line('1995-05', '1996-01')])).toEqual([
      { kind: 'overlap', line: 1, from: '1995-05', to: '1995-07', months: 2 },
    ]);
    expect(resumeGaps([line('1995-05', '1996-01'), line('1991-09', '1995-05')])).toEqual([
      { kind: 'order', line: 1, from: '1995-05', to: '1991-09', months: 44 },
    ]);
    expect(resumeGaps([line('1991-09', null), line('1995-05', null)])).toEqual([
      { kind: 'open', line: 0, from: '1991-09', to: '1995-05', months: 0 },
    ]);
    expect(resumeGaps([line('1991-09', '1990-09')])).toEqual([
      { kind: 'reversed', line: 0, from: '1991-09', to: '1990-09', months: 12 },
    ]);
  });

  it('does not see a gap under a longer line', () => {
    const found = resumeGaps([line('1991-01', '2000-01'), line('1995-01', '1996-01'), line('2000-01', null)]);
    expect(found.map((one) => one.kind)).toEqual(['overlap']);
  });

  it('passes over remarks and bare years', () => {
    expect(resumeGaps([line('1991-09', '1995-07'), line(null, null), line('1995', '1996')])).toEqual([]);
  });

  it('finds exactly the gaps that were made', () => {
    const spans = fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 40 })), {
      maxLength: 10,
    });
    fc.assert(
      fc.property(spans, (all) => {
        let at = '1980-01';
        const lines: ResumeLine[] = [];
        const made: number[] = [];
        for (const [pause, length] of all) {
          const start = addMonths(at, pause) ?? '';
          at = addMonths(start, length) ?? '';
          if (lines.length > 0 && pause > 1) made.push(pause - 1);
          lines.push(line(start, at));
        }
        expect(resumeGaps(lines).map((one) => [one.kind, one.months])).toEqual(
          made.map((months) => ['gap', months]),
        );
      }),
    );
  });
});
