import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openArchive } from '../../electron/archive/archive';
import { openKeyRing } from '../../electron/archive/keys';
import { selectOrganizationTree } from '../../electron/features/register/organization/organization.store';
import { selectPage } from '../../electron/features/register/list/person-list.store';
import { columnOf } from '#shared/lib/field';
import { formatValue } from '#shared/lib/format-value';
import { personFields } from '#shared/register/fields/person';
import { temporaryFolder } from '../e2e/support/app';
import type { ChildReport } from './children/report';
import { buildChild, runChild } from './support/child';
import { thirtyColumns, thirtyHeads } from './support/columns';
import { today } from './support/context';
import { copyCounty } from './support/county';
import { median, rounded, writeFigures, type Figure } from './support/figures';
import { administrator } from './support/people';

const rounds = 5;
const people = 10_000;
const figures: Omit<Figure, 'group'>[] = [];
const folder = temporaryFolder('workbooks');
const cellsFile = path.join(folder, 'cells.jsonl');
let county: Awaited<ReturnType<typeof copyCounty>>;
let countyKey: string;

/** Everybody's thirty cells as the export writes them. */
function cellsOf(archive: ReturnType<typeof openArchive>): string[][] {
  const names = new Map(selectOrganizationTree(archive.db).map((node) => [node.id, node.name]));
  const nameOf = (id: number): string => names.get(id) ?? '';
  const list = { organizationId: null, search: '', condition: null, sort: null, columns: [...thirtyColumns] };
  const rows: string[][] = [];
  for (let offset = 0; offset < people; offset += 500) {
    for (const { values } of selectPage({ db: archive.db, today }, { ...list, offset, limit: 500 })) {
      rows.push(
        thirtyColumns.map((key) => {
          const field = personFields.find((candidate) => candidate.key === key);
          if (!field) throw new Error(`no field ${columnOf(key)}`);
          return formatValue(field, values[key], nameOf);
        }),
      );
    }
  }
  return rows;
}

beforeAll(async () => {
  county = await copyCounty(people);
  const { key } = await openKeyRing({ folder: county.folder }).unlock(
    administrator.userName,
    administrator.password,
  );
  countyKey = key.toString('hex');
  const archive = openArchive({ folder: county.folder, key, program: { version: '0.1.0' } });
  const rows = cellsOf(archive);
  archive.closeNow();
  fs.writeFileSync(cellsFile, [thirtyHeads, ...rows].map((cells) => JSON.stringify(cells)).join('\n'));
});

afterAll(() => {
  county?.remove();
  fs.rmSync(folder, { recursive: true, force: true });
  writeFigures(
    '5-export',
    'export of 10,000 rows and 30 columns / exceljs, in processes of their own',
    figures,
  );
});

function compare(
  name: string,
  ours: readonly ChildReport[],
  theirs: readonly ChildReport[],
  limit: number,
  memory: number | null,
): void {
  const time = [median(ours.map(({ ms }) => ms)), median(theirs.map(({ ms }) => ms))] as const;
  const cpu = [median(ours.map((run) => run.cpu)), median(theirs.map((run) => run.cpu))] as const;
  const peak = [median(ours.map((run) => run.peak)), median(theirs.map((run) => run.peak))] as const;
  figures.push(
    {
      name: `${name}, time`,
      value: rounded(time[0] / time[1]),
      unit: 'x',
      limit,
      detail: `${rounded(time[0])} ms / ${rounded(time[1])} ms`,
    },
    {
      name: `${name}, processor time`,
      value: rounded(cpu[0] / cpu[1]),
      unit: 'x',
      limit: null,
      detail: `${rounded(cpu[0])} ms / ${rounded(cpu[1])} ms`,
    },
    {
      name: `${name}, peak of memory`,
      value: rounded(peak[0] / peak[1]),
      unit: 'x',
      limit: memory,
      detail: `${rounded(peak[0])} MB / ${rounded(peak[1])} MB`,
    },
  );
}

test('a roster is written nearly as fast as exceljs streams the same cells', async () => {
  const ours = await buildChild('export-roster');
  const theirs = await buildChild('exceljs-write');
  const runs: { ours: ChildReport[]; theirs: ChildReport[] } = { ours: [], theirs: [] };
  for (let round = 0; round < rounds; round += 1) {
    runs.ours.push(runChild(ours, [county.folder, countyKey, path.join(folder, 'ours.xlsx')]));
    runs.theirs.push(runChild(theirs, [cellsFile, path.join(folder, 'theirs.xlsx')]));
  }
  compare('export, to exceljs streaming the same cells', runs.ours, runs.theirs, 1.25, 1.25);
  expect([runs.ours[0]?.rows, runs.theirs[0]?.rows]).toEqual([people, people]);
});
