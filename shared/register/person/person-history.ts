import { formatMonth } from '#shared/lib/dates';
import type { Field, FieldValue } from '#shared/lib/field';
import { formatValue } from '#shared/lib/format-value';
import { fileClasses } from './attachment';
import { personChildren, type ChildKey } from '../fields/children';
import { personFields } from '../fields/person';
import type { PersonHistoryChange, PersonHistoryEntry } from './person-document';
import { isChildKey, type Row } from './person-values';

/** One line of a history in words. For a repeated set: the rows that went and the rows that came. */
export interface ChangeLine {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

type Values = Readonly<Record<string, unknown>>;
type OrganizationName = (id: number) => string;

const fields: readonly Field[] = personFields;
const attachmentFields: readonly Field[] = [
  { key: 'fileClass', label: '类别', kind: 'code', options: fileClasses },
  { key: 'title', label: '材料名称', kind: 'text' },
  { key: 'documentDate', label: '材料日期', kind: 'date' },
  { key: 'pages', label: '页数', kind: 'integer' },
];

/** A row of a set in one line: 2006.07—2010.03 青溪镇干部, 妻子 王芳 …. */
export function rowInWords(key: ChildKey, row: Row, organizationName: OrganizationName): string {
  const words = (personChildren[key].fields as readonly Field[]).map((field) =>
    field.kind === 'flag'
      ? flagWord(field, row[field.key])
      : formatValue(field, row[field.key], organizationName),
  );
  if (key !== 'resume') return words.filter((word) => word !== '').join(' ');
  const [started, ended, content] = [row['started'], row['ended'], row['content']];
  const month = (value: FieldValue | undefined): string => (value ? formatMonth(String(value)) : '');
  return `${started ? `${month(started)}—${month(ended)} ` : ''}${content ?? ''}`;
}

function flagWord(field: Field, value: FieldValue | undefined): string {
  return value === true ? field.label : '';
}

/** Rows of `rows` that `others` does not hold, as often as they are missing there. */
function missing(rows: readonly Row[], others: readonly Row[]): Row[] {
  const left = others.map((row) => JSON.stringify(row));
  return rows.filter((row) => {
    const at = left.indexOf(JSON.stringify(row));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function setLine(key: ChildKey, before: unknown, after: unknown, name: OrganizationName): ChangeLine {
  const [old, now] = [before, after].map((rows) => (Array.isArray(rows) ? (rows as Row[]) : []));
  const words = (rows: readonly Row[]): string => rows.map((row) => rowInWords(key, row, name)).join('\n');
  const [gone, come] = [missing(old ?? [], now ?? []), missing(now ?? [], old ?? [])];
  const { label } = personChildren[key];
  if (come.length > 0) return { label, before: words(gone), after: words(come) };
  if (gone.length > 0) return { label, before: words(gone), after: `删除 ${gone.length} 条` };
  return { label, before: '', after: '调整了次序' };
}

function fieldLines(
  list: readonly Field[],
  before: Values,
  after: Values,
  name: OrganizationName,
): ChangeLine[] {
  return list
    .filter((field) => field.key in before || field.key in after)
    .map((field) => ({
      label: field.label,
      before: formatValue(field, before[field.key] as FieldValue | undefined, name),
      after: formatValue(field, after[field.key] as FieldValue | undefined, name),
    }));
}

function personLines(before: Values, after: Values, name: OrganizationName): ChangeLine[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(isChildKey);
  const reason = typeof after['reason'] === 'string' ? after['reason'] : '';
  return [
    ...(reason === '' ? [] : [{ label: '原因', before: '', after: reason }]),
    ...fieldLines(fields, before, after, name),
    ...keys.map((key) => setLine(key, before[key], after[key], name)),
  ];
}

function attachmentLines(change: PersonHistoryChange, name: OrganizationName): ChangeLine[] {
  const [before, after] = [change.before ?? {}, change.after ?? {}];
  const code = (values: Values): Values =>
    'fileClass' in values ? { ...values, fileClass: String(values['fileClass']) } : values;
  const line = (done: string): ChangeLine => ({
    label: '档案材料',
    before: '',
    after: `${done}“${change.label ?? ''}”`,
  });
  if (change.before === null) return [line('存入')];
  if ('deletedAt' in after) return [line(after['deletedAt'] === null ? '恢复' : '移除')];
  if ('position' in after) return [line('调整次序：')];
  const lines = fieldLines(attachmentFields, code(before), code(after), name);
  return [line('修改'), ...lines];
}

/** One change of a person's history as lines of words. */
export function changeInWords(change: PersonHistoryChange, organizationName: OrganizationName): ChangeLine[] {
  if (change.entity === 'photo') {
    const done = change.after === null ? '移除照片' : change.before === null ? '加入照片' : '更换照片';
    return [{ label: '照片', before: '', after: done }];
  }
  if (change.entity === 'attachment') return attachmentLines(change, organizationName);
  const lines = personLines(change.before ?? {}, change.after ?? {}, organizationName);
  return lines.filter((line) => line.before !== line.after);
}

const verbs: Readonly<Record<string, string>> = {
  'person.remove': '移入回收站',
  'person.restore': '从回收站恢复',
  'person.setPhoto': '照片',
  'attachment.add': '存入材料',
  'attachment.update': '修改材料',
  'attachment.arrange': '材料排序',
  'attachment.remove': '移除材料',
  'attachment.restore': '恢复材料',
};

/** What an entry of the history was, in two to six characters. */
export function entryVerb(entry: PersonHistoryEntry): string {
  const own = verbs[entry.channel];
  if (own !== undefined) return own;
  const made = entry.changes.some((change) => change.entity === 'person' && change.before === null);
  const how = entry.channel.includes('import') ? '导入' : '';
  return how + (made ? '新增' : '修改');
}
