// Takes a roster into an archive: read, units created, planned, written. As the wizard, without its pauses.
import { openArchive } from '../../../electron/archive/archive';
import { archiveHandlers } from '../../../electron/host';
import { usualOptions } from '../../../shared/register/import/plan';
import type { ImportSetup } from '../../../shared/register/import/import-contract';
import { jobContext } from '../support/context';
import { reported } from './report';

const [folder = '', hexKey = '', path = ''] = process.argv.slice(2);
const key = Buffer.from(hexKey, 'hex');
const archive = openArchive({ folder, key, program: { version: '0.1.0' } });
const handlers = archiveHandlers();
const file = '00000000-0000-4000-8000-000000000000';
const context = (channel: string) => jobContext(archive, channel, path, key);

async function setup(): Promise<ImportSetup> {
  const { kind, suggested: sheet } = await handlers['import.open']({ file }, context('import.open'));
  const preview = await handlers['import.sheet']({ file, kind, sheet, head: null }, context('import.sheet'));
  if (!preview.head) throw new Error('no head found');
  const columns = preview.columns.flatMap(({ index, target }) =>
    target === null ? [] : [{ index, target }],
  );
  const mapping = { file, kind, sheet, head: preview.head, columns, options: usualOptions };
  const questions = await handlers['import.units'](mapping, context('import.units'));
  const created = questions
    .filter(({ match, key }) => match.state === 'none' && key !== '')
    .map(({ key, name, kind: unitKind, parentId, parentKey }) => {
      return [key, { action: 'create', name, kind: unitKind, parentId, parentKey }] as const;
    });
  return { ...mapping, units: Object.fromEntries(created), decisions: [] };
}

await reported(async () => {
  const plan = await handlers['import.plan'](await setup(), context('import.plan'));
  const selection = { states: ['new' as const, 'changed' as const], rows: [], changes: [] };
  const done = await handlers['import.apply']({ planId: plan.planId, selection }, context('import.apply'));
  return done.added;
});
archive.closeNow();
