import type { Field } from '#shared/lib/field';
import { formatValue } from '#shared/lib/format-value';
import type { TableColumn, TableLine } from '#shared/lib/table-document';
import { columnsOf, type ListColumnKey } from '../list/list-columns';
import type { OrganizationNode } from '../person/person-document';
import type { PersonRow } from '../list/person-list';
import type { RosterLayoutName, RosterRequest } from './roster-request';

/** Left blank for ink: who made the list, who checked it, and when. */
export const signatureLine =
  '制表人：　　　　　　　　审核人：　　　　　　　　填表时间：　　　　年　　月　　日';

interface ColumnSource extends TableColumn {
  readonly fields: readonly ListColumnKey[];
  readonly show: (text: (key: ListColumnKey) => string) => string;
}

function fieldOf(key: ListColumnKey): Field {
  const [field] = columnsOf([key]);
  if (!field) throw new Error(`unknown field ${key}`);
  return field;
}

function column(key: ListColumnKey, width: number, label = fieldOf(key).label): ColumnSource {
  const align = width >= 20 ? 'left' : 'center';
  return { key, label, width, align, fields: [key], show: (text) => text(key) };
}

/** 学历 alone, without the degree that the derived field carries behind it. */
function levelOnly(key: 'fullTimeEducation' | 'onJobEducation', group: string): ColumnSource {
  const show: ColumnSource['show'] = (text) => text(key).split(' ')[0] ?? '';
  return { key, label: '学历', group, width: 12, align: 'center', fields: [key], show };
}

/** The customary A4 roster of organization departments (DOMAIN 3.2, gbhmc1). */
const customary: readonly ColumnSource[] = [
  column('name', 10),
  column('currentPost', 34),
  column('gender', 5),
  column('ethnicity', 8),
  column('nativePlace', 11),
  levelOnly('fullTimeEducation', '全日制教育'),
  { ...column('fullTimeSchool', 22, '毕业院校及专业'), group: '全日制教育' },
  levelOnly('onJobEducation', '在职教育'),
  { ...column('onJobSchool', 22, '毕业院校及专业'), group: '在职教育' },
  column('birthDate', 10),
  column('workStarted', 10, '参加工作时间'),
  column('partyJoined', 10),
  column('currentPostSince', 10),
  column('rankSince', 10, '任现职级时间'),
  column('remark', 10),
];

/** The longer variant with degrees, titles and the times of tier and rank (DOMAIN 3.2, gbhmc_hz). */
const detailed: readonly ColumnSource[] = [
  column('name', 10),
  column('currentPost', 32),
  column('gender', 5),
  column('ethnicity', 8),
  column('birthDate', 10),
  column('nativePlace', 11),
  column('workStarted', 10, '参加工作时间'),
  column('partyJoined', 10),
  { ...column('fullTimeEducation', 14, '学历学位'), group: '全日制教育' },
  { ...column('fullTimeSchool', 20, '毕业院校及专业'), group: '全日制教育' },
  { ...column('onJobEducation', 14, '学历学位'), group: '在职教育' },
  { ...column('onJobSchool', 20, '毕业院校及专业'), group: '在职教育' },
  column('technicalTitle', 12, '职称'),
  column('currentPostSince', 10),
  column('postTierSince', 10, '任现职务层次时间'),
  column('rankSince', 10, '任现职级时间'),
  column('remark', 9),
];

function listColumns(keys: readonly ListColumnKey[]): ColumnSource[] {
  return keys.map((key) => column(key, Math.max(5, Math.round((fieldOf(key).width ?? 100) / 8))));
}

function sourcesOf(request: Pick<RosterRequest, 'layout' | 'columns'>): readonly ColumnSource[] {
  const layouts: Readonly<Record<RosterLayoutName, readonly ColumnSource[]>> = {
    customary,
    detailed,
    list: listColumns(request.columns),
  };
  return layouts[request.layout];
}

/** The columns of a roster as they are printed. */
export function rosterColumns(request: Pick<RosterRequest, 'layout' | 'columns'>): TableColumn[] {
  return sourcesOf(request).map(({ fields: _fields, show: _show, ...shown }) => shown);
}

/** The fields that must be fetched for a roster; the unit is always among them, for the title rows. */
export function rosterFields(request: Pick<RosterRequest, 'layout' | 'columns'>): ListColumnKey[] {
  return [
    ...new Set<ListColumnKey>(['organizationId', ...sourcesOf(request).flatMap((source) => source.fields)]),
  ];
}

/** The unit's name with the names above it, without the root, parted by a full-width blank. */
function unitTitles(tree: readonly OrganizationNode[]): ReadonlyMap<number, string> {
  const titles = new Map<number, string>();
  const roots = new Set(tree.filter((node) => node.parentId === null).map((node) => node.id));
  for (const node of tree) {
    const above = node.parentId === null || roots.has(node.parentId) ? undefined : titles.get(node.parentId);
    titles.set(node.id, above === undefined ? node.name : `${above}\u3000${node.name}`);
  }
  return titles;
}

/**
 * Turns people in list order into the lines of a roster; a title row stands before the first person of each unit.
 * @param rows in list order; grouping expects people of one unit to follow each other
 */
export function* rosterLines(
  request: Pick<RosterRequest, 'layout' | 'columns' | 'grouped'>,
  rows: Iterable<PersonRow>,
  tree: readonly OrganizationNode[],
): Generator<TableLine> {
  const sources = sourcesOf(request);
  const titles = unitTitles(tree);
  const names = new Map(tree.map((node) => [node.id, node.name]));
  let unit: unknown = null;
  for (const row of rows) {
    const text = (key: ListColumnKey): string =>
      formatValue(fieldOf(key), row.values[key], (id) => names.get(id) ?? '');
    if (request.grouped && row.values.organizationId !== unit) {
      unit = row.values.organizationId;
      yield { group: titles.get(Number(unit)) ?? '未列单位' };
    }
    yield { id: row.id, cells: sources.map((source) => source.show(text)) };
  }
}
