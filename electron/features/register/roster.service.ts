import type { Field } from '#shared/lib/field';
import { formatValue } from '#shared/lib/format-value';
import type { Parsed } from '#shared/contract';
import { personFields, type PersonFieldKey } from '#shared/register/fields/person';
import type { JobContext } from '../../contexts';
import { writeWorkbook } from '../../workbooks/write';
import { selectOrganizationTree } from './organization.store';
import { countList, selectPage } from './person-list.store';

const chunk = 500;
/** A list's widths are in pixels, a sheet's in characters of the normal font. */
const PIXELS_PER_CHARACTER = 7;

/** Writes a list as it stands to a workbook. */
export async function exportRoster(
  input: Parsed<'roster.export'>,
  context: JobContext,
): Promise<{ rows: number }> {
  const { db } = context;
  const names = new Map(selectOrganizationTree(db).map((node) => [node.id, node.name]));
  const fields: readonly Field[] = input.columns.map((key: PersonFieldKey) => {
    const field = personFields.find((candidate) => candidate.key === key);
    if (!field) throw new Error(`unknown field ${key}`);
    return field;
  });
  const total = countList(db, input.list);
  function* rows(): Generator<string[]> {
    for (let offset = 0; offset < total; offset += chunk) {
      for (const row of selectPage(db, { ...input.list, columns: input.columns, offset, limit: chunk })) {
        yield fields.map((field) =>
          formatValue(field, row.values[field.key as PersonFieldKey], (id) => names.get(id) ?? ''),
        );
      }
    }
  }
  const { rows: written } = await writeWorkbook(
    context.pathOf(input.file),
    [
      {
        name: '名册',
        lines: [{ text: input.title, style: 'title' }],
        columns: fields.map((field) => ({
          header: field.label,
          width: Math.max(6, Math.round((field.width ?? 100) / PIXELS_PER_CHARACTER)),
          kind: 'text',
          wrap: true,
        })),
        body: rows(),
        rowCount: total,
        print: { paper: 'A4', orientation: 'landscape' },
      },
    ],
    (done) => context.checkpoint(done, total, '正在导出'),
  );
  return { rows: written };
}
