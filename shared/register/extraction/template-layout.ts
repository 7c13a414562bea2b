import type { Field } from '#shared/lib/field';
import { personFields } from '../fields/person';
import { OWNER_ID, OWNER_NAME, PEOPLE_SHEET, setSheets, type SetSheet } from '../template/columns';
import type { PartColumn, WorkbookLayout, WorkbookPart } from './layout';

function ownerColumn(key: 'name' | 'idNumber', label: string, synonyms: readonly string[]): PartColumn {
  const field: Field | undefined = personFields.find((candidate) => candidate.key === key);
  if (!field) throw new Error(`no field ${key}`);
  return { key: `owner:${key}`, label, synonyms, place: { type: 'field', field } };
}

const owner: readonly PartColumn[] = [
  ownerColumn('name', OWNER_NAME, ['姓名']),
  ownerColumn('idNumber', OWNER_ID, ['身份证号', '身份证号码']),
];

function partOf({ name, set, columns }: SetSheet): WorkbookPart {
  const fields = columns.map(({ header, field }): PartColumn => {
    const synonyms = [field.label, ...(field.synonyms ?? [])].filter(
      (word) => word !== header && word !== '姓名',
    );
    return { key: field.key, label: header, synonyms, place: { type: 'member', set, slot: '', field } };
  });
  return { name, rows: 'children', set, columns: [...owner, ...fields] };
}

/** The program's own template as a source of people. */
export const templateLayout: WorkbookLayout = {
  key: 'template',
  title: '干部信息采集模板（多张表）',
  parts: [
    { name: PEOPLE_SHEET, aliases: ['人员信息', '干部基本信息'], rows: 'people', columns: 'roster' },
    ...setSheets.map(partOf),
  ],
};
