import type { Parsed } from '#shared/contract';
import { personTemplate, unitTemplate } from '#shared/register/template/sheets';
import { unitTexts } from '#shared/register/organization/unit-texts';
import type { JobContext } from '../../../contexts';
import { writeWorkbook } from '../../../workbooks/write';
import { selectOrganizationTree } from '../organization/organization.store';

/** Writes the empty workbook that townships fill in, with the register's own units in its lists. */
export async function exportTemplate(
  input: Parsed<'template.export'>,
  context: JobContext,
): Promise<{ sheets: number }> {
  const nodes = selectOrganizationTree(context.db);
  const texts = unitTexts(nodes);
  const top = nodes.find(({ id }) => id === input.organizationId);
  const units = nodes
    .filter(({ path, abolished }) => !abolished && path.startsWith(top?.path ?? ''))
    .map(({ id }) => texts.get(id) ?? '');
  const options = { units, unitName: top?.name ?? '', today: context.today };
  const models = input.kind === 'person' ? personTemplate(options) : unitTemplate(options);
  await writeWorkbook(context.pathOf(input.file, 'write'), models, (done, total) =>
    context.checkpoint(done, total, '正在写出'),
  );
  return { sheets: models.length };
}
