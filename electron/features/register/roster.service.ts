import type { Field } from '#shared/lib/field';
import { formatValue } from '#shared/lib/format-value';
import type { Parsed } from '#shared/contract';
import { personFields, type PersonFieldKey } from '#shared/register/fields/person';
import type { JobContext } from '../../contexts';
import { writeWorkbook } from '../../workbooks/write';
import { selectOrganizationTree } from './organization.store';
import { countList, selectPage } from './person-list.store';

const chunk = 500;

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
  let written = 0;
  function* rows(): Generator<string[]> {
    for (let offset = 0; offset < total; offset += chunk) {
      for (const row of selectPage(db, { ...input.list, columns: input.columns, offset, limit: chunk })) {
        written += 1;
        yield fields.map((field) =>
          formatValue(field, row.values[field.key as PersonFieldKey], (id) => names.get(id) ?? ''),
        );
      }
    }
  }
  await writeWorkbook(
    context.pathOf(input.file),
    [
      {
        name: '名册',
        title: input.title,
        columns: fields.map((field) => ({ header: field.label })),
        rows: rows(),
      },
    ],
    () => context.checkpoint(written, total, '正在导出'),
  );
  return { rows: written };
}
