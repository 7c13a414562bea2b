import type { Parsed } from '#shared/contract';
import { columnOf, type Field, type FieldValue } from '#shared/lib/field';
import { formatValue } from '#shared/lib/format-value';
import { formatDate } from '#shared/lib/dates';
import { formatResume } from '#shared/lib/resume';
import {
  extractionSheets,
  type ExtractionColumn,
  type ExtractionSheet,
} from '#shared/register/extraction/sheets';
import { personChildren } from '#shared/register/fields/children';
import { organizationFields } from '#shared/register/fields/organization';
import { personFields } from '#shared/register/fields/person';
import { unitTexts } from '#shared/register/organization/unit-texts';
import type { CellValue, SheetModel } from '#shared/workbooks/model';
import { fieldValue } from '../../../archive/record-sql';
import type { Db } from '../../../archive/driver';
import { withSnapshot } from '../../../archive/snapshot';
import type { JobContext } from '../../../contexts';
import { writeWorkbook } from '../../../workbooks/write';
import {
  countPeople,
  iterateChildren,
  iterateOrganizations,
  iteratePeople,
  selectResume,
  type StoredRow,
} from './extraction.store';
import { pathRange } from '../organization/path-range.store';
import { selectOrganizationTree } from '../organization/organization.store';

type Range = readonly [string, string];

function fieldsOf(sheet: ExtractionSheet): readonly Field[] {
  if (sheet.rows === 'organizations') return organizationFields;
  return sheet.rows === 'people' ? personFields : personChildren[sheet.set].fields;
}

function rowsOf(db: Db, sheet: ExtractionSheet, range: Range): Iterable<StoredRow> {
  if (sheet.rows === 'organizations') return iterateOrganizations(db, range);
  return sheet.rows === 'people' ? iteratePeople(db, range) : iterateChildren(db, sheet.set, range);
}

type Show = (row: StoredRow) => CellValue;

/** Columns whose value is not simply a field of the row. */
function specialColumn(db: Db, column: ExtractionColumn): Show | null {
  if (column.field === null) return () => null;
  if (column.ofPerson) return (row) => row[`person_${columnOf(column.field ?? '')}`] as CellValue;
  if (column.field === 'partyMemberSince') {
    return (row) => formatDate((row['party_member_since'] as string | null) ?? '');
  }
  if (column.field === 'position') return (row) => Number(row['position']) + 1;
  if (column.field !== 'resume') return null;
  return (row) =>
    formatResume(
      selectResume(db, Number(row['id'])).map(({ started, ended, content }) => ({
        start: started,
        end: ended,
        text: content,
      })),
    );
}

function plainColumn(
  column: ExtractionColumn,
  fields: readonly Field[],
  unitName: (id: number) => string,
): Show {
  const field = fields.find((candidate) => candidate.key === column.field);
  if (!field)
    throw new Error(`the table has a column ${column.header} for the unknown field ${column.field}`);
  const asCode = column.header.endsWith('代码');
  return (row) => {
    const value: FieldValue = fieldValue(field, row[columnOf(field.key)]);
    if (field.kind === 'flag') return value === true ? '是' : '否';
    // A post outside the register's units is kept by the name of the unit alone.
    if (field.kind === 'organization')
      return value === null ? ((row['organization_name'] ?? null) as CellValue) : unitName(Number(value));
    // The table is for exchange: days are kept that lists and forms leave out.
    if (field.kind === 'month') return formatDate(String(value ?? ''));
    return asCode || typeof value === 'number' ? value : formatValue(field, value, unitName);
  };
}

function sheetModel(db: Db, sheet: ExtractionSheet, range: Range, count: () => void): SheetModel {
  const names = unitTexts(selectOrganizationTree(db));
  const fields = fieldsOf(sheet);
  const unitName = (id: number): string => names.get(id) ?? '';
  const shows = sheet.columns.map(
    (column) => specialColumn(db, column) ?? plainColumn(column, fields, unitName),
  );
  function* body(): Generator<CellValue[]> {
    for (const row of rowsOf(db, sheet, range)) {
      count();
      yield shows.map((show) => show(row));
    }
  }
  return {
    name: sheet.name,
    columns: sheet.columns.map(({ header }) => ({
      header,
      width: header === '简历' ? 60 : Math.max(10, header.length * 2 + 2),
      kind: 'text',
      ...(header === '简历' ? { wrap: true } : {}),
    })),
    body: body(),
    frozenColumns: sheet.rows === 'organizations' ? 1 : 2,
    autoFilter: true,
  };
}

/** Writes the ten sheets of the《干部大数据信息提取表》. */
export async function exportExtraction(
  input: Parsed<'extraction.export'>,
  context: JobContext,
): Promise<{ people: number }> {
  // Ten sheets are read one after the other: without one snapshot children could belong to people who are not there.
  return withSnapshot(context.db, async () => {
    const { db } = context;
    const range = pathRange(db, input.organizationId);
    const people = countPeople(db, range);
    let written = 0;
    const models = extractionSheets.map((sheet) => sheetModel(db, sheet, range, () => (written += 1)));
    // A person has about twenty rows on the ten sheets together; the bar shows people, not rows.
    const report = (): void =>
      context.checkpoint(Math.min(people, Math.floor(written / 20)), people, '正在导出提取表');
    await writeWorkbook(context.pathOf(input.file, 'write'), models, report);
    return { people };
  });
}
