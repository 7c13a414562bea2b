// Exports everybody of an archive with thirty columns, as the job in the worker thread does.
import { openArchive } from '../../../electron/archive/archive';
import { archiveHandlers } from '../../../electron/host';
import { thirtyColumns } from '../support/columns';
import { jobContext } from '../support/context';
import { reported } from './report';

const [folder = '', hexKey = '', file = ''] = process.argv.slice(2);
const archive = openArchive({ folder, key: Buffer.from(hexKey, 'hex'), program: { version: '0.1.0' } });
const roster = {
  title: '干部名册',
  caption: '',
  layout: 'list',
  grouped: false,
  paper: 'A3',
  list: { organizationId: null, search: '', condition: null, sort: null },
  ids: null,
  columns: [...thirtyColumns],
} as const;
const input = {
  file: '00000000-0000-4000-8000-000000000000',
  roster: { ...roster, columns: [...roster.columns] },
};

await reported(async () => {
  const { rows } = await archiveHandlers()['roster.export'](
    input,
    jobContext(archive, 'roster.export', file),
  );
  return rows;
});
archive.closeNow();
