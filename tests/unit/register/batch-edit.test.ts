import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/lib/errors';
import {
  applyBatchChange,
  batchFields,
  canAppend,
  checkBatchChanges,
  customaryFields,
  previewBatch,
  type BatchChange,
} from '#shared/register/bulk/batch-edit';

const set = (field: string, value: BatchChange['value']): BatchChange =>
  ({ field, mode: 'set', value, separator: '；' }) as BatchChange;
const append = (value: string, separator: BatchChange['separator'] = '；'): BatchChange => ({
  field: 'appraisalSummary',
  mode: 'append',
  value,
  separator,
});

function codeOf(changes: readonly BatchChange[]): string {
  try {
    checkBatchChanges(changes);
    return '';
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.code;
  }
}

describe('checkBatchChanges', () => {
  it.each<[string, BatchChange[]]>([
    ['a code', [set('ethnicity', '01')]],
    ['a flag', [set('grassrootsTwoYears', true)]],
    ['a date', [set('formDate', '2026-03-15')]],
    ['an appended text', [append('2025年优秀')]],
    ['clearing', [{ field: 'remark', mode: 'clear', value: null, separator: '；' }]],
    ['several fields', [set('ethnicity', '01'), set('health', '健康')]],
  ])('accepts %s', (_name, changes) => {
    expect(codeOf(changes)).toBe('');
  });

  it('offers the twelve fields that the official editor changes for many', () => {
    expect(customaryFields.map(({ label }) => label)).toEqual([
      '性别',
      '民族',
      '健康状况',
      '专业技术职务',
      '拟任职务',
      '拟免职务',
      '年度考核结果',
      '任免理由',
      '呈报单位',
      '计算年龄时间',
      '填表时间',
      '填表人',
    ]);
    expect(customaryFields.filter(canAppend).map(({ key }) => key)).toContain('appraisalSummary');
  });

  it.each<[string, BatchChange[]]>([
    ['a field named twice', [set('health', '健康'), set('health', '一般')]],
    ['an unknown code', [set('ethnicity', '999')]],
    ['no value', [set('health', null)]],
    ['a text too long for the field', [set('health', '很'.repeat(19))]],
    ['a text for a flag', [set('grassrootsTwoYears', 'true')]],
    ['no date', [set('formDate', '昨天')]],
    ['appending to a code', [{ ...append('01'), field: 'ethnicity' }]],
    ['a field that is not for many', [set('name', '张三')]],
  ])('refuses %s', (_name, changes) => {
    expect(codeOf(changes)).toBe('BATCH_INVALID');
  });
});

describe('applyBatchChange', () => {
  it.each<[BatchChange, string | null, unknown]>([
    [set('health', '健康'), '一般', { value: '健康' }],
    [append('2025年优秀'), null, { value: '2025年优秀' }],
    [append('2025年优秀'), '2024年称职', { value: '2024年称职；2025年优秀' }],
    [append('2025年优秀'), '2024年称职；', { value: '2024年称职；2025年优秀' }],
    [append('2025年优秀', '\n'), '2024年称职', { value: '2024年称职\n2025年优秀' }],
    [append('2025年优秀'), '2025年优秀；另有说明', { value: '2025年优秀；另有说明' }],
    [append('优'.repeat(10)), '称'.repeat(404), { tooLong: 414 }],
    [{ field: 'remark', mode: 'clear', value: null, separator: '；' }, '旧', { value: null }],
  ])('%#', (change, before, outcome) => {
    expect(applyBatchChange(change, before)).toEqual(outcome);
  });
});

it('somebody whose text would grow too long is not changed at all', () => {
  const changes = [set('health', '健康'), append('优'.repeat(10))];
  expect(previewBatch(changes, { health: null, appraisalSummary: '称'.repeat(410) })).toMatchObject({
    state: 'refused',
    fields: [
      { field: 'health', before: null, after: '健康', tooLong: null },
      { field: 'appraisalSummary', after: '称'.repeat(410), tooLong: 414 },
    ],
  });
  expect(previewBatch(changes, { health: '健康', appraisalSummary: '优'.repeat(10) }).state).toBe(
    'unchanged',
  );
});

it('no field for many is one that other columns are computed from', () => {
  const computedFrom = ['name', 'idNumber', 'partyJoined', 'organizationId', 'positionOrder', 'birthDate'];
  expect(batchFields.map((field) => field.key).filter((key) => computedFrom.includes(key))).toEqual([]);
});
