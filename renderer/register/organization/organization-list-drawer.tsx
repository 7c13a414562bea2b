import { useQuery } from '@tanstack/react-query';
import { formatValue } from '#shared/lib/format-value';
import type { Field } from '#shared/lib/field';
import type { TableContent } from '#shared/lib/table-document';
import { organizationFields } from '#shared/register/fields/organization';
import type { OrganizationListRow } from '#shared/register/person/person-document';
import { invoke } from '../../app/bridge';
import { TableDrawer } from '../../components/table-drawer';
import { registerKey } from '../queries';
import { captionOf } from '../../print/caption';

export type OrganizationListKind = 'all' | 'villages';

const fields: readonly Field[] = organizationFields;
const villageKinds = ['village', 'community'];

const kinds: Readonly<
  Record<
    OrganizationListKind,
    { readonly title: string; readonly sections: readonly string[]; readonly skip: readonly string[] }
  >
> = {
  all: {
    title: '单位一览表',
    sections: ['基本情况', '职数编制'],
    skip: ['shortName', 'areaCode', 'referenceApproved', 'referenceDocument'],
  },
  villages: {
    title: '村情一览表',
    sections: ['基本情况', '村情'],
    skip: ['shortName', 'areaCode', 'kind', 'level', 'code'],
  },
};

function columnOf(field: Field): TableContent['columns'][number] {
  const numeric = field.kind === 'integer' || field.kind === 'number';
  const wide =
    field.key === 'name' ? 26 : field.key === 'weakReason' ? 24 : Math.max(8, field.label.length * 1.6);
  return {
    key: field.key,
    label: field.label,
    width: wide,
    align: numeric ? 'right' : wide > 20 ? 'left' : 'center',
  };
}

/** The name is indented by its level, so that the tree is read on paper too. */
function cellOf(field: Field, row: OrganizationListRow): string {
  const text = formatValue(field, row.fields[field.key as keyof OrganizationListRow['fields']]);
  return field.key === 'name' ? `${'\u3000'.repeat(row.depth)}${text}` : text;
}

function lineOf(shown: readonly Field[], row: OrganizationListRow): TableContent['lines'][number] {
  return { id: row.id, cells: shown.map((field) => cellOf(field, row)) };
}

/** Villages under the title row of their township. */
function villageLines(shown: readonly Field[], rows: readonly OrganizationListRow[]): TableContent['lines'] {
  const names = new Map(rows.map((row) => [row.id, row.fields.name ?? '']));
  const lines: TableContent['lines'] = [];
  let parent: number | null | undefined;
  for (const row of rows.filter(({ fields: { kind } }) => villageKinds.includes(kind ?? ''))) {
    if (row.parentId !== parent) lines.push({ group: names.get(row.parentId ?? 0) ?? '未列乡镇' });
    parent = row.parentId;
    lines.push(lineOf(shown, { ...row, depth: 0 }));
  }
  return lines;
}

interface Props {
  readonly kind: OrganizationListKind;
  readonly onClose: () => void;
}

/** Units as a list on paper: all of them with their posts, or the villages with what is known of them. */
export function OrganizationListDrawer({ kind, onClose }: Props) {
  const list = useQuery({
    queryKey: [...registerKey, 'organization.list'],
    queryFn: () => invoke('organization.list', {}),
  });
  if (!list.data) return null;
  const { title, sections, skip } = kinds[kind];
  const shown = fields.filter((field) => sections.includes(field.section ?? '') && !skip.includes(field.key));
  const lines = kind === 'all' ? list.data.map((row) => lineOf(shown, row)) : villageLines(shown, list.data);
  return (
    <TableDrawer
      title={title}
      caption={captionOf('')}
      columns={shown.map(columnOf)}
      lines={lines}
      onClose={onClose}
    />
  );
}
