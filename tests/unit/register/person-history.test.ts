import { describe, expect, test } from 'vitest';
import { changeInWords, entryVerb } from '#shared/register/person/person-history';
import type { PersonHistoryEntry } from '#shared/register/person/person-document';

const name = (id: number): string => ({ 4: '青溪镇' })[id] ?? '？';

function words(before: object | null, after: object | null, entity = 'person', label: string | null = null) {
  return changeInWords({ entity, label, before: before as never, after: after as never }, name);
}

describe('a change in words', () => {
  test('names fields and writes codes, dates and units as words', () => {
    expect(words({ gender: '2', birthDate: '1985-03-05' }, { gender: '1', birthDate: '1985-04' })).toEqual([
      { label: '性别', before: '女', after: '男' },
      { label: '出生年月', before: '1985.03', after: '1985.04' },
    ]);
    expect(words({ organizationId: null }, { organizationId: 4 })).toEqual([
      { label: '所在单位', before: '', after: '青溪镇' },
    ]);
  });

  test('of a set gives the rows that went and came, not the ones that stayed', () => {
    const line = (started: string, ended: string | null, content: string) => ({ started, ended, content });
    const [a, b, c] = [
      line('2003-09', '2006-07', '学生'),
      line('2006-07', null, '干部'),
      line('2006-07', '2010-03', '干部'),
    ];
    expect(words({ resume: [a, b] }, { resume: [a, c] })).toEqual([
      { label: '简历', before: '2006.07— 干部', after: '2006.07—2010.03 干部' },
    ]);
    expect(words({ resume: [a, b] }, { resume: [b, a] })[0]?.after).toBe('调整了次序');
    expect(words({ resume: [a, a] }, { resume: [a] })[0]?.before).toBe('2003.09—2006.07 学生');
  });

  test('speaks of photos, scanned pages and the recycle bin', () => {
    expect(words(null, { width: 480 }, 'photo')[0]?.after).toBe('加入照片');
    expect(words({ width: 480 }, null, 'photo')[0]?.after).toBe('移除照片');
    expect(words(null, { fileClass: 6 }, 'attachment', '志愿书')[0]?.after).toBe('存入“志愿书”');
    expect(words({ fileClass: 6 }, { fileClass: 1 }, 'attachment', '志愿书')[1]).toEqual({
      label: '类别',
      before: '党团类',
      after: '履历类',
    });
    expect(words({ deletedAt: null }, { deletedAt: '2026', reason: '调出' })).toEqual([
      { label: '原因', before: '', after: '调出' },
    ]);
  });
});

test('an entry says in a word what it was', () => {
  const entry = (channel: string, before: object | null): PersonHistoryEntry => ({
    seq: 1,
    at: '',
    actorName: '',
    channel,
    changes: [{ entity: 'person', label: null, before: before as never, after: {} }],
  });
  expect(entryVerb(entry('person.save', null))).toBe('新增');
  expect(entryVerb(entry('person.save', {}))).toBe('修改');
  expect(entryVerb(entry('import.apply', null))).toBe('导入新增');
  expect(entryVerb(entry('person.remove', {}))).toBe('移入回收站');
});
