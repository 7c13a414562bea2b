import type { Band } from '#shared/lib/paper/bands';
import { tableBands, type PaperColumn } from '#shared/lib/paper/table-bands';
import { spreadName } from '#shared/lib/names';
import { familyOrder } from '../approval-form/family-order';
import type { ChildKey, ChildRecord, PersonChildren } from '../fields/children';
import { besides, sideOf, tableLook } from './form-kit';
import type { PaperPerson } from './paper-person';
import { childText, resultText, schoolText } from './person-texts';

/** Columns of a table within a form; a text is a field of the set, or made of several. */
interface RecordColumn<Key extends ChildKey> extends Omit<PaperColumn, 'key'> {
  readonly key: (keyof ChildRecord<Key> & string) | `${string}Text`;
  readonly text?: (row: ChildRecord<Key>, person: PaperPerson) => string;
}

interface RecordTable<Key extends ChildKey> {
  readonly set: Key;
  readonly side: readonly string[];
  /** The label where few rows stand on a sheet. */
  readonly brief?: readonly string[];
  /** Rows that the form has at least: the rest is left for ink. */
  readonly least: number;
  readonly columns: readonly RecordColumn<Key>[];
  readonly order?: (rows: readonly ChildRecord<Key>[]) => readonly ChildRecord<Key>[];
}

/** A table that is no taller than this stays on one sheet, mm. */
const wholeTable = 70;
/** Rows grow to this where their sheet has room left, mm. */
const stretchTo = 11.5;

/** The bands of a short table, none of them parted from the next; rows take some of what is left of a sheet. */
function together(bands: readonly Band[]): Band[] {
  const short = bands.reduce((sum, { height }) => sum + height, 0) <= wholeTable;
  const last = bands.length - 1;
  return bands.map((band, index) => {
    const own = { ...band, stretchTo: Math.max(band.height, stretchTo) };
    return short && index < last ? { ...own, keepWithNext: true } : own;
  });
}

/** A set of a person as a table within a form, rows growing with their texts; all widths sum to 153 mm. */
function recordBands<Key extends ChildKey>(person: PaperPerson, table: RecordTable<Key>): Band[] {
  const { set, columns, order = (all: readonly ChildRecord<Key>[]) => all } = table;
  const rows = order(person.content.children[set] as PersonChildren[Key]).map((row) =>
    columns.map(({ key, text }) => (text ? text(row, person) : childText(person, set, row, key as never))),
  );
  const blank = Array.from({ length: Math.max(0, table.least - rows.length) }, () => []);
  const paper = columns.map(({ key, label, width, align }): PaperColumn => {
    const column = { key: `${set}.${key}`, label, width };
    return align === undefined ? column : { ...column, align };
  });
  return besides(
    sideOf(table.side, table.brief),
    together(tableBands(paper, [...rows, ...blank], tableLook)),
  );
}

const educations: RecordTable<'educations'> = {
  set: 'educations',
  side: ['学历', '学位'],
  least: 2,
  columns: [
    { key: 'kind', label: '教育类别', width: 20 },
    { key: 'level', label: '学　历', width: 26 },
    { key: 'degree', label: '学　位', width: 30 },
    { key: 'schoolText', label: '毕业院校系及专业', width: 56, align: 'left', text: schoolText },
    { key: 'ended', label: '毕业时间', width: 21 },
  ],
};

/** The posts in office first, the others as the archive has them. */
const appointments: RecordTable<'appointments'> = {
  set: 'appointments',
  side: ['任职', '情况'],
  least: 2,
  order: (rows) => [
    ...rows.filter(({ state }) => state === '1'),
    ...rows.filter(({ state }) => state !== '1'),
  ],
  columns: [
    {
      key: 'unitText',
      label: '任职机构',
      width: 43,
      align: 'left',
      text: ({ organizationId, organizationName }, { units }) =>
        (organizationId === null ? '' : (units.get(organizationId) ?? '')) || (organizationName ?? ''),
    },
    { key: 'post', label: '职务名称', width: 36, align: 'left' },
    { key: 'started', label: '任职时间', width: 18 },
    { key: 'ended', label: '免职时间', width: 18 },
    { key: 'startDocument', label: '任职文号', width: 38 },
  ],
};

const ranks: RecordTable<'ranks'> = {
  set: 'ranks',
  side: ['职务', '职级'],
  least: 2,
  columns: [
    { key: 'kind', label: '类　别', width: 26 },
    { key: 'name', label: '层次（职级）', width: 47 },
    { key: 'started', label: '批准时间', width: 21 },
    { key: 'ended', label: '终止时间', width: 21 },
    { key: 'document', label: '文　号', width: 38 },
  ],
};

const rewards: RecordTable<'rewards'> = {
  set: 'rewards',
  side: ['奖惩', '情况'],
  least: 2,
  columns: [
    { key: 'kind', label: '类别', width: 14 },
    { key: 'name', label: '奖惩名称', width: 48, align: 'left' },
    { key: 'approved', label: '批准日期', width: 23 },
    { key: 'organ', label: '批准机关', width: 36, align: 'left' },
    {
      key: 'remarkText',
      label: '备　注',
      width: 32,
      align: 'left',
      text: (row, person) => rewardRemark(row, person),
    },
  ],
};

function rewardRemark(row: ChildRecord<'rewards'>, person: PaperPerson): string {
  const until = childText(person, 'rewards', row, 'effectUntil');
  const revoked = childText(person, 'rewards', row, 'revoked');
  return [row.reason ?? '', until && `影响期至${until}`, revoked && `${revoked}撤销`]
    .filter(Boolean)
    .join('；');
}

const family: RecordTable<'family'> = {
  set: 'family',
  side: ['家庭', '主要', '成员', '及重', '要社', '会关', '系'],
  brief: ['家庭', '成员'],
  least: 5,
  order: familyOrder,
  columns: [
    { key: 'relation', label: '称　谓', width: 18 },
    { key: 'nameText', label: '姓　名', width: 21, text: ({ name }) => spreadName(name ?? '') },
    { key: 'birthDate', label: '出生年月', width: 20 },
    { key: 'politicalStatus', label: '政治面貌', width: 23 },
    { key: 'work', label: '工作单位及职务', width: 71, align: 'left' },
  ],
};

/** Appraisals three to a row, latest last. */
function appraisalBands(person: PaperPerson): Band[] {
  const results = person.content.children.appraisals.map((row) => [`${row.year ?? ''}`, resultText(row)]);
  const sorted = [...results].sort(([a = ''], [b = '']) => (a < b ? -1 : 1)).flat();
  const columns = [1, 2, 3].flatMap((pair): PaperColumn[] => [
    { key: `appraisals.year${pair}`, label: '年　度', width: 19 },
    { key: `appraisals.result${pair}`, label: '考核结果', width: 32 },
  ]);
  const count = Math.max(1, Math.ceil(sorted.length / columns.length));
  const rows = Array.from({ length: count }, (_, row) =>
    sorted.slice(row * columns.length, (row + 1) * columns.length),
  );
  return besides(sideOf(['年度', '考核']), tableBands(columns, rows, tableLook));
}

/** The tables of a person's records that stand before the resume on a basic table. */
export function serviceTables(person: PaperPerson): Band[] {
  return [
    ...recordBands(person, educations),
    ...recordBands(person, appointments),
    ...recordBands(person, ranks),
  ];
}

/** Rewards, appraisals and family, behind the resume. */
export function rewardTables(person: PaperPerson): Band[] {
  return [...recordBands(person, rewards), ...appraisalBands(person)];
}

/** The family as the forms of a file have it, at least as many rows as given. */
export function familyTableBands(person: PaperPerson, least = family.least): Band[] {
  return recordBands(person, { ...family, least });
}
