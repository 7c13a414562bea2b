import { formatValue } from '#shared/lib/format-value';
import { columnsOf, type ListColumnKey } from '#shared/register/list/list-columns';
import { sortKeys, type ListRequest, type PersonRow } from '#shared/register/list/person-list';
import type { DataColumn, Sort } from '../../components/data-table';

type SortKey = NonNullable<ListRequest['sort']>['key'];

/** Age is ordered by the date of birth, the other way round; years of service by the beginning of work. */
const sortedBy: Readonly<Partial<Record<ListColumnKey, SortKey>>> = {
  age: 'birthDate',
  workYears: 'workStarted',
};
const centred: ReadonlySet<string> = new Set(['gender', 'age', 'workYears']);

function isSortable(key: ListColumnKey): boolean {
  return key in sortedBy || (sortKeys as readonly string[]).includes(key);
}

/** What is left of a wide window goes to long texts. */
const growing: ReadonlySet<string> = new Set(['organizationId', 'currentPost']);
/** Narrower than on paper, so that the customary columns fit beside the tree at 1366 pixels. */
const widths: Readonly<Partial<Record<ListColumnKey, number>>> = {
  name: 88,
  gender: 50,
  age: 50,
  birthDate: 78,
  ethnicity: 66,
  nativePlace: 80,
  partyJoined: 78,
  workStarted: 100,
  highestEducation: 82,
  organizationId: 120,
  currentPost: 158,
};

function widthOf(key: ListColumnKey, width: number | undefined): number {
  return widths[key] ?? width ?? 100;
}

/** The list's order as its heads show it. @param clicked the head that was clicked for it */
export function headerSort(sort: ListRequest['sort'], clicked: string | null): Sort | null {
  if (sort === null || clicked === null || !(clicked in sortedBy)) return sort;
  return { key: clicked, descending: !sort.descending };
}

/** The order that a click on a header asks for. */
export function sortOfHeader(sort: Sort | null): ListRequest['sort'] {
  if (sort === null) return null;
  const mirrored = sortedBy[sort.key as ListColumnKey];
  if (mirrored) return { key: mirrored, descending: !sort.descending };
  return { key: sort.key as SortKey, descending: sort.descending };
}

function cell(key: ListColumnKey, text: string, open: () => void) {
  if (key !== 'name') return text;
  return (
    <button type="button" className="name-link" title={text} tabIndex={-1} onClick={open}>
      {text || '（未填姓名）'}
    </button>
  );
}

/** Table columns for the chosen keys. @param onOpen opens a person by the name */
export function tableColumns(
  keys: readonly ListColumnKey[],
  unitName: (id: number) => string,
  onOpen: (row: PersonRow) => void,
): DataColumn<PersonRow>[] {
  const columns = columnsOf(keys);
  return columns.map((column) => ({
    key: column.key,
    title: column.label,
    width: widthOf(column.key, column.width),
    grow: growing.has(column.key) || column.kind === 'longText',
    fixed: column.key === 'name',
    sortable: isSortable(column.key),
    align: centred.has(column.key) ? 'center' : 'left',
    render: (row) =>
      cell(column.key, formatValue(column, row.values[column.key], unitName), () => onOpen(row)),
  }));
}
